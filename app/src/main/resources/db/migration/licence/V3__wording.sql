-- The words that are the same on every licence of a type and issuer: names, and the labels of the face as pairs of Chinese
-- and English. Kept once; a version keeps the values alone. Rows are never changed: a new wording is a new row.
create table licence.wording (
    id        uuid  not null primary key,
    type_zh   text  not null,
    type_en   text  not null,
    title_zh  text  not null,
    title_en  text  not null,
    issuer_zh text  not null,
    issuer_en text  not null,
    labels    jsonb not null
);

alter table licence.version add column wording uuid;

create function pg_temp.labels(face jsonb) returns jsonb language sql immutable as
$$ select coalesce(jsonb_agg(jsonb_build_array(i -> 'zh', i -> 'en') order by n), '[]')
     from jsonb_array_elements(face) with ordinality as f (i, n) $$;

update licence.version set wording = md5(jsonb_build_array(type_zh, type_en, title_zh, title_en, issuer_zh, issuer_en,
                                                           pg_temp.labels(face))::text)::uuid;
insert into licence.wording
select distinct on (wording) wording, type_zh, type_en, title_zh, title_en, issuer_zh, issuer_en, pg_temp.labels(face)
  from licence.version;
update licence.version set face = (select coalesce(jsonb_agg(i -> 'value' order by n), '[]')
                                     from jsonb_array_elements(face) with ordinality as f (i, n));

alter table licence.version alter column wording set not null,
    drop column type_zh, drop column type_en, drop column title_zh, drop column title_en, drop column issuer_zh,
    drop column issuer_en;

-- The identifier, which is unique, holds type, issuer and serial.
alter table licence.licence drop constraint licence_type_code_issuer_code_serial_key;
