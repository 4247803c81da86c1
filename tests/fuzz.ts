import { Refus } from "#commun/refus.ts";
import { schemaEchange } from "#domaines/imports/echange/forms.ts";
import { echangeVide, serialiser } from "#domaines/imports/echange/rules.ts";
import { lireOctets } from "#domaines/imports/lecture/actions.ts";
import type { Lecture } from "#domaines/imports/lecture/model.ts";
import { proposer } from "#domaines/imports/tableur/entete/rules.ts";
import { composerArbre, lireFeuille } from "#domaines/imports/tableur/lecture/rules.ts";
import { PHRASES } from "#platform/files/refus.ts";
import { txt } from "./fichiers.ts";
import { casDe } from "./mutations.ts";
import { MISES_EN_PAGE } from "./plans-inventes.ts";

const reperes = () => ({ commune: () => null, epci: () => null, membres: () => [] });
const modele = await lireOctets(txt(Object.values(MISES_EN_PAGE)[0] ?? []), "plan.txt", reperes);
const JSON_SAIN = modele instanceof Refus ? "" : serialiser(modele.echange);

export const casSeme = (graine: number) => casDe(graine, JSON_SAIN);

/** What is understood of a reading: its own convention, or what its columns give as they were guessed. */
function comprendre({ echange, feuilles }: Lecture): unknown {
  const depot = feuilles && proposer(feuilles, new Map());
  if (!depot) return echange;
  const rangees = depot.feuilles[depot.feuille]?.rangees ?? [];
  const { lignes } = lireFeuille({ rangees, entete: depot.entete, colonnes: depot.colonnes });
  return { ...echangeVide(null), plan: { noeuds: composerArbre(lignes), fiches: lignes.map(({ fiche }) => fiche) } };
}

export type Constat = { quoi: string; refus: string | null; faute: string | null };

/** Reads one mutated file to the end: either a valid convention, or a refusal that has its sentence. */
export async function controler(graine: number): Promise<Constat> {
  const { nom, octets, quoi } = casSeme(graine);
  try {
    const lu = await lireOctets(octets, nom, reperes);
    if (lu instanceof Refus) return { quoi, refus: lu.code, faute: lu.code in PHRASES ? null : lu.code };
    return { quoi, refus: null, faute: schemaEchange.safeParse(comprendre(lu)).error?.message ?? null };
  } catch (error) {
    return { quoi, refus: null, faute: String((error as Error).stack) };
  }
}
