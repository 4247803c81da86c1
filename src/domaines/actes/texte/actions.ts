import { createHash } from "node:crypto";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import {
  estVerrouillee,
  genreAnnexe,
  getConvention,
  ouvrirTexte,
  refuserSignee,
  remplir,
  type TexteOuvert,
} from "#domaines/convention/index.ts";
import { estCommence, lireDiagnosticSigne } from "#domaines/diagnostic/index.ts";
import { getBlocEquipements } from "#domaines/equipements/index.ts";
import { listInstances } from "#domaines/gouvernance/index.ts";
import { countFiches, listFiches, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import type { Db } from "#platform/db/db.ts";
import { forbid } from "#platform/rights.ts";
import { estAnnexe } from "../annexe/model.ts";
import { listComplements } from "../annexe/store.ts";
import { baseDe, lireConvention, type Requete } from "../requete/actions.ts";
import type { Manque } from "./model.ts";
import { listerManques } from "./rules.ts";

export const texteDe = (c: Requete): string => `${baseDe(c)}/texte`;
export const peutRediger = (c: Requete): boolean => peut(c.var.perimetre.roles, "actes.rediger");
export const exigerLire = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "convention.lire"));
export const exigerRediger = (c: Requete): void => forbid(peutRediger(c));

/** Devant toute page où l'on écrit le texte : signé, il ne s'ouvre pas à la saisie, et la page dit pourquoi. */
export async function garderSigne(c: Requete, suite: () => Promise<void>): Promise<Response | undefined> {
  exigerRediger(c);
  const refuse = refuserSignee(c, await lireConvention(c));
  if (refuse) return refuse;
  await suite();
}

/** Ce que l'on a lu d'un texte : deux écritures du même mot pour mot ont la même, quel que soit le chemin. */
export const empreinteTexte = (lu: object): string =>
  createHash("sha256").update(JSON.stringify(lu)).digest("hex").slice(0, 20);

/** Ce que chaque genre d'annexe tire des données, quand personne n'y a rien écrit. */
async function genresVides(db: Db, tout: Perimetre, id: string): Promise<ReadonlySet<string>> {
  const perimetre = { ...tout, conventions: tout.conventions.filter((une) => une === id) };
  const complements = await listComplements(db, perimetre, id);
  const tenus: Record<string, boolean> = {
    diagnostic: await estCommence(db, perimetre, id),
    equipements: (await getBlocEquipements(db, perimetre, id)).length > 0,
    plan: (await countFiches(db, perimetre, SANS_FILTRE)) > 0,
    pilotage: (await listInstances(db, perimetre)).length > 0,
  };
  const ecrite = (genre: string) => estAnnexe(genre) && Boolean(complements[genre]?.texte.trim());
  return new Set(Object.keys(tenus).filter((genre) => !tenus[genre] && !ecrite(genre)));
}

/** Ce qui est écrit dans chaque annexe que Maillage fait : son complément, et les mots du diagnostic ou des fiches. */
async function textesDesAnnexes(db: Db, tout: Perimetre, id: string) {
  const perimetre = { ...tout, conventions: tout.conventions.filter((une) => une === id) };
  const complements = await listComplements(db, perimetre, id);
  const diagnostic = (await lireDiagnosticSigne(db, perimetre, id)).flatMap((partie) =>
    [partie.texte, ...partie.forces, ...partie.faiblesses, ...partie.besoins].map((texte) => ({
      ou: partie.titre,
      texte,
    })),
  );
  const fiches = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const plan = fiches.flatMap((fiche) =>
    Object.values(fiche)
      .filter((valeur) => typeof valeur === "string")
      .map((texte) => ({ ou: `fiche « ${intituleFiche(fiche)} »`, texte })),
  );
  const faits: Record<string, readonly { ou: string; texte: string }[]> = { diagnostic, plan };
  return (genre: string) => [
    { ou: "", texte: (estAnnexe(genre) && complements[genre]?.texte) || "" },
    ...(faits[genre] ?? []),
  ];
}

type Annexes = TexteOuvert["elements"]["annexes"];

async function annexesDe(db: Db, perimetre: Perimetre, id: string, annexes: Annexes) {
  const vides = annexes.length > 0 ? await genresVides(db, perimetre, id) : new Set<string>();
  const textes = annexes.length > 0 ? await textesDesAnnexes(db, perimetre, id) : () => [];
  return annexes.map((annexe) => {
    const genre = genreAnnexe(annexe.titre);
    return { ...annexe, genre, vide: vides.has(genre), textes: textes(genre) };
  });
}

/** Tout ce qui, dans le texte d'une convention, empêche de la signer. */
export async function lireManques(db: Db, perimetre: Perimetre, convention: string): Promise<Manque[]> {
  const { elements, champs } = await ouvrirTexte(db, perimetre, convention);
  const annexes = await annexesDe(db, perimetre, convention, elements.annexes);
  return listerManques({ ...elements, annexes }, champs);
}

/** Le texte tel qu'on le lit : ses champs remplis, ce qui lui manque, et si l'on peut encore l'écrire. */
export async function lireTexte(db: Db, perimetre: Perimetre, convention: string) {
  const ouvert = await ouvrirTexte(db, perimetre, convention);
  const { elements, champs } = ouvert;
  const plein = (texte: string) => remplir(texte, champs);
  const annexes = await annexesDe(db, perimetre, convention, elements.annexes);
  return {
    ...ouvert,
    verrouillee: estVerrouillee(await getConvention(db, perimetre, convention)),
    manques: listerManques({ ...elements, annexes }, champs),
    visas: elements.visas.map((visa) => ({ ...visa, texte: plein(visa.texte) })),
    articles: elements.articles.map((un) => ({ ...un, titre: plein(un.titre), texte: plein(un.texte) })),
    annexes,
  };
}
export type TexteLu = Awaited<ReturnType<typeof lireTexte>>;
