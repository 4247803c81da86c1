import { type Refus, Refus as UnRefus, refus } from "#commun/refus.ts";
import type { Db } from "#platform/db/db.ts";
import { donnerPlaces, type Ecriture } from "../fiche/actions.ts";
import { getFiche, lockVersions, updateFiche } from "../fiche/store.ts";
import type { Fiche } from "../model.ts";
import { listNoeuds } from "../noeud/store.ts";
import { listNomsRefuses, porteursConnus, porteursDe } from "../porteur/actions.ts";
import { differences } from "../rules.ts";
import type { SaisieLot } from "./forms.ts";
import { appliquerLot, type Lot } from "./rules.ts";

type Code = "rien" | "acteur-inconnu" | "sans-effet" | "priorite-inconnue" | "priorite-retiree" | "plafond-atteint";
/** `apercu` : voir sans rien écrire, pas même un acteur encore inconnu. */
export type Demande = { saisie: SaisieLot; apercu: boolean };
export type Changement = { avant: Fiche; apres: Fiche };

/** La priorité demandée, si son plafond laisse place à toutes les fiches choisies. */
async function prioriteLot(db: Db, { perimetre }: Ecriture, saisie: SaisieLot, fiches: readonly Fiche[]) {
  if (!saisie.priorite) return null;
  const [schema = "", ...valeur] = saisie.priorite.split("/");
  const voulue = { schema, valeur: valeur.join("/") };
  return donnerPlaces(
    db,
    perimetre,
    voulue,
    fiches.map(({ id }) => id),
  );
}

async function lotDe(
  db: Db,
  ecriture: Ecriture,
  { saisie, apercu }: Demande,
  fiches: readonly Fiche[],
): Promise<Lot | Refus<Code>> {
  const { champ, maniere } = saisie;
  if (champ === "priorite") {
    if (maniere === "retirer" && saisie.priorite) return refus("priorite-retiree");
    const valeur = await prioriteLot(db, ecriture, saisie, fiches);
    return valeur instanceof UnRefus ? valeur : { champ, valeur };
  }
  if (champ === "pilotes") {
    const deja = fiches.flatMap(({ pilotes }) => pilotes);
    if ((await listNomsRefuses(db, ecriture.perimetre, saisie.noms, deja)).length > 0) return refus("acteur-inconnu");
    const valeur = await (apercu ? porteursConnus : porteursDe)(db, ecriture.perimetre, saisie.noms, deja);
    return { champ, maniere, valeur };
  }
  if (champ === "champs") return { champ, maniere, valeur: saisie.noms };
  const permis = (await listNoeuds(db, ecriture.perimetre)).map(({ id }) => id);
  return { champ, maniere, valeur: saisie.noeuds.filter((id) => permis.includes(id)) };
}

/** Ce que la saisie change, fiche par fiche. */
export async function preparerLot(db: Db, ecriture: Ecriture, demande: Demande): Promise<Changement[] | Refus<Code>> {
  const { saisie } = demande;
  if (saisie.fiche.length === 0) return refus("rien");
  const fiches: Fiche[] = [];
  for (const id of saisie.fiche) fiches.push(await getFiche(db, ecriture.perimetre, id));
  const lot = await lotDe(db, ecriture, demande, fiches);
  if (lot instanceof UnRefus) return lot;
  const changements = fiches
    .map((avant) => ({ avant, apres: appliquerLot(avant, lot) }))
    .filter(({ avant, apres }) => differences(avant, apres) !== null);
  return changements.length > 0 ? changements : refus("sans-effet");
}

/** Écrit tout le lot, dans la transaction de la requête : tout, ou rien si quelqu'un a changé l'une des fiches depuis sa lecture. */
export async function ecrireLot(
  db: Db,
  { perimetre, instant }: Ecriture,
  changements: readonly Changement[],
): Promise<boolean> {
  const tenues = await lockVersions(
    db,
    perimetre,
    changements.map(({ avant }) => avant.id),
  );
  if (changements.some(({ avant }) => tenues.get(avant.id) !== avant.version)) return false;
  for (const { avant, apres } of changements)
    await updateFiche(db, avant, { ...apres, modifieLe: instant, modifiePar: perimetre.compte }, "lot");
  return true;
}
