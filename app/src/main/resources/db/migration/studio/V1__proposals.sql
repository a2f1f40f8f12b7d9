CREATE SCHEMA studio;

-- 修订稿: a definition's next version while it is written and checked.
CREATE TABLE studio.proposal (
    city              char(6)     NOT NULL,
    id                uuid        NOT NULL,
    kind              text        NOT NULL,
    definition        text        NOT NULL,               -- the id within the kind
    base_version      integer     NOT NULL CHECK (base_version >= 0),   -- what it goes on from; 0 where it is new
    text              text        NOT NULL CHECK (length(text) <= 200000),
    -- draft 草稿; review 送审; published 已发布; withdrawn 已作废
    state             text        NOT NULL CHECK (state IN ('draft', 'review', 'published', 'withdrawn')),
    writers           uuid[]      NOT NULL CHECK (cardinality(writers) > 0),   -- who began or saved it, the last one last
    remark            text,                               -- why it came back to be mended
    decided_by        uuid,
    published_version integer,
    version           integer     NOT NULL,
    begun_at          timestamptz NOT NULL,
    saved_at          timestamptz NOT NULL,
    PRIMARY KEY (city, id),
    CHECK ((state = 'published') = (published_version IS NOT NULL)),
    -- 第二双眼睛
    CONSTRAINT proposal_second_eyes
        CHECK (state <> 'published' OR (decided_by IS NOT NULL AND decided_by <> ALL (writers)))
);
-- Two people who change the same thing at once change one text.
CREATE UNIQUE INDEX proposal_open ON studio.proposal (city, kind, definition) WHERE state IN ('draft', 'review');
CREATE INDEX proposal_listed ON studio.proposal (city, state, saved_at DESC, id DESC);
CREATE INDEX proposal_published ON studio.proposal (kind, definition, published_version) WHERE state = 'published';
