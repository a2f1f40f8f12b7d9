-- 部门负责人
alter table identity.staff_post drop constraint staff_post_role_check, drop constraint staff_post_check;
alter table identity.staff_post
    add constraint staff_post_role_check check (role in ('clerk', 'reviewer', 'head', 'manager', 'administrator')),
    add constraint staff_post_check check (role not in ('reviewer', 'head') or department is not null);
