-- What was said of an adopted schéma at mid-life and at its end, once each; and what proves that a sending reached the comité départemental.
alter table sppe_schema add column bilans jsonb not null default '[]';
alter table evaluation_transmission add column preuve text not null default '';
