create schema notice;

-- 消息: what a person or firm is told. Erasable, unlike the journal; the words are written when it is read.
create table notice.message (
    party    uuid        not null,
    id       uuid        not null,
    template text        not null,
    "values" jsonb       not null,
    link     text        not null check (link ~ '^/'),
    at       timestamptz not null,
    told_by  uuid        not null,
    read_at  timestamptz,
    primary key (party, id)
);

create index message_unread on notice.message (party) where read_at is null;
