-- A case is read whole and written whole, so it is one row: the steps and materials that only it has are documents in it,
-- and nothing but what departments look for stands apart, in casework.desk. The id comes first in the keys, because pages
-- know nothing else; the city stays in them for a database that is spread over cities.

ALTER TABLE casework.case_file ADD COLUMN steps jsonb, ADD COLUMN materials jsonb, ADD COLUMN departments text[],
    ADD COLUMN wake_on date;

UPDATE casework.case_file c SET
    steps = (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                        'id', s.step, 'department', s.department, 'state', s.state,
                        'opened', to_char(s.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                        'due', s.due, 'agreed', s.agreed, 'by', s.done_by,
                        'at', to_char(s.done_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
                    ORDER BY s.ordinal)
               FROM casework.step s WHERE s.city = c.city AND s.case_id = c.id),
    departments = (SELECT array_agg(DISTINCT s.department)
                     FROM casework.step s
                    WHERE s.city = c.city AND s.case_id = c.id AND s.opened_at IS NOT NULL),
    materials = coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                        'type', m.material, 'need', m.need, 'state', m.state, 'licence', m.licence, 'due', m.due,
                        'provided', to_char(m.provided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
                    ORDER BY m.ordinal)
               FROM casework.material m WHERE m.city = c.city AND m.case_id = c.id), '[]'),
    wake_on = CASE c.state WHEN 'received' THEN c.accept_by + 1 END;

ALTER TABLE casework.case_file ALTER COLUMN steps SET NOT NULL, ALTER COLUMN materials SET NOT NULL,
    ALTER COLUMN departments SET NOT NULL;

-- 待办: one row for each step that a department has to do now; nothing is left of a case that is closed.
CREATE TABLE casework.desk (
    case_id    uuid     NOT NULL,
    city       char(6)  NOT NULL,
    step       text     NOT NULL,
    department text     NOT NULL,
    region     char(6)  NOT NULL,
    held       boolean  NOT NULL,                     -- waits for the applicant until the day is over
    due        date     NOT NULL,
    item       text     NOT NULL,
    awaited    smallint NOT NULL,                     -- deferred materials that have not come
    corrected  boolean  NOT NULL,                     -- the applicant has answered a correction notice
    PRIMARY KEY (case_id, step, city)
);
INSERT INTO casework.desk (case_id, city, step, department, region, held, due, item, awaited, corrected)
SELECT s.case_id, s.city, s.step, s.department, s.region, s.state = 'held', s.due, c.item,
       (SELECT count(*) FROM casework.material m
         WHERE m.city = s.city AND m.case_id = s.case_id AND m.state = 'deferred'),
       c.correction_asked IS NOT NULL
  FROM casework.step s JOIN casework.case_file c ON c.city = s.city AND c.id = s.case_id
 WHERE s.state IN ('open', 'held') AND s.due IS NOT NULL;
CREATE INDEX desk_of_department ON casework.desk (department, region, due, case_id, step);

ALTER TABLE casework.applicant DROP CONSTRAINT applicant_pkey, DROP CONSTRAINT applicant_city_case_id_fkey,
    ADD PRIMARY KEY (case_id, city);
ALTER TABLE casework.form DROP CONSTRAINT form_pkey, DROP CONSTRAINT form_city_case_id_fkey,
    ADD PRIMARY KEY (case_id, revision, city);
ALTER TABLE casework.opinion DROP CONSTRAINT opinion_pkey, DROP CONSTRAINT opinion_city_case_id_fkey,
    ADD PRIMARY KEY (case_id, id, city);
ALTER TABLE casework.correction DROP CONSTRAINT correction_pkey, DROP CONSTRAINT correction_city_case_id_fkey,
    ADD PRIMARY KEY (case_id, ordinal, city);
ALTER TABLE casework.material_file DROP CONSTRAINT material_file_pkey, ADD PRIMARY KEY (dossier, id, city);
DROP TABLE casework.step, casework.material;
DROP INDEX casework.case_to_be_accepted;
ALTER TABLE casework.case_file DROP CONSTRAINT case_file_pkey, ADD PRIMARY KEY (id, city),
    DROP CONSTRAINT case_file_city_filing_number_key, ADD UNIQUE (filing_number, city);
ALTER TABLE casework.draft DROP CONSTRAINT draft_pkey, ADD PRIMARY KEY (id, city);

-- When the program itself has to look at a case next: silence, a lapse, an alarm. Closed cases never wake.
CREATE INDEX case_waking ON casework.case_file (wake_on, id) WHERE wake_on IS NOT NULL;

-- Each change rewrites the row: room on its page lets the indexes stay as they are.
ALTER TABLE casework.case_file SET (fillfactor = 60);
