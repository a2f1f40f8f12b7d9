-- Half the size, in the row and in its key.
alter table files.kept drop constraint kept_sha256_check;
alter table files.kept alter column sha256 type bytea using decode(sha256, 'hex');
alter table files.kept add check (length(sha256) = 32);
