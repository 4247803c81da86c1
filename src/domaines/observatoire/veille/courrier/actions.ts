import type { Perimetre } from "#commun/perimetre.ts";
import { listEspacesPeuples, listPersonnesAvecRole } from "#domaines/acces/index.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import type { Postman } from "#platform/mail.ts";
import { nommer } from "../../lieu/actions.ts";
import { lireLieu } from "../../lieu/rules.ts";
import { lireGeographie } from "#domaines/statistiques/index.ts";
import { ENONCES } from "../lexique.ts";
import { listTachesPar } from "../tache/store.ts";
import { courrielDeVeille } from "./courriels.tsx";
import type { Envoi } from "./model.ts";

type Bureau = { base: Base; poster: Postman; adresse: string; maintenant: () => Date };

const ROLES = [...new Set(Object.values(ENONCES).flatMap(({ concerne }) => concerne))];

/** Les lettres à écrire : une par personne, avec les seules tâches qui la concernent et qui sont encore ouvertes. */
async function preparer(db: Db, perimetre: Perimetre, { taches }: Envoi) {
  const ouvertes = (await listTachesPar(db, perimetre, taches)).filter(({ etat }) => etat === "ouverte");
  const geographie = await lireGeographie(db, perimetre);
  const personnes = new Map<string, { nom: string; courriel: string }>();
  for (const role of ROLES)
    for (const { id, nom, courriel } of await listPersonnesAvecRole(db, { espace: perimetre.espace, role }))
      personnes.set(id, { nom, courriel });
  const dire = ({ territoire, constat }: (typeof ouvertes)[number]) => {
    const lieu = lireLieu(geographie, territoire);
    return lieu ? `${nommer(geographie, lieu).nom} : ${constat.phrase}` : constat.phrase;
  };
  return [...personnes].flatMap(([id, { nom, courriel }]) => {
    const lignes = ouvertes.filter(({ concerne }) => concerne.includes(id)).map(dire);
    return lignes.length > 0 ? [{ a: courriel, nom, lignes }] : [];
  });
}

/** Poste ce que la veille a déposé : elle relit les tâches, n'écrit qu'à qui elles concernent encore. */
export async function posterVeille({ base, poster, adresse, maintenant }: Bureau, charge: unknown): Promise<void> {
  const envoi = charge as Envoi;
  const trouve = (await inAnnuaire(base, listEspacesPeuples)).find(({ id }) => id === envoi.espace);
  if (!trouve) return;
  const perimetre: Perimetre = { espace: trouve.id, compte: "systeme", conventions: trouve.conventions, roles: [] };
  const lettres = await inPerimeter(base, perimetre, (db) => preparer(db, perimetre, envoi), maintenant);
  const lien = `${adresse}/espaces/${trouve.id}/observatoire/veille`;
  for (const lettre of lettres) await poster(courrielDeVeille({ ...lettre, organisme: trouve.nom, lien }));
}
