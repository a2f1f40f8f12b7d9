create schema rating;

-- 评价邀请: one service occasion (一事一评) that its applicant may rate. Made when a case is decided.
create table rating.invitation (
    city          text        not null check (city ~ '^[0-9]{6}$'),
    id            uuid        not null,
    case_id       uuid        not null,
    occasion      text        not null check (occasion in ('decision')),
    filing_number text        not null,
    item          text        not null,
    item_version  int         not null,
    name_zh       text        not null,
    name_en       text        not null,
    department    text        not null,
    region        text        not null,
    channel       text        not null,
    granted       boolean     not null,
    party         uuid        not null,
    invited_at    timestamptz not null,
    primary key (city, id)
);
create unique index invitation_occasion on rating.invitation (city, case_id, occasion);
create index invitation_case on rating.invitation (case_id);
create index invitation_filing_number on rating.invitation (filing_number);

-- 评价: what the applicant said. number 1 is the rating, 2 the one follow-up (追评). Never made by the program: a case
-- that nobody rates has no row here (主动评价 only).
create table rating.rating (
    city       text        not null,
    id         uuid        not null,
    invitation uuid        not null,
    number     int         not null check (number in (1, 2)),
    grade      text        not null check (grade in
        ('very-satisfied', 'satisfied', 'fair', 'dissatisfied', 'very-dissatisfied')),
    tags       text[]      not null,
    channel    text        not null,
    account    uuid        not null,
    at         timestamptz not null,
    primary key (city, id),
    foreign key (city, invitation) references rating.invitation (city, id)
);
create unique index rating_number on rating.rating (city, invitation, number);
create index rating_at on rating.rating (at);

-- 文字评价: the person's own words, apart because they can be erased (个人信息保护法 47).
create table rating.words (
    rating uuid primary key,
    words  text not null check (length(words) between 1 and 500)
);

-- 差评工单: a bad rating that the department has to call back and repair by a date.
create table rating.work_order (
    city           text        not null,
    id             uuid        not null,
    invitation     uuid        not null,
    rating         uuid        not null,
    department     text        not null,
    region         text        not null,
    state          text        not null check (state in ('to-call-back', 'to-rectify', 'rectified')),
    opened_at      timestamptz not null,
    call_back_by   date        not null,
    rectify_by     date        not null check (rectify_by >= call_back_by),
    -- the next date to keep, for the desk's order
    due            date        not null,
    called_back_at timestamptz,
    called_back_by uuid,
    reached        text check (reached in ('reached', 'not-reached')),
    rectified_at   timestamptz,
    rectified_by   uuid,
    primary key (city, id),
    foreign key (city, invitation) references rating.invitation (city, id),
    check ((state = 'to-call-back') = (called_back_at is null)),
    check ((state = 'rectified') = (rectified_at is not null))
);
create index work_order_id on rating.work_order (id);
create index work_order_desk on rating.work_order (department, region, due, id) where state <> 'rectified';
create index work_order_done on rating.work_order (department, region, rectified_at desc, id) where state = 'rectified';
create unique index work_order_open on rating.work_order (city, invitation) where state <> 'rectified';

-- 回访、整改记录: what the staff wrote, erasable like the person's words.
create table rating.work_note (
    work_order uuid not null,
    kind       text not null check (kind in ('call-back', 'rectification')),
    note       text not null check (length(note) between 1 and 2000),
    primary key (work_order, kind)
);
