-- 批量办理: the same thing done to many cases, each judged on its own. A line is done with what it did to its case in one
-- transaction, so that an interrupted batch goes on where it stopped.
CREATE TABLE casework.batch (
    id         uuid PRIMARY KEY,
    account    uuid        NOT NULL,
    role       text        NOT NULL,
    department text        NOT NULL,
    region     char(6)     NOT NULL,
    channel    text        NOT NULL,
    action     text        NOT NULL,
    reason     text        NOT NULL,                  -- what was written, erasable
    assignee   uuid,
    total      integer     NOT NULL,
    made_at    timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX batch_of_account ON casework.batch (account, made_at DESC);
CREATE INDEX batch_going_on ON casework.batch (made_at) WHERE ended_at IS NULL;

CREATE TABLE casework.batch_line (
    batch   uuid    NOT NULL REFERENCES casework.batch ON DELETE CASCADE,
    ordinal integer NOT NULL,
    case_id uuid    NOT NULL,
    step    text    NOT NULL,
    outcome text,                                     -- null: not yet; 'done', or the refusal's code
    "values" jsonb,                                   -- the refusal's values
    PRIMARY KEY (batch, ordinal)
);
CREATE INDEX batch_line_waiting ON casework.batch_line (batch, ordinal) WHERE outcome IS NULL;
