-- A browser that has lost its session altogether does not tell whose form it sends; it proves itself by a secret instead.
alter table identity.held_form alter column account drop not null;
alter table identity.held_form add column secret bytea;
alter table identity.held_form add constraint held_form_of_somebody check ((account is null) <> (secret is null));
