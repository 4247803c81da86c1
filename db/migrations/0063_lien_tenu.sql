-- A link that a mail carries keeps the browser where it was first opened, the short code that opens it elsewhere, and the tries made at that code.
alter table acces_lien_public
  add column code text,
  add column navigateur text,
  add column essais integer not null default 0;
grant update (navigateur, essais) on acces_lien_public to maillage_annuaire;
