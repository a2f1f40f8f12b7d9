-- 双公示: what was decided, the newest first.
CREATE INDEX case_ended ON casework.case_file (ended_at, id) WHERE ended_at IS NOT NULL;
