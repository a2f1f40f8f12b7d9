-- 站外送达: a message waits here for the job that sends it by e-mail or SMS. Null, which takes no room, where nothing is
-- set up to send with; null again once the job has made its deliveries.
alter table notice.message add column outward boolean;

create index message_outward on notice.message (id) where outward;

-- 送达: one message by one way. The row's id is the Message-ID and the gateway's request id, the same at every try.
create table notice.delivery (
    id         uuid primary key,
    party      uuid        not null,
    message    uuid,
    way        text        not null check (way in ('email', 'sms')),
    state      text        not null check (state in ('waiting', 'sent', 'failed', 'unwanted')),
    made_at    timestamptz not null,
    -- when it is tried next; while somebody is trying, when the lease ends
    due_at     timestamptz,
    tries      integer     not null default 0 check (tries >= 0),
    tried_at   timestamptz,
    sent_at    timestamptz,
    -- the address last tried, masked, and what went wrong, without addresses
    masked     text,
    error      text,
    -- a letter of its own instead of a message, to an address that is not the party's yet; wiped when sent or given up
    letter     jsonb,
    until      timestamptz,
    foreign key (party, message) references notice.message (party, id) on delete cascade,
    unique (party, message, way),
    check ((state = 'waiting') = (due_at is not null)),
    check ((state = 'sent') = (sent_at is not null)),
    check (letter is null or message is null),
    check (state <> 'waiting' or message is not null or letter is not null)
);

create index delivery_due on notice.delivery (way, due_at) where state = 'waiting';
create index delivery_failed on notice.delivery (way, id) where state = 'failed';
create index delivery_troubled on notice.delivery (id) where state = 'failed' or (state = 'waiting' and error is not null);
