-- Cases that a changed calendar could not count anew: they are tried again, ever less often.
CREATE TABLE casework.calendar_failure (
    kind     text        NOT NULL,
    id       text        NOT NULL,
    version  integer     NOT NULL,
    case_id  uuid        NOT NULL,
    region   text        NOT NULL,
    tries    integer     NOT NULL DEFAULT 1,
    next_try timestamptz NOT NULL,
    PRIMARY KEY (kind, id, version, case_id)
);

CREATE INDEX calendar_failure_due ON casework.calendar_failure (next_try);
