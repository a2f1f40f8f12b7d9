CREATE SCHEMA project;

-- 流水: the last serial of a month and a region; two who register at once wait for each other here.
CREATE TABLE project.serial (
    month  char(4) NOT NULL,
    region char(6) NOT NULL,
    last   integer NOT NULL CHECK (last BETWEEN 1 AND 999999),
    PRIMARY KEY (month, region)
);

-- 投资项目.
CREATE TABLE project.project (
    city          char(6)     NOT NULL,
    id            uuid        NOT NULL,
    code          char(24)    NOT NULL UNIQUE,        -- 项目代码
    theme         text        NOT NULL,
    theme_version integer     NOT NULL,
    party         uuid        NOT NULL,               -- the owner
    account       uuid        NOT NULL,               -- who registered it
    district      char(6)     NOT NULL,               -- where it is built
    departments   text[]      NOT NULL,               -- whoever leads or handles something of it, or was asked for an opinion
    name          text        NOT NULL,
    facts         jsonb       NOT NULL,
    registered_at timestamptz NOT NULL,
    PRIMARY KEY (city, id)
);
CREATE INDEX project_of_party ON project.project (party, registered_at DESC, id DESC);
CREATE INDEX project_listed ON project.project (city, registered_at DESC, id DESC);

-- 阶段申请: a draft that was begun for a stage; what became of it is casework's to say.
CREATE TABLE project.application (
    city     char(6)     NOT NULL,
    draft    uuid        NOT NULL,
    project  uuid        NOT NULL,
    phase    text        NOT NULL CHECK (phase IN ('land', 'design', 'construction', 'completion')),
    begun_at timestamptz NOT NULL,
    PRIMARY KEY (city, draft),
    FOREIGN KEY (city, project) REFERENCES project.project (city, id)
);
CREATE INDEX application_of_project ON project.application (city, project, begun_at);

-- 联合验收: one visit on one day and one opinion for several cases that were submitted once.
CREATE TABLE project.joint_check (
    city         char(6)     NOT NULL,
    id           uuid        NOT NULL,
    project      uuid        NOT NULL,
    draft        uuid        NOT NULL,                -- the application whose cases are looked at
    line         text        NOT NULL,
    visit_on     date        NOT NULL,
    arranged_by  uuid        NOT NULL,
    arranged_at  timestamptz NOT NULL,
    visited_by   uuid,                                -- who wrote down that it took place
    visited_at   timestamptz,
    attended     text[]      NOT NULL DEFAULT '{}',   -- departments that were there
    passed       boolean,
    opinion      text        CHECK (length(opinion) <= 2000),
    concluded_by uuid,
    concluded_at timestamptz,
    version      integer     NOT NULL,
    PRIMARY KEY (city, id),
    UNIQUE (city, draft, line),                       -- one visit, one opinion
    FOREIGN KEY (city, draft) REFERENCES project.application (city, draft),
    CHECK ((visited_at IS NULL) = (visited_by IS NULL)),
    CHECK ((visited_at IS NULL) = (attended = '{}')),
    CHECK ((concluded_at IS NULL) = (passed IS NULL)
           AND (concluded_at IS NULL) = (opinion IS NULL) AND (concluded_at IS NULL) = (concluded_by IS NULL)),
    CHECK (concluded_at IS NULL OR visited_at IS NOT NULL)
);
CREATE INDEX joint_check_of_project ON project.joint_check (city, project);

-- 征求意见: the lead asks another department for its word.
CREATE TABLE project.opinion (
    city        char(6)     NOT NULL,
    id          uuid        NOT NULL,
    project     uuid        NOT NULL,
    phase       text        NOT NULL CHECK (phase IN ('land', 'design', 'construction', 'completion')),
    asked_by    text        NOT NULL,                 -- the department that asks
    asker       uuid        NOT NULL,
    department  text        NOT NULL,                 -- whose word it is
    question    text        NOT NULL CHECK (length(question) <= 2000),
    asked_at    timestamptz NOT NULL,
    due         date        NOT NULL,
    agreed      boolean,
    answer      text        CHECK (length(answer) <= 2000),
    answered_by uuid,
    answered_at timestamptz,
    PRIMARY KEY (city, id),
    FOREIGN KEY (city, project) REFERENCES project.project (city, id),
    CHECK ((answered_at IS NULL) = (agreed IS NULL)
           AND (answered_at IS NULL) = (answer IS NULL) AND (answered_at IS NULL) = (answered_by IS NULL))
);
CREATE INDEX opinion_of_project ON project.opinion (city, project, asked_at);
