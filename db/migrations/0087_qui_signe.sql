-- Who signs, in what quality and by which act, is part of what the parties read: kept when signing opens. Nothing kept before this: read as it stands.
alter table actes_circuit add column qui_signe jsonb;
