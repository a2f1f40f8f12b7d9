create schema files;

-- Which stored file belongs to whom and to what. The bytes lie in the store by their hash; a file without a row is swept.
create table files.kept (
    sha256     char(64)    not null check (sha256 ~ '^[0-9a-f]{64}$'),
    owner      uuid        not null,
    subject    uuid        not null,
    size       bigint      not null check (size > 0),
    media_type text        not null,
    kept_at    timestamptz not null,
    primary key (sha256, owner, subject)
);
