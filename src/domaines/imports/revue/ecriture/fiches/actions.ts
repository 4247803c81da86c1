import { findOuCreerActeurs } from "#domaines/acteurs/index.ts";
import {
  type Fiche,
  getOrdreSuivant,
  insertFiches,
  listSchemas,
  saveSchema,
  updateFiche,
} from "#domaines/plan/index.ts";
import { newId } from "#platform/ids.ts";
import type { FicheEchange } from "../../../echange/model.ts";
import { contenuFinal, etatFiche } from "../../decision/rules.ts";
import { nomRetenu } from "../../porteur/rules.ts";
import { avecNoeudsDuPlan } from "../../rules.ts";
import type { Ecriture, Places } from "../../actions.ts";
import { schemasACompleter } from "../rules.ts";

export type FichesEcrites = {
  creees: number;
  modifiees: number;
  laissees: number;
  places: ReadonlyMap<number, string>;
};
type AEcrire = { rang: number; avant: Fiche | null; contenu: FicheEchange };

/** Écrit les fiches acceptées : les neuves à la suite, les autres champ par champ, si personne ne les a changées. */
export async function ecrireFiches(ecriture: Ecriture, places: Places): Promise<FichesEcrites> {
  const { db, perimetre, revue } = ecriture;
  const { convention } = revue.importe;
  const aEcrire = fichesAEcrire(ecriture);
  const contenus = aEcrire.map(({ contenu }) => contenu);
  const schemas = await listSchemas(db, { ...perimetre, conventions: [convention] });
  for (const schema of schemasACompleter(contenus, schemas)) await saveSchema(db, perimetre, convention, schema);
  const acteurs = await trouverActeurs(ecriture, contenus);
  let ordre = await getOrdreSuivant(db, perimetre, convention);
  const ecrites = new Map<number, string>();
  const neuves: Fiche[] = [];
  for (const { rang, avant, contenu } of aEcrire) {
    const fiche = versFiche(ecriture, { avant, contenu, ordre, places, acteurs });
    if (avant) await updateFiche(db, avant, fiche, "import");
    else neuves.push(fiche);
    if (!avant) ordre += 1;
    ecrites.set(rang, fiche.id);
  }
  await insertFiches(db, perimetre, neuves);
  return bilanDes(ecriture, aEcrire, ecrites);
}

function fichesAEcrire({ revue }: Ecriture): AEcrire[] {
  const { importe, echange, actuel, comparaison, noeudsTrouves } = revue;
  const parId = new Map(actuel.fiches.map((fiche) => [fiche.id, fiche]));
  return comparaison.fiches.flatMap((comparee) => {
    const lue = echange.plan.fiches[comparee.rang];
    if (!lue || etatFiche(comparee, importe.decisions) !== "accepte") return [];
    const { rang, plan } = comparee;
    const avant = (plan && parId.get(plan.id)) ?? null;
    const importee = avecNoeudsDuPlan(lue, noeudsTrouves);
    const contenu = contenuFinal(importee, comparee, importe.decisions.fiches[rang]?.remplace ?? []);
    return [{ rang, avant, contenu }];
  });
}

async function trouverActeurs(
  { db, perimetre, revue }: Ecriture,
  contenus: readonly FicheEchange[],
): Promise<Map<string, string>> {
  const noms = [...new Set(contenus.flatMap(({ pilotes, partenaires }) => [...pilotes, ...partenaires]))];
  const retenus = noms.map((nom) => nomRetenu(revue.importe.decisions, nom));
  const ids = await findOuCreerActeurs(db, perimetre, retenus);
  return new Map(noms.map((nom, rang) => [nom, ids[rang] ?? ""]));
}

type Composants = {
  avant: Fiche | null;
  contenu: FicheEchange;
  ordre: number;
  places: Places;
  acteurs: ReadonlyMap<string, string>;
};

function versFiche(
  { perimetre, instant, revue }: Ecriture,
  { avant, contenu, ordre, places, acteurs }: Composants,
): Fiche {
  const choisis = revue.importe.decisions.porteurs ?? {};
  const porteurs = (noms: readonly string[], deja: Fiche["pilotes"] = []) =>
    noms.map(
      (libelle) =>
        (libelle in choisis ? undefined : deja.find((porteur) => porteur.libelle === libelle)) ?? {
          libelle,
          acteur: acteurs.get(libelle) ?? "",
        },
    );
  const noeuds = contenu.noeuds.map(places).filter((id) => id !== null);
  return {
    ...contenu,
    espace: perimetre.espace,
    id: avant?.id ?? newId(),
    convention: revue.importe.convention,
    version: avant?.version ?? 1,
    ordre: avant?.ordre ?? ordre,
    archiveLe: null,
    modifieLe: instant,
    modifiePar: perimetre.compte,
    noeuds: [...new Set(noeuds)],
    pilotes: porteurs(contenu.pilotes, avant?.pilotes),
    partenaires: porteurs(contenu.partenaires, avant?.partenaires),
  };
}

function bilanDes(
  { revue }: Ecriture,
  aEcrire: readonly AEcrire[],
  ecrites: ReadonlyMap<number, string>,
): FichesEcrites {
  const { comparaison, importe } = revue;
  const etats = comparaison.fiches.map((fiche) => [fiche, etatFiche(fiche, importe.decisions)] as const);
  const inchangees = etats.flatMap(([{ rang, plan }, etat]) =>
    etat === "inchangee" && plan ? [[rang, plan.id] as const] : [],
  );
  return {
    creees: aEcrire.filter(({ avant }) => !avant).length,
    modifiees: aEcrire.filter(({ avant }) => avant).length,
    laissees: etats.filter(([, etat]) => etat === "laisse").length,
    places: new Map([...inchangees, ...ecrites]),
  };
}
