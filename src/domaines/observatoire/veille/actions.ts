import type { Perimetre } from "#commun/perimetre.ts";
import { listAuteurs } from "#domaines/acces/index.ts";
import { lireGeographie } from "#domaines/statistiques/index.ts";
import type { Db } from "#platform/db/db.ts";
import { nommer } from "../lieu/actions.ts";
import { adresseDe, lireLieu } from "../lieu/rules.ts";
import type { Tache } from "./model.ts";

/** Des tâches comme on les lit : leurs territoires et leurs personnes nommés. */
export async function voirTaches(db: Db, perimetre: Perimetre, taches: readonly Tache[]) {
  const geographie = await lireGeographie(db, perimetre);
  const comptes = [
    ...new Set(taches.flatMap(({ concerne, closePar }) => [...concerne, ...(closePar ? [closePar] : [])])),
  ];
  const auteurs = await listAuteurs(db, perimetre.espace, comptes);
  const nomDe = (id: string) => auteurs.get(id) ?? null;
  const vues = taches.map((tache) => {
    const lieu = lireLieu(geographie, tache.territoire);
    return {
      tache,
      nom: lieu ? nommer(geographie, lieu).nom : "Tout l’espace",
      portrait: lieu ? `/espaces/${perimetre.espace}/observatoire/portraits/${adresseDe(lieu)}` : null,
      concernes: tache.concerne.flatMap((id) => nomDe(id) ?? []),
    };
  });
  return { vues, nomDe };
}
