-- The link of a correction mail is one more thing that opens without an account.
alter table acces_lien_public drop constraint acces_lien_public_genre_check;
alter table acces_lien_public add constraint acces_lien_public_genre_check check (genre in ('questionnaire', 'invitation', 'agenda', 'avis', 'acteur'));
