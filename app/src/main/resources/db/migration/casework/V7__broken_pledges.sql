-- 容缺承诺未兑现: who pledged to send something later and did not; barred from pledging again until it is mended or the
-- time is over. Personal, erasable.
CREATE TABLE casework.broken_pledge (
    party     uuid    NOT NULL,
    case_id   uuid    NOT NULL,
    city      char(6) NOT NULL,
    broken_on date    NOT NULL,
    mended_on date,
    PRIMARY KEY (party, case_id, city)
);
