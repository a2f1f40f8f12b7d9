-- The same content as its author wrote it: keys in their order. What was published before has none and is shown in the order
-- of its keys. json, not jsonb, which would order them by itself.
ALTER TABLE definition.published ADD COLUMN written json;
