-- 项目变更: what a project is said to be may change after its registration; how often it has, and each time with what followed.
ALTER TABLE project.project ADD COLUMN version integer NOT NULL DEFAULT 1;

CREATE TABLE project.facts_change (
    city       char(6)     NOT NULL,
    project    uuid        NOT NULL,
    version    integer     NOT NULL CHECK (version > 1),   -- the one that it made
    account    uuid        NOT NULL,
    changed_at timestamptz NOT NULL,
    before     jsonb       NOT NULL,                       -- element → value, of what differs only
    after      jsonb       NOT NULL,
    needs      jsonb       NOT NULL,                       -- item → required, chosen or none, of what differs only
    PRIMARY KEY (city, project, version),
    FOREIGN KEY (city, project) REFERENCES project.project (city, id)
);
