-- Nothing is ever looked for inside these documents, and comparing some thousand of them with each other was most of what
-- each ANALYZE did.
ALTER TABLE casework.case_file
    ALTER COLUMN steps SET STATISTICS 0, ALTER COLUMN materials SET STATISTICS 0, ALTER COLUMN clock SET STATISTICS 0;
ALTER TABLE casework.form ALTER COLUMN answers SET STATISTICS 0, ALTER COLUMN provenance SET STATISTICS 0;
