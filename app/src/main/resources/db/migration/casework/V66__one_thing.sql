-- 联办: a draft about a bundle names the members that were chosen (item@version); each of them becomes a draft of its own that waits
-- for its turn, is part of the whole, and may have been promised sooner than its item promises.
ALTER TABLE casework.draft
    ADD COLUMN members text[] NOT NULL DEFAULT '{}',
    ADD COLUMN part_of uuid,
    ADD COLUMN agreed  text;
ALTER TABLE casework.case_file ADD COLUMN agreed text;

-- 一件事申请: the whole, under one number.
CREATE TABLE casework.joint (
    city           char(6)     NOT NULL,
    id             uuid        NOT NULL,
    filing_number  char(21)    NOT NULL,
    bundle         text        NOT NULL,
    bundle_version integer     NOT NULL,
    draft          uuid        NOT NULL,               -- what was filled in, with its files
    party          uuid        NOT NULL,               -- who applied
    account        uuid        NOT NULL,
    region         char(6)     NOT NULL,
    channel        text        NOT NULL,
    submitted_at   timestamptz NOT NULL,
    promised_due   date,                               -- null where a calendar is missing
    outcome        text        CHECK (outcome IN ('granted', 'partly', 'refused')),
    ended_at       timestamptz,
    version        integer     NOT NULL,
    PRIMARY KEY (city, id),
    UNIQUE (city, filing_number),
    CHECK ((outcome IS NULL) = (ended_at IS NULL))
);
CREATE INDEX joint_of_party ON casework.joint (party, submitted_at DESC, id DESC);

CREATE TABLE casework.joint_member (
    city         char(6)  NOT NULL,
    joint        uuid     NOT NULL,
    position     smallint NOT NULL,
    item         text     NOT NULL,
    item_version integer  NOT NULL,
    after        text[]   NOT NULL,                    -- ids of the items that it waits for
    draft        uuid     NOT NULL,
    -- waiting 等前一件; held 要申请人补全才能开始; filed 已立案; left 前一件没有办成，不办了
    state        text     NOT NULL CHECK (state IN ('waiting', 'held', 'filed', 'left')),
    case_id      uuid,
    reason       text,                                 -- why it is held: the code of a refusal
    PRIMARY KEY (city, joint, position),
    FOREIGN KEY (city, joint) REFERENCES casework.joint (city, id),
    CHECK ((state = 'filed') = (case_id IS NOT NULL))
);
CREATE UNIQUE INDEX joint_member_case ON casework.joint_member (case_id) WHERE case_id IS NOT NULL;
CREATE UNIQUE INDEX joint_member_draft ON casework.joint_member (draft);
