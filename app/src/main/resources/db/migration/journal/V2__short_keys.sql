-- A key is looked up and never read: the first half of the SHA-256 of account and key stands for it, and of the body's
-- digest half is enough too. A command that anybody who repeats it can answer keeps no answer (done is then true).
alter table journal.once drop constraint once_pkey;
alter table journal.once add column name uuid, add column same uuid, add column done boolean not null default false;
update journal.once set
    name = encode(substr(sha256(convert_to(account || E'\n' || key, 'UTF8')), 1, 16), 'hex')::uuid,
    same = encode(substr(body, 1, 16), 'hex')::uuid,
    done = answer is not null;
alter table journal.once alter column name set not null, alter column same set not null,
    drop column account, drop column key, drop column body, add primary key (name);
-- They are forgotten by age, a few times a day and many at once: a summary of each range of pages is enough for that.
drop index journal.once_at;
create index once_at on journal.once using brin (at);
