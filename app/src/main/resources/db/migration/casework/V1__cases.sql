CREATE SCHEMA casework;

-- The day's serial in a filing number; unique for a city and day as long as a city takes in under a million a day.
CREATE SEQUENCE casework.serial MINVALUE 1 MAXVALUE 999999 CYCLE CACHE 1;

-- 草稿
CREATE TABLE casework.draft (
    city          char(6)     NOT NULL,
    id            uuid        NOT NULL,
    owner         uuid        NOT NULL,               -- the account that fills it in
    party         uuid        NOT NULL,               -- in whose name
    item          text        NOT NULL,
    item_version  integer     NOT NULL,
    region        char(6)     NOT NULL,
    channel       text        NOT NULL,
    answers       jsonb       NOT NULL,
    provenance    jsonb       NOT NULL,               -- where prefilled answers come from: {element: {department, asOf}}
    finished      text[]      NOT NULL,               -- pages that were gone through
    deferred      text[]      NOT NULL,               -- materials to follow, under the pledge
    version       integer     NOT NULL,
    begun_at      timestamptz NOT NULL,
    saved_at      timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    submitted_as  uuid,
    PRIMARY KEY (city, id)
);
CREATE INDEX draft_open_of_party ON casework.draft (party, saved_at DESC) WHERE submitted_as IS NULL;
CREATE INDEX draft_open_of_owner ON casework.draft (owner, saved_at DESC) WHERE submitted_as IS NULL;
CREATE INDEX draft_expiring ON casework.draft (expires_at);

-- 办件
CREATE TABLE casework.case_file (
    city             char(6)     NOT NULL,
    id               uuid        NOT NULL,
    filing_number    char(21)    NOT NULL,
    item             text        NOT NULL,
    item_version     integer     NOT NULL,
    party            uuid        NOT NULL,
    account          uuid        NOT NULL,
    region           char(6)     NOT NULL,
    department       text        NOT NULL,
    channel          text        NOT NULL,
    state            text        NOT NULL,
    submitted_at     timestamptz NOT NULL,
    received_at      timestamptz NOT NULL,
    counted_from     date        NOT NULL,
    accept_by        date,
    correction_asked timestamptz,
    answer_by        date,
    accepted_at      timestamptz,
    accepted_on      date,
    promised_due     date,
    statutory_due    date,
    ended_at         timestamptz,
    licence          uuid,
    version          integer     NOT NULL,
    PRIMARY KEY (city, id),
    UNIQUE (city, filing_number),
    CHECK (accepted_on IS NULL OR promised_due IS NOT NULL)
);
CREATE INDEX case_of_party ON casework.case_file (party, submitted_at DESC, id);
CREATE INDEX case_to_be_accepted ON casework.case_file (accept_by) WHERE state = 'received';

-- 申请人: what names the applicant stands apart and can be erased.
CREATE TABLE casework.applicant (
    city      char(6) NOT NULL,
    case_id   uuid    NOT NULL,
    name      text    NOT NULL,
    id_kind   text    NOT NULL,
    id_number text    NOT NULL,
    phone     text,
    PRIMARY KEY (city, case_id),
    FOREIGN KEY (city, case_id) REFERENCES casework.case_file
);

-- 申请表: the answers, one row for each revision (a correction makes a new one).
CREATE TABLE casework.form (
    city       char(6) NOT NULL,
    case_id    uuid    NOT NULL,
    revision   integer NOT NULL,
    answers    jsonb   NOT NULL,
    provenance jsonb   NOT NULL,
    PRIMARY KEY (city, case_id, revision),
    FOREIGN KEY (city, case_id) REFERENCES casework.case_file
);

-- 环节: a department's desk is one index over its open steps.
CREATE TABLE casework.step (
    city       char(6) NOT NULL,
    case_id    uuid    NOT NULL,
    step       text    NOT NULL,
    ordinal    integer NOT NULL,
    department text    NOT NULL,
    region     char(6) NOT NULL,
    state      text    NOT NULL,
    opened_at  timestamptz,
    due        date,
    agreed     boolean,
    done_by    uuid,
    done_at    timestamptz,
    PRIMARY KEY (city, case_id, step),
    FOREIGN KEY (city, case_id) REFERENCES casework.case_file
);
CREATE INDEX step_on_desk ON casework.step (department, region, due, case_id) WHERE state = 'open';

CREATE TABLE casework.material (
    city        char(6) NOT NULL,
    case_id     uuid    NOT NULL,
    material    text    NOT NULL,
    ordinal     integer NOT NULL,
    need        text    NOT NULL,
    state       text    NOT NULL,
    licence     text,
    due         date,
    provided_at timestamptz,
    PRIMARY KEY (city, case_id, material),
    FOREIGN KEY (city, case_id) REFERENCES casework.case_file
);

-- Files of a draft's or a case's materials; `dossier` is the draft's or the case's id. The bytes are in the file store.
CREATE TABLE casework.material_file (
    city       char(6)     NOT NULL,
    dossier    uuid        NOT NULL,
    id         uuid        NOT NULL,
    material   text        NOT NULL,
    name       text        NOT NULL,
    sha256     char(64)    NOT NULL,
    media_type text        NOT NULL,
    size       bigint      NOT NULL,
    added_at   timestamptz NOT NULL,
    added_by   uuid        NOT NULL,
    PRIMARY KEY (city, dossier, id)
);

-- 意见与理由: what people wrote, apart from the journal, erasable. `step` is the step or the action it belongs to.
CREATE TABLE casework.opinion (
    city    char(6)     NOT NULL,
    case_id uuid        NOT NULL,
    id      uuid        NOT NULL,
    step    text        NOT NULL,
    text    text        NOT NULL,
    by      uuid        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (city, case_id, id),
    FOREIGN KEY (city, case_id) REFERENCES casework.case_file
);

-- 补正告知: what has to be put right, all at once.
CREATE TABLE casework.correction (
    city     char(6) NOT NULL,
    case_id  uuid    NOT NULL,
    ordinal  integer NOT NULL,
    material text,                                    -- null: the form or something else
    text     text    NOT NULL,
    PRIMARY KEY (city, case_id, ordinal),
    FOREIGN KEY (city, case_id) REFERENCES casework.case_file
);

-- Numbers the licences that cases lead to (证照编号), beside the identifier's own serial.
CREATE SEQUENCE casework.licence_serial;
