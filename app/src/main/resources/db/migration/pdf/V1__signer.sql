create schema pdf;

-- 电子签名人: every certificate this node has signed files with, and no other, is trusted in a verification.
create table pdf.signer (
    fingerprint   char(64)    not null primary key,
    credit_code   char(18)    not null,
    certificates  bytea[]     not null,
    first_used_at timestamptz not null,
    withdrawn_at  timestamptz,
    withdrawn_why text,
    check ((withdrawn_at is null) = (withdrawn_why is null))
);
