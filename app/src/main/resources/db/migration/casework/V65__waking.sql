-- 定时: when the program looks at which case by itself. A list of its own, because a day that moves would otherwise write a
-- case's place into all its indexes anew: with it and off_desk nothing that a step changes is in an index of case_file,
-- until the case ends.
CREATE TABLE casework.waking (
    wake_on date NOT NULL,
    case_id uuid NOT NULL,
    city    text NOT NULL,
    PRIMARY KEY (wake_on, case_id, city)
);

INSERT INTO casework.waking (wake_on, case_id, city)
SELECT wake_on, id, city FROM casework.case_file WHERE wake_on IS NOT NULL;

DROP INDEX casework.case_waking;

-- Suspended, or granted with something still to come: it waits without a step on any desk. Null is no.
ALTER TABLE casework.case_file ADD COLUMN off_desk boolean;
UPDATE casework.case_file SET off_desk = true WHERE state IN ('suspended', 'granted-deficient');

DROP INDEX casework.case_off_the_desks;
CREATE INDEX case_off_the_desks ON casework.case_file (id) WHERE off_desk;
