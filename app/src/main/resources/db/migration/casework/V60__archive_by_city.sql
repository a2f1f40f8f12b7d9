-- 案卷 by city, as everything of a case is; and of each digest, in which form the file was written down to make it.
ALTER TABLE casework.archive
    ADD COLUMN city char(6),
    ADD COLUMN format smallint NOT NULL DEFAULT 1;
UPDATE casework.archive a SET city = c.city FROM casework.case_file c WHERE c.id = a.case_id;
ALTER TABLE casework.archive
    ALTER COLUMN city SET NOT NULL,
    ALTER COLUMN format DROP DEFAULT,
    DROP CONSTRAINT archive_pkey,
    ADD PRIMARY KEY (city, case_id, volume);
