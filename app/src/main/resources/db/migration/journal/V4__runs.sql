-- Positions follow the numbers of the entries nearly everywhere, so a run of both is kept as one row instead of a row and
-- two index entries for each event: entry seq + i has position + i, for i from 0 to n - 1. first_at and last_at tell in
-- which months the entries lie.
create table journal.run (
    position bigint      primary key,
    seq      bigint      not null unique,
    n        integer     not null check (n > 0),
    first_at timestamptz not null,
    last_at  timestamptz not null
);

insert into journal.run (position, seq, n, first_at, last_at)
select min(position), min(seq), count(*), min(at), max(at) from journal.position group by position - seq;

drop table journal.position;

create trigger append_only before update or delete on journal.run
    for each row execute function journal.refuse_change();
create trigger append_only_truncate before truncate on journal.run
    for each statement execute function journal.refuse_change();

-- One row for each event again, for checks and for people: not for what has to be quick.
create view journal.position as
    select r.position + i as position, r.seq + i as seq from journal.run r, generate_series(0, r.n - 1) i;
