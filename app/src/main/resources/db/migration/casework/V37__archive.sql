-- 归档: of each sealed volume of a case's file one digest; what it stands for is the file itself.
CREATE TABLE casework.archive (
    case_id uuid        NOT NULL,
    at      timestamptz NOT NULL,
    version integer     NOT NULL,
    volume  smallint    NOT NULL CHECK (volume > 0),
    root    bytea       NOT NULL CHECK (length(root) = 32),
    PRIMARY KEY (case_id, volume)
);
