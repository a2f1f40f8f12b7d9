-- Each published version of a calendar or overlay that came into force, and how far the open cases have been looked at
-- because of it: the cursor moves in the transaction that counts their days anew.
CREATE TABLE casework.calendar_change (
    kind     text        NOT NULL,
    id       text        NOT NULL,
    version  integer     NOT NULL,
    region   text        NOT NULL,
    seen_at  timestamptz NOT NULL,
    passed   uuid        NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    looked   integer     NOT NULL DEFAULT 0,
    written  integer     NOT NULL DEFAULT 0,
    failed   integer     NOT NULL DEFAULT 0,
    ended_at timestamptz,
    PRIMARY KEY (kind, id, version)
);

CREATE INDEX calendar_change_going_on ON casework.calendar_change (seen_at) WHERE ended_at IS NULL;

-- Open cases are found by their lines on the desks; one that is suspended or granted with something to follow may have none.
CREATE INDEX case_off_the_desks ON casework.case_file (id) WHERE state IN ('suspended', 'granted-deficient');

-- A case that is over keeps no alarm.
UPDATE casework.case_file SET alarm = 0 WHERE ended_at IS NOT NULL AND alarm <> 0;
