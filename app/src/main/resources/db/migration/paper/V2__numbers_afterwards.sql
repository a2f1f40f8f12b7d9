-- 文号 are given after the change that issued the papers, in the journal's order, so that no step waits for another's
-- number. A paper's own row is never touched again; number and signed file stand beside it, narrow.

-- 字号: what stands around the serial, as the template and the department's short name said it when it was given.
create table paper.wording (
    id         integer generated always as identity primary key,
    department text not null,
    text       text not null check (text like '%{serial}%'),
    unique (department, text)
);

-- 正本: a paper's number, and its file once it has been made.
create table paper.original (
    paper         uuid    not null primary key,
    wording       integer not null,
    serial        integer not null check (serial > 0),
    claimed_until timestamptz,
    file          bytea,
    older_files   bytea[],
    unique (wording, serial)
);

-- What still has to be printed and signed, the oldest first (ids carry their time).
create index original_unmade on paper.original (paper) where file is null;

-- The last occurrence of the serial in its number; whichever it is, filled in again it gives the number that was given.
insert into paper.wording (department, text)
select distinct department, regexp_replace(number, serial || '(?!.*' || serial || ')', '{serial}') from paper.paper;

insert into paper.original (paper, wording, serial, file, older_files)
select p.id, w.id, p.serial, decode(p.file_sha256, 'hex'),
       (select array_agg(decode(older, 'hex')) from unnest(p.older_files) older)
  from paper.paper p
  join paper.wording w on w.department = p.department
                      and w.text = regexp_replace(p.number, p.serial || '(?!.*' || p.serial || ')', '{serial}');

drop index paper.paper_number, paper.paper_unmade;
alter table paper.paper
    drop column claimed_until, drop column serial, drop column year, drop column number, drop column file_sha256,
    drop column older_files;
alter table paper.paper set (fillfactor = 100);
