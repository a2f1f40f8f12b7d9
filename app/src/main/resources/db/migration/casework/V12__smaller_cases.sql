-- Steps, materials and clock are written anew with every change and kept with the case: lists without names, times in
-- milliseconds, the usual grounds as codes. See CaseDocuments.
CREATE FUNCTION pg_temp.millis(at text) RETURNS bigint LANGUAGE sql STABLE AS
$$ SELECT (extract(epoch FROM date_trunc('milliseconds', at::timestamptz)) * 1000)::bigint $$;

UPDATE casework.case_file c SET
    steps = (SELECT coalesce(jsonb_agg(jsonb_build_array(
                        s ->> 'id', s ->> 'department', s ->> 'state', pg_temp.millis(s ->> 'opened'), s ->> 'due',
                        (s ->> 'agreed')::boolean, s ->> 'by', pg_temp.millis(s ->> 'at')) ORDER BY n), '[]')
               FROM jsonb_array_elements(c.steps) WITH ORDINALITY AS e (s, n)),
    materials = (SELECT coalesce(jsonb_agg(jsonb_build_array(
                        m ->> 'type', m ->> 'need', m ->> 'state', m ->> 'licence', m ->> 'due',
                        pg_temp.millis(m ->> 'provided')) ORDER BY n), '[]')
                   FROM jsonb_array_elements(c.materials) WITH ORDINALITY AS e (m, n)),
    clock = (SELECT coalesce(jsonb_agg(jsonb_build_array(
                        k ->> 'kind', pg_temp.millis(k ->> 'at'), k ->> 'day', k ->> 'procedure', k ->> 'until',
                        CASE WHEN k -> 'more' IS NOT NULL AND k -> 'more' <> 'null'
                             THEN jsonb_build_array(k -> 'more' -> 'value', k -> 'more' -> 'unit') END,
                        CASE k -> 'ground' ->> 'zh'
                             WHEN '行政许可法 第三十二条、第四十二条' THEN '"acceptance"'::jsonb
                             WHEN '行政许可法 第三十二条：逾期不告知，自收到申请材料之日起即为受理' THEN '"silence"'::jsonb
                             WHEN '容缺受理承诺书' THEN '"pledge"'::jsonb
                             WHEN '办结' THEN '"over"'::jsonb
                             ELSE jsonb_build_array(k -> 'ground' -> 'zh', k -> 'ground' -> 'en') END) ORDER BY n), '[]')
               FROM jsonb_array_elements(c.clock) WITH ORDINALITY AS e (k, n));

-- Half the size as bytes.
ALTER TABLE casework.material_file ALTER COLUMN sha256 TYPE bytea USING decode(sha256, 'hex');
