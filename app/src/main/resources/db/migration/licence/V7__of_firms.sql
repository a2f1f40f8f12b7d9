-- What a firm holds that was issued when it was founded, to whoever applied for it.
CREATE INDEX version_of_firm ON licence.version (id_number) WHERE id_kind = 'credit-code';
