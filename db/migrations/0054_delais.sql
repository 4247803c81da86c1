-- Each question has its own day before which to vote: the convention ('') and each avenant, by its name.
alter table convention_delai_vote add column avenant text not null default '';
alter table convention_delai_vote drop constraint convention_delai_vote_pkey;
alter table convention_delai_vote add primary key (espace, convention, avenant);
