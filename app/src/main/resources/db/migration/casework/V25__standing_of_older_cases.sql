-- Events of cases that were filed before their facts were kept once say them through journal.standing too, from now on.
INSERT INTO journal.standing (subject, facts)
SELECT id, jsonb_build_object('item', item, 'itemVersion', item_version, 'filingNumber', filing_number,
                              'department', department, 'region', region, 'channel', channel, 'party', party)
  FROM casework.case_file
    ON CONFLICT DO NOTHING;
