-- 自动办结: what the program granted each application on, as it was then; its digest stands in the journal. Nobody changes it.
CREATE TABLE casework.automatic_grant (
    city    char(6)     NOT NULL,
    case_id uuid        NOT NULL,
    at      timestamptz NOT NULL,
    trace   text        NOT NULL,             -- JSON, kept as written, so that its digest can be counted again
    sampled boolean     NOT NULL,             -- 抽查: a person looks at it afterwards
    PRIMARY KEY (case_id, city)
);

-- 抽查结果: once a case.
CREATE TABLE casework.sample_judgement (
    city       char(6)     NOT NULL,
    case_id    uuid        NOT NULL,
    department text        NOT NULL,
    region     char(6)     NOT NULL,
    item       text        NOT NULL,
    "right"    boolean     NOT NULL,
    reason     text        NOT NULL,
    by         uuid        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (case_id, city)
);

CREATE FUNCTION casework.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'casework.% is append-only', tg_table_name USING errcode = 'insufficient_privilege';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON casework.automatic_grant
    FOR EACH ROW EXECUTE FUNCTION casework.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON casework.automatic_grant
    FOR EACH STATEMENT EXECUTE FUNCTION casework.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON casework.sample_judgement
    FOR EACH ROW EXECUTE FUNCTION casework.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON casework.sample_judgement
    FOR EACH STATEMENT EXECUTE FUNCTION casework.refuse_change();

-- Which cases are drawn follows from this and from the case: nobody outside knows it before.
CREATE TABLE casework.sample_key (key bytea NOT NULL);
INSERT INTO casework.sample_key VALUES (sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea));
