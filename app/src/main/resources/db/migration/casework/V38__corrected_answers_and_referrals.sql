-- 改填: a correction notice may name answers of the form; what the applicant has changed so far and not handed in is
-- nobody else's to see. Handed in, it becomes the form's next revision.
ALTER TABLE casework.correction ADD COLUMN element text;

CREATE TABLE casework.amendment (
    city     char(6)     NOT NULL,
    case_id  uuid        NOT NULL,
    answers  jsonb       NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (case_id, city)
);

-- Checks of what was granted on a pledge raise an alarm when their day is over: those awaited now are looked at once.
UPDATE casework.case_file SET wake_on = accepted_on
 WHERE state = 'granted' AND wake_on IS NULL
   AND EXISTS (
       SELECT FROM jsonb_array_elements(CASE jsonb_typeof(steps) WHEN 'array' THEN steps ELSE steps -> 'steps' END) s
        WHERE s ->> 0 = 'check' AND s ->> 2 IN ('open', 'held'));

-- 移送处罚: what was granted on a pledge that was false or not kept is handed to whoever punishes; once a case.
CREATE TABLE casework.referral (
    city        char(6)     NOT NULL,
    case_id     uuid        NOT NULL,
    department  text        NOT NULL,             -- who referred it
    region      char(6)     NOT NULL,
    referred_to text        NOT NULL,
    reason      text        NOT NULL,
    by          uuid        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (case_id, city)
);

CREATE INDEX referral_of_department ON casework.referral (department, region, at DESC, case_id DESC);
