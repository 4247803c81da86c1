import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { motifsDe } from "../../appariement/index.ts";
import type { Attribution } from "../../appariement/model.ts";
import { getReglement } from "../../reglement/store.ts";
import type { Calcul, Seance } from "../calcul/actions.ts";
import { pointsDans } from "../gel/rules.ts";
import { nomsDuGel } from "../noms/actions.ts";
import { listLangues } from "../noms/store.ts";
import { type Redaction, reglesEnMots } from "./redaction/rules.ts";
import { admisParStructure, dernierAdmis } from "./rules.ts";

/** De quoi écrire les lettres d'une séance. `attributions` : ce qui fut décidé ; les motifs se lisent dans le calcul. */
export async function redactionDe(
  db: Db,
  perimetre: Perimetre,
  { seance, calcul, attributions }: { seance: Seance; calcul: Calcul; attributions: readonly Attribution[] },
  { limite }: { limite: Jour },
): Promise<Redaction> {
  const { gel, commission, etat } = seance;
  const { contenu } = gel;
  const reglement = contenu.reglement ? await getReglement(db, perimetre, contenu.reglement.id) : null;
  const dossiers = new Map(etat.dossiers.map((dossier) => [dossier.id, dossier]));
  const noms = nomsDuGel(contenu);
  const pointsDe = (id: string, structure: string) => {
    const dossier = dossiers.get(id);
    return dossier ? pointsDans(dossier, structure) : 0;
  };
  const langues = await listLangues(db, perimetre, seance.gardes);
  const places = new Set(contenu.structures.map(({ id }) => id));
  return {
    seance: commission.nom,
    le: commission.le,
    limite,
    dossiers,
    admis: admisParStructure(attributions),
    dernierDe: (structure, t) =>
      places.has(structure) ? dernierAdmis(structure, { attributions, pointsDe, noms }, t) : null,
    motifsDe: (dossier) => motifsDe(calcul.verdict, dossier),
    noms,
    regles: (t) => reglesEnMots(reglement?.contenu ?? null, calcul.proposition.niveau, t),
    reglement: reglement?.contenu ?? null,
    langueDe: (dossier) => langues.get(dossier) ?? "fr",
  };
}
