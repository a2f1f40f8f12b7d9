create schema signing;

-- 签署任务: the documents made from one state of a draft's answers, and who signs them. state: open, complete (all have
-- signed), declined, void (given up, or the answers were changed), filed (it went with the application). contents: SHA-256 of
-- all that documents and signers say.
create table signing.envelope (
    city          text        not null check (city ~ '^[0-9]{6}$'),
    id            uuid        not null primary key,
    draft         uuid        not null,
    party         uuid        not null,
    account       uuid        not null,
    matter_zh     text        not null,
    matter_en     text        not null,
    region        text        not null,
    credit_code   text        not null,
    department_zh text        not null,
    department_en text        not null,
    ground_zh     text        not null,
    ground_en     text        not null,
    contents      bytea       not null check (length(contents) = 32),
    state         text        not null check (state in ('open', 'complete', 'declined', 'void', 'filed')),
    opened_at     timestamptz not null,
    ended_at      timestamptz,
    case_id       uuid,
    demo          boolean     not null,
    check ((ended_at is null) = (state = 'open')),
    check ((case_id is not null) = (state = 'filed'))
) with (fillfactor = 70);

-- Of one draft one is alive.
create unique index envelope_live on signing.envelope (draft) where state in ('open', 'complete');
create index envelope_draft on signing.envelope (draft, id);
create index envelope_over on signing.envelope (ended_at) where state in ('declined', 'void');
create index envelope_case on signing.envelope (case_id) where case_id is not null;

-- 待签文件: words: SHA-256 of what it says, sha256 of what is signed, signed of the same file with the signatures behind it.
create table signing.document (
    envelope         uuid   not null references signing.envelope,
    number           int    not null check (number > 0),
    item             text   not null,
    id               text   not null,
    title_zh         text   not null,
    title_en         text   not null,
    material         text   not null,
    template         text   not null,
    template_version int    not null,
    words            bytea  not null check (length(words) = 32),
    sha256           bytea  not null check (length(sha256) = 32),
    size             bigint not null,
    signed           bytea check (length(signed) = 32),
    signed_size      bigint,
    primary key (envelope, number),
    unique (envelope, item, id),
    check ((signed is null) = (signed_size is null))
);

create index document_unsealed on signing.document (envelope) where signed is null;

-- 签署人, and what each stated, sealed. Personal: kept as long as the application it belongs to.
create table signing.signer (
    envelope    uuid        not null references signing.envelope,
    number      int         not null check (number > 0),
    name        text        not null,
    id_kind     text        not null,
    id_number   text        not null,
    capacities  jsonb       not null,
    reminded_at timestamptz,
    signed_at   timestamptz,
    account     uuid,
    statement   text,
    seal        bytea,
    declined_at timestamptz,
    reason      text,
    primary key (envelope, number),
    unique (envelope, id_kind, id_number),
    check ((signed_at is null) = (statement is null) and (statement is null) = (seal is null)),
    check (signed_at is null or account is not null),
    check (signed_at is null or declined_at is null),
    check ((declined_at is null) = (reason is null))
);

create index signer_of on signing.signer (id_kind, id_number, envelope);
