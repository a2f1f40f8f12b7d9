-- 常用筛选: one's own, or shared with the department.
CREATE TABLE casework.saved_filter (
    id         uuid PRIMARY KEY,
    department text        NOT NULL,
    region     char(6)     NOT NULL,
    account    uuid        NOT NULL,                  -- who keeps it
    name       text        NOT NULL,
    query      text        NOT NULL,                  -- as the queue's address asks for it
    shared     boolean     NOT NULL,
    made_at    timestamptz NOT NULL
);
CREATE INDEX saved_filter_of_department ON casework.saved_filter (department, region);

-- 显示设置: which columns one's queue has and with which filter it opens; the account of zeros is the department's default.
CREATE TABLE casework.desk_view (
    department text        NOT NULL,
    region     char(6)     NOT NULL,
    account    uuid        NOT NULL,
    columns    text[]      NOT NULL,
    query      text        NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by uuid        NOT NULL,
    PRIMARY KEY (department, region, account)
);
