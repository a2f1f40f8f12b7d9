-- Filing numbers are compared digit by digit, whatever the database's own collation: their index follows.
ALTER TABLE casework.case_file ALTER COLUMN filing_number TYPE char(21) COLLATE "C";

-- 全选: the lines of a queue as they stood when somebody meant all of them; the batch that he confirms takes exactly these.
CREATE TABLE casework.batch_pick (
    id         uuid        PRIMARY KEY,
    account    uuid        NOT NULL,
    department text        NOT NULL,
    region     text        NOT NULL,
    cases      uuid[]      NOT NULL,
    steps      text[]      NOT NULL,
    made_at    timestamptz NOT NULL
);

CREATE INDEX batch_pick_old ON casework.batch_pick (made_at);
