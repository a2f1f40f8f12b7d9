create schema insight;

-- What the journal's events add up to, by the day of Asia/Shanghai. Made from the journal alone: emptied and counted
-- again from the first event at any time.
create table insight.daily (
    day        date   not null,
    region     text   not null,
    department text   not null,
    item       text   not null,
    channel    text   not null,
    measure    text   not null,
    n          bigint not null check (n > 0),
    primary key (day, region, department, item, channel, measure)
);

-- The same by the hour, so that a day under way is compared with as much of another day.
create table insight.hourly (
    day        date     not null,
    hour       smallint not null check (hour between 0 and 23),
    region     text     not null,
    department text     not null,
    item       text     not null,
    channel    text     not null,
    measure    text     not null,
    n          bigint   not null check (n > 0),
    primary key (day, hour, region, department, item, channel, measure)
);
