-- What was said of an adopted schéma at mid-life and at its end, once each.
alter table sppe_schema add column bilans jsonb not null default '[]';
