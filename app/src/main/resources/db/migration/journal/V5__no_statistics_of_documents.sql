-- Nothing is ever looked for inside these documents, and comparing some thousand of them with each other was most of what
-- each ANALYZE did. A column's target does not pass to new partitions by itself.
alter table journal.entry alter column payload set statistics 0;
do $$
declare
    part regclass;
begin
    for part in select inhrelid::regclass from pg_inherits where inhparent = 'journal.entry'::regclass loop
        execute format('alter table %s alter column payload set statistics 0', part);
    end loop;
end $$;
alter table journal.standing alter column facts set statistics 0;
alter table journal.once alter column answer set statistics 0;

-- Makes the monthly partitions (of Asia/Shanghai) that are missing and answers how many it made. A month whose rows
-- already lie in the rest stays there. Attached rather than created in place: that does not lock writers out.
create or replace function journal.make_months(first_month date, months int) returns int language plpgsql as $$
declare
    made int := 0;
    parent text;
    part text;
    lower_bound timestamptz;
    upper_bound timestamptz;
    taken boolean;
begin
    perform pg_advisory_xact_lock(hashtext('journal.make_months'));
    foreach parent in array array['entry', 'access'] loop
        for i in 0 .. months - 1 loop
            lower_bound := (first_month + make_interval(months => i))::timestamp at time zone 'Asia/Shanghai';
            upper_bound := (first_month + make_interval(months => i + 1))::timestamp at time zone 'Asia/Shanghai';
            part := parent || '_' || to_char(first_month + make_interval(months => i), 'YYYYMM');
            continue when to_regclass('journal.' || part) is not null;
            execute format('select exists (select from journal.%I where at >= %L and at < %L)',
                parent || '_rest', lower_bound, upper_bound) into taken;
            continue when taken;
            execute format('create table journal.%I (like journal.%I including defaults including constraints)',
                part, parent);
            if parent = 'entry' then
                execute format('alter table journal.%I alter column payload set statistics 0', part);
            end if;
            execute format('alter table journal.%I attach partition journal.%I for values from (%L) to (%L)',
                parent, part, lower_bound, upper_bound);
            execute format('create trigger append_only_truncate before truncate on journal.%I '
                'for each statement execute function journal.refuse_change()', part);
            made := made + 1;
        end loop;
    end loop;
    return made;
end $$;
