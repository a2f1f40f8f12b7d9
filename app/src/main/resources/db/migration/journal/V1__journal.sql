create schema journal;

-- 事件流水 -------------------------------------------------------------------------------------------------------------

-- Cache 1: a cached block would let one connection write low numbers long after another wrote high ones, and the
-- order of one case's two events would be lost.
create sequence journal.entry_seq cache 1;

-- What happened. Rows are written once in the transaction of the change itself and never touched again.
create table journal.entry (
    seq          bigint      not null,
    tx           xid8        not null,
    id           uuid        not null,
    type         text        not null check (type ~ '^[a-z]+\.[a-z0-9-]+\.v[0-9]+$'),
    subject_kind text        not null,
    subject      uuid        not null,
    city         text        not null check (city ~ '^[0-9]{6}$'),
    at           timestamptz not null,
    account      uuid        not null,
    acting_for   uuid,
    role         text        not null,
    department   text,
    channel      text        not null,
    payload      jsonb       not null,
    primary key (seq, at, city)
) partition by range (at);

create index entry_subject on journal.entry (subject, seq);

-- The order that readers follow: positions without a gap, given by the sealing leader. Narrow, and apart from the
-- entries so that these never change.
create table journal.position (
    position bigint      primary key,
    seq      bigint      not null unique,
    at       timestamptz not null
);

-- One row; whoever holds its lock seals. floor_seq: every number up to it is either sealed or will never come.
-- pending_*: once all transactions older than pending_tx are over, the floor may rise to pending_seq.
create table journal.leader (
    one         boolean primary key default true check (one),
    position    bigint  not null default 0,
    floor_seq   bigint  not null default 0,
    pending_seq bigint,
    pending_tx  xid8
);
insert into journal.leader default values;

-- How far each subscriber has come; moved in the transaction of its effect.
create table journal.cursor (
    subscriber       text        primary key,
    position         bigint      not null,
    failing_position bigint,
    failures         int         not null default 0,
    moved_at         timestamptz not null
);

-- Events that a subscriber could not digest, put aside so that the others go on.
create table journal.parked (
    subscriber text        not null,
    position   bigint      not null,
    error      text        not null,
    at         timestamptz not null,
    primary key (subscriber, position)
);

create function journal.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'journal.% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete on journal.entry
    for each row execute function journal.refuse_change();
create trigger append_only before update or delete on journal.position
    for each row execute function journal.refuse_change();
create trigger append_only_truncate before truncate on journal.entry
    for each statement execute function journal.refuse_change();
create trigger append_only_truncate before truncate on journal.position
    for each statement execute function journal.refuse_change();

-- 幂等键 ---------------------------------------------------------------------------------------------------------------

create table journal.once (
    account uuid        not null,
    key     text        not null check (length(key) between 1 and 200),
    body    bytea       not null,
    answer  jsonb,
    at      timestamptz not null,
    primary key (account, key)
);
create index once_at on journal.once (at);

-- 查阅记录 -------------------------------------------------------------------------------------------------------------

create table journal.access (
    id           uuid        not null,
    at           timestamptz not null,
    account      uuid        not null,
    acting_for   uuid,
    role         text        not null,
    department   text,
    channel      text        not null,
    subject_kind text        not null,
    subject      uuid        not null,
    purpose      text        not null,
    primary key (id, at)
) partition by range (at);

create index access_subject on journal.access (subject, at);
create index access_account on journal.access (account, at);

create trigger append_only before update or delete on journal.access
    for each row execute function journal.refuse_change();
create trigger append_only_truncate before truncate on journal.access
    for each statement execute function journal.refuse_change();

-- Months ---------------------------------------------------------------------------------------------------------------

-- Catches rows of a month that nobody has prepared (a clock far ahead, a job that did not run): slower to drop one day,
-- never lost.
create table journal.entry_rest partition of journal.entry default;
create trigger append_only_truncate before truncate on journal.entry_rest
    for each statement execute function journal.refuse_change();
create table journal.access_rest partition of journal.access default;
create trigger append_only_truncate before truncate on journal.access_rest
    for each statement execute function journal.refuse_change();

-- Makes the monthly partitions (of Asia/Shanghai) that are missing and answers how many it made. A month whose rows
-- already lie in the rest stays there. Attached rather than created in place: that does not lock writers out.
create function journal.make_months(first_month date, months int) returns int language plpgsql as $$
declare
    made int := 0;
    parent text;
    part text;
    lower_bound timestamptz;
    upper_bound timestamptz;
    taken boolean;
begin
    perform pg_advisory_xact_lock(hashtext('journal.make_months'));
    foreach parent in array array['entry', 'access'] loop
        for i in 0 .. months - 1 loop
            lower_bound := (first_month + make_interval(months => i))::timestamp at time zone 'Asia/Shanghai';
            upper_bound := (first_month + make_interval(months => i + 1))::timestamp at time zone 'Asia/Shanghai';
            part := parent || '_' || to_char(first_month + make_interval(months => i), 'YYYYMM');
            continue when to_regclass('journal.' || part) is not null;
            execute format('select exists (select from journal.%I where at >= %L and at < %L)',
                parent || '_rest', lower_bound, upper_bound) into taken;
            continue when taken;
            execute format('create table journal.%I (like journal.%I including defaults including constraints)',
                part, parent);
            execute format('alter table journal.%I attach partition journal.%I for values from (%L) to (%L)',
                parent, part, lower_bound, upper_bound);
            execute format('create trigger append_only_truncate before truncate on journal.%I '
                'for each statement execute function journal.refuse_change()', part);
            made := made + 1;
        end loop;
    end loop;
    return made;
end $$;
