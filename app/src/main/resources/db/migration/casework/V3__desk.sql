-- A step that waits for the applicant is due when the applicant's time is over: then it is back on the desk.
UPDATE casework.step s SET due = c.answer_by
  FROM casework.case_file c
 WHERE c.city = s.city AND c.id = s.case_id AND s.state = 'held';
DROP INDEX casework.step_on_desk;
CREATE INDEX step_on_desk ON casework.step (department, region, due, case_id, step) WHERE state IN ('open', 'held');

-- What a clerk took in.
CREATE INDEX case_of_clerk ON casework.case_file (account, submitted_at DESC, id) WHERE channel = 'counter';
