-- Who joins an instance sits in its meetings from a day on; no day said, in all of them.
alter table gouvernance_membre add column entre_le date;
