-- With a million definitions: which of them belong to one place, and what begins on a day, without reading all of them.
CREATE INDEX published_of_place ON definition.published (kind, split_part(id, '.', 2), id, effective DESC, version DESC)
    WHERE derived;
CREATE INDEX published_begins ON definition.published (effective);

-- Who claims an item, and who has its code already.
CREATE INDEX published_of_item ON definition.published (kind, (content ->> 'item')) WHERE NOT derived;
CREATE INDEX published_code ON definition.published (kind, (content #>> '{catalogue,code}')) WHERE NOT derived;
