CREATE SCHEMA definition;

-- Immutable: one row for each published version of each definition.
CREATE TABLE definition.published (
    kind         text        NOT NULL,
    id           text        NOT NULL,
    version      integer     NOT NULL CHECK (version > 0),
    effective    date        NOT NULL,
    hash         text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    content      jsonb       NOT NULL,
    published_at timestamptz NOT NULL,
    published_by uuid        NOT NULL,
    PRIMARY KEY (kind, id, version)
);

CREATE INDEX published_in_force ON definition.published (kind, id, effective DESC, version DESC);

CREATE FUNCTION definition.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published definition is never changed or removed';
END $$;

CREATE TRIGGER published_is_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON definition.published
    FOR EACH STATEMENT EXECUTE FUNCTION definition.refuse_change();
