-- 到期提醒: how many days before the end its holder was last told so; null where he was not.
alter table licence.version add column reminded smallint check (reminded > 0);

-- 暂停效力: what was granted holds for nothing until what was promised has come.
alter table licence.version drop constraint version_status_check;
alter table licence.version add constraint version_status_check
    check (status in ('issued', 'suspended', 'replaced', 'revoked', 'cancelled', 'expired'));
