-- How often the provider was asked about a bill since somebody went to pay it: each time it waits longer for the next.
alter table payment.bill add column looks integer not null default 0 check (looks >= 0);
