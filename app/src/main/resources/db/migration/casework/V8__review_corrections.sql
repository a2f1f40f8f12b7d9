-- 审查阶段补正: a second notice of its own, beside the one before acceptance.
ALTER TABLE casework.correction ADD COLUMN in_review boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT correction_pkey, ADD PRIMARY KEY (case_id, in_review, ordinal, city);
