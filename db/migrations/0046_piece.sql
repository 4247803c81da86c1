-- What a piece says of its file is its kind; the name is sealed with the file, under the key of its family.
update guichet_piece
set fichier = case
  when lower(fichier) ~ '\.?png$' then 'png'
  when lower(fichier) ~ '\.?jpe?g$' then 'jpeg'
  else 'pdf'
end
where fichier is not null;
alter table guichet_piece add constraint guichet_piece_fichier_check check (fichier in ('pdf', 'png', 'jpeg'));
