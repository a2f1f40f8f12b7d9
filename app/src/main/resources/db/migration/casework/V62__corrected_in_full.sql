-- Whether the answer to the one correction notice held all that it had asked for: then it is accepted (行政许可法 32).
-- Null is no: most cases are never asked for anything.
ALTER TABLE casework.case_file ADD COLUMN corrected_in_full boolean;
