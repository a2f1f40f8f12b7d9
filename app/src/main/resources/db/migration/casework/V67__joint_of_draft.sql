-- Who began a draft for somebody else's whole (a project's stage) asks what has become of it.
CREATE INDEX joint_of_draft ON casework.joint (draft);
