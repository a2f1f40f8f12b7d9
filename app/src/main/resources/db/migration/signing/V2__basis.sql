-- 成文依据: what a document was written from, so that a mere new name of an element or a department does not look like another
-- document. form: SHA-256 of the versions of item and template, answers: of the answers that stand in it. Documents of before
-- have neither and are compared by their words.
alter table signing.document
    add column form bytea check (length(form) = 32),
    add column answers bytea check (length(answers) = 32),
    add check ((form is null) = (answers is null));

-- 作废原因: why it was given up; nothing of those of before.
alter table signing.envelope add column because text, add check (because is null or state = 'void');
