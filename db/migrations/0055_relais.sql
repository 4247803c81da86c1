-- A year of a relais, or of co-funded places, is corrected and taken off like anything else: over what one has read.
alter table sppe_relais add column version integer not null default 1;
alter table sppe_cofinancement add column version integer not null default 1;
