-- 变更、延续、补证: the licence that an application is about, and the day by which a renewal has to be decided, after which
-- silence renews (行政许可法 50); null where silence means nothing.
ALTER TABLE casework.draft ADD COLUMN follows uuid;
ALTER TABLE casework.case_file ADD COLUMN follows uuid, ADD COLUMN decide_by date;

-- Whether something is asked for a licence already.
CREATE INDEX case_follows ON casework.case_file (follows) WHERE follows IS NOT NULL;
