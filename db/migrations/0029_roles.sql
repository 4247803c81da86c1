-- Two more people: who receives the families' requests, and who runs one structure.
alter table acces_role drop constraint acces_role_role_check;
alter table acces_role add constraint acces_role_role_check check (role in ('chargeCooperation', 'pilote', 'redacteur', 'elu', 'referentCollectivite', 'conseillerCaf', 'agentGuichet', 'gestionnaireStructure', 'dpo', 'lecteur'));
