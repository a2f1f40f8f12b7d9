-- Where a value comes from is reckoned when the draft is submitted, and stands in casework.form.
ALTER TABLE casework.draft DROP COLUMN provenance;
