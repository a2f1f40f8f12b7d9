-- Every file that was ever made for a version and may be in somebody's hands. There is one, unless it was lost and made
-- again with another key.
create table licence.file (
    licence uuid        not null,
    version smallint    not null,
    sha256  char(64)    not null check (sha256 ~ '^[0-9a-f]{64}$'),
    made_at timestamptz not null,
    primary key (licence, version, sha256),
    foreign key (licence, version) references licence.version
);

insert into licence.file (licence, version, sha256, made_at)
select licence, version, file_sha256, changed_at from licence.version where file_sha256 is not null;
