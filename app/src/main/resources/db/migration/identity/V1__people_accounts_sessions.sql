create schema if not exists identity;

-- 主体: whoever has rights here. What names a person stands apart and can be erased; the party's id stays.
create table identity.party (
    id          uuid primary key,
    kind        text        not null check (kind in ('person', 'firm')),
    recorded_at timestamptz not null,
    erased_at   timestamptz,
    demo        boolean     not null default false
);

-- 自然人: personal, erasable. source says where the facts come from (see definitions: the population register, …).
create table identity.person (
    party     uuid primary key references identity.party,
    name      text        not null,
    id_kind   text        not null,
    id_number text        not null,
    born_on   date,
    sex       text check (sex in ('0', '1', '2', '9')),
    phone     text,
    address   text,
    region    char(6),
    source    text        not null,
    as_of     timestamptz not null,
    unique (id_kind, id_number)
);

-- 企业
create table identity.firm (
    party       uuid primary key references identity.party,
    name        text        not null,
    credit_code char(18)    not null unique,
    address     text,
    region      char(6),
    source      text        not null,
    as_of       timestamptz not null
);

-- 账号: one person's way in.
create table identity.account (
    id         uuid primary key,
    login      text        not null unique check (login = lower(login)),
    phone      text unique,
    password   text        not null,
    status     text        not null check (status in ('active', 'disabled')),
    party      uuid        not null unique references identity.party,
    created_at timestamptz not null,
    demo       boolean     not null default false
);

-- 代理: who may act for a firm.
create table identity.agency (
    id           uuid primary key,
    firm         uuid        not null references identity.party,
    agent        uuid        not null references identity.party,
    scope        text        not null check (scope in ('representative', 'agent')),
    appointed_by uuid references identity.party,
    from_date    date        not null,
    until_date   date check (until_date >= from_date),
    recorded_at  timestamptz not null,
    ended_at     timestamptz,
    ended_by     uuid references identity.account
);
create index on identity.agency (agent) where ended_at is null;
create index on identity.agency (firm) where ended_at is null;
create unique index on identity.agency (firm, agent) where ended_at is null;

-- 家人同意: a member lets a helper of the family act for him or her.
create table identity.family_consent (
    id           uuid primary key,
    member       uuid        not null references identity.party,
    helper       uuid        not null references identity.party,
    relation     text        not null check (relation in ('spouse', 'parent', 'child', 'grandparent', 'sibling')),
    asked_at     timestamptz not null,
    consented_at timestamptz,
    withdrawn_at timestamptz,
    withdrawn_by uuid references identity.party,
    check (member <> helper)
);
create index on identity.family_consent (helper) where withdrawn_at is null;
create unique index on identity.family_consent (member, helper) where withdrawn_at is null;

-- 岗位: in which capacity an account serves.
create table identity.staff_post (
    id         uuid primary key,
    account    uuid        not null references identity.account,
    role       text        not null check (role in ('clerk', 'reviewer', 'manager', 'administrator')),
    department text,
    region     char(6)     not null,
    title_zh   text        not null,
    title_en   text        not null,
    since      timestamptz not null,
    given_by   uuid        not null,
    ended_at   timestamptz,
    ended_by   uuid,
    check (role <> 'reviewer' or department is not null)
);
create index on identity.staff_post (account) where ended_at is null;
create index on identity.staff_post (department, region) where ended_at is null;

-- 窗口授权: a department lets a hall's clerks take its cases in.
create table identity.hall_authorisation (
    id         uuid primary key,
    region     char(6)     not null,
    department text        not null,
    since      timestamptz not null,
    given_by   uuid        not null,
    ended_at   timestamptz,
    ended_by   uuid
);
create unique index on identity.hall_authorisation (region, department) where ended_at is null;

-- 会话与令牌: the token itself is never stored, only its SHA-256.
create table identity.session (
    id           uuid primary key,
    token_hash   bytea       not null unique,
    kind         text        not null check (kind in ('browser', 'api')),
    scope        text        not null check (scope in ('read', 'write')),
    label        text        not null,
    account      uuid        not null references identity.account,
    acting_for   uuid references identity.party,
    post         uuid references identity.staff_post,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    ends_at      timestamptz not null,
    ended_at     timestamptz,
    check (acting_for is null or post is null)
);
create index on identity.session (account) where ended_at is null;
create index on identity.session (ends_at);

-- 登录失败: by a digest of what was typed, whether or not there is such an account.
create table identity.sign_in_failure (
    key          bytea primary key,
    failures     integer     not null check (failures > 0),
    last_at      timestamptz not null,
    locked_until timestamptz
);

-- 会话过期时代为保存的表单: kept briefly so that answers survive a sign-in.
create table identity.held_form (
    id      uuid primary key,
    account uuid        not null references identity.account,
    path    text        not null,
    fields  jsonb       not null,
    held_at timestamptz not null
);
create index on identity.held_form (held_at);
