-- 预警与超期: 0 none, 1 soon, 2 later than promised (yellow), 3 later than the law allows (red).
ALTER TABLE casework.case_file ADD COLUMN alarm smallint NOT NULL DEFAULT 0 CHECK (alarm BETWEEN 0 AND 3);
ALTER TABLE casework.desk ADD COLUMN alarm smallint NOT NULL DEFAULT 0;

-- Each case that is accepted is looked at once and says when it has to be looked at again.
UPDATE casework.case_file SET wake_on = accepted_on WHERE state IN ('accepted', 'suspended');
