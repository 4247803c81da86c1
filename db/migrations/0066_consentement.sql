-- A house of childminders appears to families and in open data only since the day it agreed to; those registered before are asked.
alter table equipements_equipement add column consentie_le date;
