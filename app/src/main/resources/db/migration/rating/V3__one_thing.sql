-- 一件事: the whole of several cases is an occasion of its own, under the whole's id.
ALTER TABLE rating.invitation DROP CONSTRAINT invitation_occasion_check;
ALTER TABLE rating.invitation ADD CONSTRAINT invitation_occasion_check CHECK (occasion IN ('decision', 'joint'));
