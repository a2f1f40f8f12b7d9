-- How many versions were published: counting them takes the longer the more there are, and is asked all the time. Whoever publishes
-- holds the row to the end, so numbers are given in the order in which versions can be seen.
CREATE TABLE definition.publications (
    only_row bool   PRIMARY KEY DEFAULT true CHECK (only_row),
    last     bigint NOT NULL
);

-- What follows from definitions that somebody wrote, and is published with them: many times as much as what is written.
ALTER TABLE definition.published ADD COLUMN number bigint;
ALTER TABLE definition.published ADD COLUMN derived boolean NOT NULL DEFAULT false;

ALTER TABLE definition.published DISABLE TRIGGER published_is_immutable;

UPDATE definition.published p
   SET number = n.number, derived = p.kind = 'item' AND p.id ~ '\.(\d{6}|\d{9}|\d{12})$'
  FROM (SELECT kind, id, version, row_number() OVER (ORDER BY published_at, kind, id, version) AS number
          FROM definition.published) n
 WHERE (p.kind, p.id, p.version) = (n.kind, n.id, n.version);

ALTER TABLE definition.published ENABLE TRIGGER published_is_immutable;

ALTER TABLE definition.published ALTER COLUMN number SET NOT NULL;
CREATE UNIQUE INDEX published_number ON definition.published (number);
CREATE INDEX published_as_written ON definition.published (kind, id, effective DESC, version DESC) WHERE NOT derived;

INSERT INTO definition.publications (last) SELECT count(*) FROM definition.published;
