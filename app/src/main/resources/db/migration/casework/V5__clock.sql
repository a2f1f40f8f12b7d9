-- 计时台账: what started, held and stopped a case's clock, with its ground. Of cases accepted before, the start is known.
ALTER TABLE casework.case_file ADD COLUMN clock jsonb NOT NULL DEFAULT '[]';
UPDATE casework.case_file SET clock = jsonb_build_array(jsonb_build_object(
    'kind', 'start', 'at', to_char(accepted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'day', accepted_on,
    'ground', jsonb_build_object('zh', '行政许可法 第三十二条、第四十二条',
                                 'en', 'Administrative Licensing Law, arts. 32 and 42')))
 WHERE accepted_on IS NOT NULL;

-- Everything that is open is looked at once, and says then when it has to be looked at again.
UPDATE casework.case_file SET wake_on = counted_from WHERE state IN ('correcting', 'accepted');
