create schema paper;

-- 文号: the last serial given, for each kind of paper, department and year. A row is locked from the statement that takes a
-- number to the end of its transaction, so that none is lost; whoever takes several takes them in the key's order.
create table paper.counter (
    code       text     not null,
    department text     not null,
    year       smallint not null,
    last       integer  not null check (last > 0),
    primary key (code, department, year)
) with (fillfactor = 50);

-- 文书: all that one paper says, so that it can be printed from this row and its template's version alone.
create table paper.paper (
    id               uuid        not null primary key,
    case_id          uuid        not null,
    party            uuid        not null,
    at               timestamptz not null,
    claimed_until    timestamptz,
    ended_at         timestamptz,
    template_version integer     not null,
    serial           integer     not null,
    year             smallint    not null,
    demo             boolean     not null,
    city             char(6)     not null,
    region           char(6)     not null,
    department       text        not null,
    code             text        not null,
    template         text        not null,
    number           text        not null,
    "values"         jsonb       not null,
    ended_why        text,
    file_sha256      char(64),
    older_files      text[],
    check ((ended_at is null) = (ended_why is null))
) with (fillfactor = 90);

-- 当事人 lists its own, by case, the newest case first (ids carry their time); a case's papers are read by both.
create index paper_party on paper.paper (party, case_id, id);

-- No number twice, whatever happens.
create unique index paper_number on paper.paper (code, department, year, serial);

-- What still has to be printed and signed.
create index paper_unmade on paper.paper (at) where file_sha256 is null;

-- 送达: every time a paper reached its addressee, and how. The first is the proof of service.
create table paper.service (
    paper   uuid        not null references paper.paper,
    id      uuid        not null,
    way     text        not null check (way in ('electronic', 'pickup', 'courier')),
    at      timestamptz not null,
    account uuid        not null,
    detail  text        not null,
    primary key (paper, id)
);

-- 电子送达同意书: given once for all papers to come, withdrawn at any time; what was agreed to is a version of the text.
create table paper.consent (
    party        uuid        not null,
    id           uuid        not null,
    text_version smallint    not null,
    given_at     timestamptz not null,
    given_by     uuid        not null,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    primary key (party, id),
    check ((withdrawn_at is null) = (withdrawn_by is null))
);

create unique index consent_standing on paper.consent (party) where withdrawn_at is null;
