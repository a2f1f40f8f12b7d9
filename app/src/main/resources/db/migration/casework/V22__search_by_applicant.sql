-- 查找: by the beginning of a name, by telephone and document number, each a look at an index.
CREATE INDEX applicant_by_name ON casework.applicant (name text_pattern_ops);
CREATE INDEX applicant_by_phone ON casework.applicant (phone) WHERE phone IS NOT NULL;
CREATE INDEX applicant_by_number ON casework.applicant (id_number);
