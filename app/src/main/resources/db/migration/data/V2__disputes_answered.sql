-- The source department answers: the register is right, or it will be put right there. region is the city whose reviewers
-- of that department see the dispute.
alter table data.dispute add column region text not null default '330300';
alter table data.dispute alter column region drop default;
alter table data.dispute add column answer text check (length(answer) between 1 and 500);
alter table data.dispute add column answered_by uuid;

alter table data.dispute drop constraint dispute_status_check;
alter table data.dispute add constraint dispute_status_check
    check (status in ('open', 'accepted', 'confirmed', 'answered', 'withdrawn'));

-- A value stays disputed while its source has admitted the mistake but not sent a better one.
drop index data.dispute_open;
create unique index dispute_standing on data.dispute (party, element) where status in ('open', 'accepted');
drop index data.dispute_record;
create index dispute_record on data.dispute (record) where status in ('open', 'accepted');
drop index data.dispute_source;
create index dispute_source on data.dispute (source, region, opened_at, id) where status = 'open';
