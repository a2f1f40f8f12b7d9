-- 应急容缺: a case whose materials are deferred because of an emergency in force says which one and why, and is first on every
-- desk. The indexes of the desk begin with that, so that a page is still one range of them.
ALTER TABLE casework.draft ADD COLUMN emergency text;
ALTER TABLE casework.case_file ADD COLUMN emergency text;
ALTER TABLE casework.desk ADD COLUMN calm boolean NOT NULL DEFAULT true;

DROP INDEX casework.desk_of_department;
CREATE INDEX desk_of_department ON casework.desk (department, region, calm, due, case_id, step);
DROP INDEX casework.desk_of_holder;
CREATE INDEX desk_of_holder ON casework.desk (holder, calm, due, case_id, step) WHERE holder IS NOT NULL;
