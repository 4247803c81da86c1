-- What a request also says of its need: a reduced week may be completed in another structure; nothing but occasional hours is asked for.
alter table guichet_demande add column mixte boolean not null default false;
alter table guichet_demande add column occasionnel_seul boolean not null default false;
alter table guichet_demande add check (not occasionnel_seul or occasionnel);
