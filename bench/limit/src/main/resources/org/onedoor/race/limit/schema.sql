-- Desks are numbered as in Limit: 0 accept, 1 and 2 the reviews, 3 decide, 4 issue.
create table life (
    id bigint generated always as identity primary key,
    form jsonb not null,
    due timestamptz not null,
    reviews smallint not null default 0,
    begun timestamptz not null,
    ended timestamptz
);

create table material (
    life bigint not null,
    position smallint not null,
    name text not null,
    sha256 bytea not null,
    bytes bigint not null,
    primary key (life, position)
);

-- What waits, and only that.
create table step (
    life bigint not null,
    desk smallint not null,
    due timestamptz not null,
    primary key (life, desk)
);

create index step_queue on step (desk, due, life);

-- 0 submitted, else one more than the desk's number; its key refuses a second one.
create table event (
    life bigint not null,
    kind smallint not null,
    actor text not null,
    at timestamptz not null,
    primary key (life, kind)
);

create function submit(form jsonb, due timestamptz, names text[], digests bytea[], sizes bigint[], at timestamptz)
    returns bigint language plpgsql as $$
declare
    made bigint;
begin
    insert into life (form, due, begun) values (form, due, at) returning id into made;
    insert into material select made, position, name, sha256, bytes
        from unnest(names, digests, sizes) with ordinality as given (name, sha256, bytes, position);
    insert into event values (made, 0, 'applicant', at);
    insert into step values (made, 0, due);
    return made;
end $$;

-- Answers whether there was something to answer.
create function act(answered bigint, at_desk smallint, actor text, at timestamptz)
    returns boolean language plpgsql as $$
declare
    until timestamptz;
    left_over smallint;
begin
    delete from step where life = answered and desk = at_desk returning due into until;
    if not found then
        return false;
    end if;
    insert into event values (answered, at_desk + 1, actor, at);
    case at_desk
        when 0 then
            update life set reviews = 2 where id = answered;
            insert into step values (answered, 1, until), (answered, 2, until);
        when 1, 2 then
            update life set reviews = reviews - 1 where id = answered returning reviews into left_over;
            if left_over = 0 then
                insert into step values (answered, 3, until);
            end if;
        when 3 then
            insert into step values (answered, 4, until);
        when 4 then
            update life set ended = at where id = answered;
    end case;
    return true;
end $$;
