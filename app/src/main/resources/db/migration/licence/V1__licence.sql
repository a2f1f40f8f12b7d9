create schema licence;

-- 电子证照 ---------------------------------------------------------------------------------------------------------------

-- Gaps do no harm: the serial names, it does not count.
create sequence licence.serial;

-- One licence through all its versions.
create table licence.licence (
    id              uuid     not null primary key,
    city            char(6)  not null,
    region          char(6)  not null,
    type_code       char(21) not null,
    issuer_code     char(18) not null,
    serial          text     not null,
    party           uuid     not null,
    case_id         uuid     not null,
    current_version smallint not null check (current_version between 1 and 999),
    unique (type_code, issuer_code, serial),
    unique (case_id, type_code, party)
);

-- 持证主体 lists its own, newest first (ids carry their time).
create index licence_party on licence.licence (party, id desc);

-- All that one version's face says, so that it can be printed from this row alone.
create table licence.version (
    licence      uuid        not null references licence.licence,
    version      smallint    not null check (version between 1 and 999),
    identifier   text        not null unique,
    type_zh      text        not null,
    type_en      text        not null,
    title_zh     text        not null,
    title_en     text        not null,
    issuer_zh    text        not null,
    issuer_en    text        not null,
    holder       text        not null,
    id_kind      text        not null,
    id_number    text        not null,
    number       text,
    face         jsonb       not null,
    valid_from   date        not null,
    valid_to     date        check (valid_to >= valid_from),
    demo         boolean     not null,
    case_id      uuid        not null,
    issued_at    timestamptz not null,
    status       text        not null check (status in ('issued', 'replaced', 'revoked', 'cancelled', 'expired')),
    changed_at   timestamptz not null,
    file_sha256  char(64),
    primary key (licence, version)
);

-- What the daily look for expired licences reads.
create index version_expiring on licence.version (valid_to) where status = 'issued' and valid_to is not null;

-- What still has to be printed and signed.
create index version_unprinted on licence.version (issued_at) where file_sha256 is null;

-- Every change of status: who, when, why.
create table licence.change (
    id          uuid        not null primary key,
    licence     uuid        not null,
    version     smallint    not null,
    from_status text,
    to_status   text        not null,
    at          timestamptz not null,
    account     uuid        not null,
    role        text        not null,
    department  text,
    why         text        not null,
    foreign key (licence, version) references licence.version
);

create index change_licence on licence.change (licence, version, at);

-- 电子签名人: every certificate this node has signed licences with, and no other, is trusted in a verification.
create table licence.signer (
    fingerprint   char(64)    not null primary key,
    credit_code   char(18)    not null,
    certificates  bytea[]     not null,
    first_used_at timestamptz not null,
    withdrawn_at  timestamptz,
    withdrawn_why text,
    check ((withdrawn_at is null) = (withdrawn_why is null))
);
