create schema data;

-- 归集的数据: what a department's register says about a party, one data element a row. A newer value supersedes; the old
-- row stays with the time until which it was held here. Personal, erasable.
create table data.record (
    id          uuid        primary key,
    party       uuid        not null,
    element     text        not null,
    value       jsonb       not null,
    source      text        not null,
    as_of       timestamptz not null,
    received_at timestamptz not null,
    until       timestamptz check (until >= received_at),
    demo        boolean     not null
);
-- 一数一源: one value at a time, whoever sent it.
create unique index record_held on data.record (party, element) where until is null;
create index record_history on data.record (party, element, received_at);

-- 其他系统颁发的证照: licences that other systems issued to a party. number is the licence's own; a marriage certificate has
-- one number and two holders.
create table data.holding (
    id           uuid        primary key,
    party        uuid        not null,
    licence_type text        not null,
    number       text        not null,
    issuer       text        not null,
    valid_from   date        not null,
    valid_to     date check (valid_to >= valid_from),
    face         jsonb       not null check (jsonb_typeof(face) = 'object'),
    as_of        timestamptz not null,
    received_at  timestamptz not null,
    until        timestamptz check (until >= received_at),
    demo         boolean     not null
);
create unique index holding_held on data.holding (party, licence_type, number) where until is null;

-- 异议: a person says that a record is wrong (个人信息保护法 46). What was said is personal and can be erased.
create table data.dispute (
    id        uuid        primary key,
    party     uuid        not null,
    element   text        not null,
    record    uuid        not null references data.record,
    source    text        not null,
    said      text        check (length(said) between 1 and 500),
    opened_at timestamptz not null,
    account   uuid        not null,
    status    text        not null check (status in ('open', 'answered', 'withdrawn')),
    closed_at timestamptz,
    check ((status = 'open') = (closed_at is null))
);
create unique index dispute_open on data.dispute (party, element) where status = 'open';
create index dispute_party on data.dispute (party, opened_at desc);
create index dispute_record on data.dispute (record) where status = 'open';
create index dispute_source on data.dispute (source, opened_at) where status = 'open';
