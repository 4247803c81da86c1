-- A state taken off a convention's list is no longer offered, and still names what was said with it.
alter table suivi_etat add column retire boolean not null default false;
