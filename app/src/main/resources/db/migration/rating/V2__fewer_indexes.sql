-- One index finds a case's occasions and keeps them single.
drop index rating.invitation_case, rating.invitation_occasion;
create unique index invitation_occasion on rating.invitation (case_id, occasion, city);
