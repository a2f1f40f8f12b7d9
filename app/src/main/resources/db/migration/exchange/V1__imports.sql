CREATE SCHEMA exchange;

-- 导入: what somebody sent to become drafts, as it was read, until the drafts are made; kept for a week.
CREATE TABLE exchange.import (
    city     char(6)     NOT NULL,
    id       uuid        NOT NULL,
    account  uuid        NOT NULL,               -- whose it is; nobody else sees it
    kind     text        NOT NULL,               -- what its lines are
    name     text        NOT NULL,               -- of the files
    content  jsonb       NOT NULL,               -- tables and texts
    choices  jsonb       NOT NULL,               -- 对照: what its columns and codes mean
    begun    jsonb,                              -- the drafts that were made of it; null before
    version  integer     NOT NULL,
    sent_at  timestamptz NOT NULL,
    PRIMARY KEY (city, id)
);
CREATE INDEX import_listed ON exchange.import (city, account, sent_at DESC, id DESC);
CREATE INDEX import_sent ON exchange.import (city, sent_at);
