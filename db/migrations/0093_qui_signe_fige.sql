-- Who signs is kept when signing opens and never written again, as the version itself: only what the circuit lives through changes.
revoke update on actes_circuit from maillage_app;
grant update (etat, clos_le, relances, version) on actes_circuit to maillage_app;
