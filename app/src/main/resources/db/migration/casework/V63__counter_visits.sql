-- 到窗口接着办: whose applicant stood at a counter, known by name and number, so that this clerk may go on with the case.
CREATE TABLE casework.visit (
    case_id    uuid        NOT NULL,
    account    uuid        NOT NULL,
    visited_at timestamptz NOT NULL,
    PRIMARY KEY (case_id, account)
);
