-- 联系方式: where a party wants to be told, beside its list of messages. Personal, erasable. Only a confirmed address
-- stands here; the phone is the account's own.
create table identity.contact (
    party              uuid primary key references identity.party,
    email              text check (length(email) <= 254),
    email_confirmed_at timestamptz,
    email_wanted       boolean     not null,
    sms_wanted         boolean     not null,
    language           text        not null check (language in ('zh', 'en')),
    changed_at         timestamptz not null,
    changed_by         uuid        not null,
    check ((email is null) = (email_confirmed_at is null))
);

-- 待确认的邮箱: the code itself is not here, only its SHA-256 with party and address.
create table identity.email_confirmation (
    party    uuid primary key references identity.party,
    email    text        not null check (length(email) <= 254),
    code     bytea       not null,
    asked_at timestamptz not null,
    until    timestamptz not null,
    wrong    integer     not null default 0 check (wrong >= 0)
);
