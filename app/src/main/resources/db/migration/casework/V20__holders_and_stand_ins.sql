-- 认领人: who of the department has taken the step or was given it. The person's queue is one index over what is held.
ALTER TABLE casework.desk ADD COLUMN holder uuid;
CREATE INDEX desk_of_holder ON casework.desk (holder, due, case_id, step) WHERE holder IS NOT NULL;

-- 代理: who stands in for whom in one department and region, both days included.
CREATE TABLE casework.absence (
    id         uuid PRIMARY KEY,
    account    uuid        NOT NULL,
    department text        NOT NULL,
    region     char(6)     NOT NULL,
    stand_in   uuid        NOT NULL,
    from_day   date        NOT NULL,
    until_day  date        NOT NULL,
    set_by     uuid        NOT NULL,
    set_at     timestamptz NOT NULL,
    ended_at   timestamptz,
    CHECK (from_day <= until_day),
    CHECK (account <> stand_in)
);
CREATE INDEX absence_of_department ON casework.absence (department, region, until_day) WHERE ended_at IS NULL;
CREATE INDEX absence_of_stand_in ON casework.absence (stand_in, until_day) WHERE ended_at IS NULL;
