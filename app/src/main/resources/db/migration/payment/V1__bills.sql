create schema payment;

create sequence payment.bill_serial;

-- 缴款单: what one case costs. state: planned (asked for when the case is granted), open (asked for), paid, exempt
-- (by the definition), waived (in this case), closed (nothing is owed any more), refunding, refunded. It leaves open by one
-- conditional update, so that nothing is paid twice or paid and closed.
create table payment.bill (
    city          text        not null check (city ~ '^[0-9]{6}$'),
    id            uuid        not null primary key,
    number        text        not null unique check (number ~ '^[0-9]{20}$'),
    subject       uuid        not null unique,
    filing_number text        not null,
    party         uuid        not null,
    department    text        not null,
    region        text        not null,
    title_zh      text        not null,
    title_en      text        not null,
    fen           bigint      not null check (fen > 0),
    state         text        not null
                  check (state in ('planned', 'open', 'paid', 'exempt', 'waived', 'closed', 'refunding', 'refunded')),
    ground_zh     text,
    ground_en     text,
    pay_by        date,
    made_at       timestamptz not null,
    asked_at      timestamptz,
    paid_at       timestamptz,
    ended_at      timestamptz,
    next_look     timestamptz,
    check (state <> 'open' or (pay_by is not null and asked_at is not null)),
    check ((paid_at is not null) = (state in ('paid', 'refunding', 'refunded'))),
    check ((ended_at is not null) = (state in ('exempt', 'waived', 'closed', 'refunding', 'refunded')))
) with (fillfactor = 70);

-- 当日对账: what is asked for and open, by whose it is.
create index bill_asked on payment.bill (department, region, asked_at, id) where asked_at is not null;

-- What the provider has to be asked about, because a message of it may have been lost.
create index bill_look on payment.bill (next_look) where next_look is not null;

-- 到账: every payment that the provider told of, once, whatever became of it. why: paid (it settled the bill), or for what it
-- goes back: sum (not the sum that was asked), over (nothing was owed), twice (paid already).
create table payment.transfer (
    provider    text        not null,
    txn         text        not null,
    bill        uuid        not null references payment.bill,
    fen         bigint      not null check (fen > 0),
    at          timestamptz not null,
    noted_at    timestamptz not null,
    why         text        not null check (why in ('paid', 'sum', 'over', 'twice')),
    state       text        not null check (state in ('settled', 'refunding', 'refunded')),
    refunded_at timestamptz,
    next_try    timestamptz,
    primary key (provider, txn),
    check (state <> 'settled' or why = 'paid'),
    check ((refunded_at is not null) = (state = 'refunded')),
    check ((next_try is not null) = (state = 'refunding'))
) with (fillfactor = 70);

-- One payment settles a bill, and no second one.
create unique index transfer_settled on payment.transfer (bill) where why = 'paid';

create index transfer_bill on payment.transfer (bill);
create index transfer_noted on payment.transfer (noted_at);
create index transfer_refunded on payment.transfer (refunded_at) where refunded_at is not null;
create index transfer_due on payment.transfer (next_try) where next_try is not null;

-- The sandbox's own books, as a bank would keep them; no money is behind them.
create table payment.sandbox_order (
    number      text        not null primary key,
    title       text        not null,
    fen         bigint      not null check (fen > 0),
    back        text        not null,
    made_at     timestamptz not null,
    txn         text unique,
    paid_at     timestamptz,
    refunded_at timestamptz,
    check ((txn is null) = (paid_at is null)),
    check (refunded_at is null or txn is not null)
);
