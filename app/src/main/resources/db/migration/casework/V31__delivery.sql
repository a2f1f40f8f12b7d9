-- 送达方式, where the result does not come electronically: post or counter; null for everything else.
ALTER TABLE casework.case_file ADD COLUMN delivery text CHECK (delivery IN ('post', 'counter'));
