import type { Perimetre } from "#commun/perimetre.ts";
import { type Action, listMesLieux, perimetresPour } from "#domaines/acces/index.ts";
import { type Db, stepToAnnuaire } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { creerFiche, type Ecriture } from "../fiche/actions.ts";
import type { Fiche } from "../model.ts";
import { insertNoeud, listNoeuds } from "../noeud/store.ts";
import type { Bout, Suite } from "./model.ts";
import { contenuRepris, grefferNoeuds } from "./rules.ts";
import { findPrecedente, insertSuites } from "./store.ts";

/** Le même espace, avec chaque convention où l'un des rôles de cette personne permet cet acte : ce qu'elle est dans l'une ne lui ouvre pas l'autre. */
export async function perimetreEntier(db: Db, perimetre: Perimetre, acte: Action = "plan.lire"): Promise<Perimetre> {
  const { espace, compte } = perimetre;
  const lieux = await stepToAnnuaire(db, espace, (tx) => listMesLieux(tx, compte));
  const siennes = perimetresPour(lieux, compte, acte).filter((un) => un.espace === espace);
  return { ...perimetre, conventions: [...new Set(siennes.flatMap(({ conventions }) => conventions))] };
}

/** Recopie ces fiches de la convention d'avant dans celle-ci, avec les nœuds qu'il faut, et dit qu'elles se continuent. */
export async function reprendre(
  db: Db,
  ecriture: Ecriture,
  { fiches, avant }: { fiches: readonly Fiche[]; avant: Perimetre },
): Promise<Suite[]> {
  const { perimetre, convention } = ecriture;
  const noeuds = await listNoeuds(db, perimetre);
  const demandes = [...new Set(fiches.flatMap((fiche) => fiche.noeuds))];
  const { greffes, places } = grefferNoeuds(await listNoeuds(db, avant), noeuds, { demandes, nouveau: newId });
  for (const [rang, { id, parent, source }] of greffes.entries()) {
    const { genre, code, libelle, impacts } = source;
    await insertNoeud(db, perimetre, {
      id,
      parent,
      convention,
      genre,
      code,
      libelle,
      impacts,
      ordre: noeuds.length + rang,
    });
  }
  const suites: Suite[] = [];
  for (const fiche of fiches) {
    const ici = fiche.noeuds.flatMap((noeud) => places.get(noeud) ?? []);
    const { id } = await creerFiche(db, ecriture, { ...contenuRepris(fiche), noeuds: ici });
    suites.push({ fiche: id, precedente: fiche.id });
  }
  await insertSuites(db, perimetre, convention, suites);
  return suites;
}

/** Les fiches que celle-ci continue, de la plus proche à la plus ancienne, tant que le périmètre les lit. */
export async function remonterSuites(db: Db, perimetre: Perimetre, fiche: string): Promise<Bout[]> {
  const bouts: Bout[] = [];
  let precedente = await findPrecedente(db, perimetre, fiche);
  while (precedente && !bouts.some(({ id }) => id === precedente?.id)) {
    bouts.push(precedente);
    precedente = await findPrecedente(db, perimetre, precedente.id);
  }
  return bouts;
}
