-- An administrator shuts what somebody does as staff, never the person's own way in: it is the citizen's as well.
alter table identity.account add column posts_shut_at timestamptz;
alter table identity.account add column posts_shut_by uuid;

-- Nothing but that could shut an account before.
update identity.account set posts_shut_at = created_at, status = 'active' where status = 'disabled';
