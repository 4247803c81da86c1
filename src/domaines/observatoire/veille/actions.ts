import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listAuteurs } from "#domaines/acces/index.ts";
import { lireGeographie } from "#domaines/statistiques/index.ts";
import type { Db } from "#platform/db/db.ts";
import { nommer } from "../lieu/actions.ts";
import { adresseDe, lireLieu } from "../lieu/rules.ts";
import { remember } from "#platform/memory.ts";
import type { Tache } from "./model.ts";
import { alertesDe } from "./passage/actions.ts";
import { relire } from "./tache/rules.ts";

/** Ce que les règles voient aujourd'hui, relu seulement si une tâche ouverte en dépend. */
const lireAlertes = (db: Db, perimetre: Perimetre, taches: readonly Tache[], jour: Jour) =>
  taches.some(({ etat }) => etat === "ouverte")
    ? remember(db, perimetre, JSON.stringify(["alertes", jour]), () => alertesDe(db, perimetre, jour))
    : [];

/** Des tâches comme on les lit : leurs territoires et leurs personnes nommés, et ce que la règle en voit aujourd'hui. */
export async function voirTaches(db: Db, perimetre: Perimetre, taches: readonly Tache[], jour: Jour) {
  const alertes = await lireAlertes(db, perimetre, taches, jour);
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
      aujourdhui: relire(tache, alertes),
      nom: lieu ? nommer(geographie, lieu).nom : "Tout l’espace",
      portrait: lieu ? `/espaces/${perimetre.espace}/observatoire/portraits/${adresseDe(lieu)}` : null,
      concernes: tache.concerne.flatMap((id) => nomDe(id) ?? []),
    };
  });
  return { vues, nomDe };
}
