-- 内部讨论: what colleagues write to each other about a case. The applicant never reads it. Personal, erasable.
CREATE TABLE casework.remark (
    case_id  uuid        NOT NULL,
    city     char(6)     NOT NULL,
    id       uuid        NOT NULL,
    by       uuid        NOT NULL,
    text     text        NOT NULL,
    mentions uuid[]      NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (case_id, id, city)
);

-- 提到我的: one row for each colleague whom a remark names, until he has read it.
CREATE TABLE casework.mention (
    account uuid        NOT NULL,
    remark  uuid        NOT NULL,
    case_id uuid        NOT NULL,
    city    char(6)     NOT NULL,
    at      timestamptz NOT NULL,
    read_at timestamptz,
    PRIMARY KEY (account, remark)
);
CREATE INDEX mention_unread ON casework.mention (account, at DESC) WHERE read_at IS NULL;

-- 常用语: sentences for opinions and reasons, one's own or the department's.
CREATE TABLE casework.phrase (
    id         uuid PRIMARY KEY,
    department text        NOT NULL,
    region     char(6)     NOT NULL,
    account    uuid        NOT NULL,
    text       text        NOT NULL,
    shared     boolean     NOT NULL,
    made_at    timestamptz NOT NULL
);
CREATE INDEX phrase_of_department ON casework.phrase (department, region);
