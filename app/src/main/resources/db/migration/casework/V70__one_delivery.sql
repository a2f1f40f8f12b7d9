-- 统一出件: a case of a whole goes out with the others of it; how, the whole says.
ALTER TABLE casework.case_file DROP CONSTRAINT case_file_delivery_check;
ALTER TABLE casework.case_file
    ADD CONSTRAINT case_file_delivery_check CHECK (delivery IN ('post', 'counter', 'together'));

ALTER TABLE casework.joint
    ADD COLUMN delivery text CHECK (delivery IN ('electronic', 'post', 'counter')),    -- null: each part by itself, as before
    ADD COLUMN delivery_address text CHECK (length(delivery_address) <= 400);

-- What goes out at once: all of it when the last part is there, or what is ready where the applicant asks for that.
CREATE TABLE casework.joint_delivery (
    city        char(6)     NOT NULL,
    joint       uuid        NOT NULL,
    number      smallint    NOT NULL,
    ready_at    timestamptz NOT NULL,
    asked       boolean     NOT NULL,                  -- whether the applicant asked for it before the last part was there
    due         date        NOT NULL,
    way         text        CHECK (way IN ('post', 'counter')),
    detail      text        CHECK (length(detail) <= 60),    -- the parcel's number, or who took it
    served_by   uuid,
    served_at   timestamptz,
    PRIMARY KEY (city, joint, number),
    FOREIGN KEY (city, joint) REFERENCES casework.joint (city, id),
    CHECK ((served_at IS NULL) = (way IS NULL) AND (served_at IS NULL) = (detail IS NULL)
           AND (served_at IS NULL) = (served_by IS NULL))
);
CREATE UNIQUE INDEX joint_delivery_one_at_a_time ON casework.joint_delivery (city, joint) WHERE served_at IS NULL;
CREATE INDEX joint_delivery_waiting ON casework.joint_delivery (due, joint) WHERE served_at IS NULL;

ALTER TABLE casework.joint_member ADD COLUMN delivery smallint;      -- the number of the one that it goes out with
