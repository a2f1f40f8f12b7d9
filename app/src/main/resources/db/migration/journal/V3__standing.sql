-- What all events of one subject say alike (of a case: item, department, region, channel, party, number), kept once and
-- read as part of each event's payload. Ids and codes, like the payloads.
create table journal.standing (
    subject uuid  not null primary key,
    facts   jsonb not null
);
create trigger append_only before update or delete on journal.standing
    for each row execute function journal.refuse_change();
create trigger append_only_truncate before truncate on journal.standing
    for each statement execute function journal.refuse_change();
