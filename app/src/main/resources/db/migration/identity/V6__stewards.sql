-- 事项管理员 writes and checks definitions.
alter table identity.staff_post
    drop constraint staff_post_role_check,
    add constraint staff_post_role_check
        check (role in ('clerk', 'reviewer', 'head', 'manager', 'steward', 'administrator'));
