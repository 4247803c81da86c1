import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Acteur, GenreActeur, Reconnu, SaisieActeur, Sorte } from "./model.ts";

/** ACT-1 : deux noms d'acteur sont le même sans accents, casse, ponctuation, espaces en trop ni article de tête. */
export function cleActeur(nom: string): string {
  const mots = sansAccents(nom)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return mots.replace(/^(?:le|la|les|l) (?=.)/, "") || sansAccents(nom).trim() || "?";
}

/** ACT-2 : « Relais petite enfance (RPE) » dit un nom et son sigle. */
export function nomEtSigle(texte: string): { nom: string; nomCourt: string | null } {
  const [, nom, sigle] = /^(.{4,}?)\s*\(([A-ZÉÈ][\p{L}\p{N}’'. -]{1,11})\)$/u.exec(texte.trim()) ?? [];
  const estSigle = sigle && sigle.replace(/[^\p{Lu}]/gu, "").length >= 2;
  return nom && estSigle ? { nom, nomCourt: sigle.trim() } : { nom: texte.trim(), nomCourt: null };
}

const INDICES: readonly (readonly [RegExp, GenreActeur])[] = [
  [/^caf\b|^caisse d allocations familiales/, "caf"],
  [/^msa\b|^mutualite sociale agricole/, "msa"],
  [/^communaute |^metropole |^cc[a-z]{0,4}$|^ca[a-z]{2,4}$|^cu[a-z]{1,4}$/, "epci"],
  [/^(?:communes?|mairies?|villes?)\b/, "commune"],
  [/^(?:departement|conseil departemental|pmi)\b/, "departement"],
  [/^(?:syndicat|sivom|sivu)\b/, "syndicat"],
  [/^(?:etat|prefecture|ars|education nationale|sdjes|drajes|ddets)\b/, "etat"],
  [/^(?:associations?|federation|familles rurales|mission locale)\b/, "association"],
  [/^services?\b/, "service"],
  [/^(?:ecoles?|colleges?|lycees?|creches?|centres? socia|micro creche|multi accueil|rpe|relais)\b/, "etablissement"],
];

/** ACT-3 : d'un nom seul, on devine si c'est une personne et quel genre d'organisation ; le doute laisse le genre vide. */
export function deviner(nom: string): { sorte: Sorte; genre: GenreActeur | null } {
  const cle = cleActeur(nom);
  if (/^(?:m|mme|mmes|mm|madame|monsieur|mesdames|messieurs) /.test(cle)) return { sorte: "contact", genre: null };
  return { sorte: "organisation", genre: INDICES.find(([indice]) => indice.test(cle))?.[1] ?? null };
}

/** De quoi reconnaître un acteur connu : sa clé, celle de son sigle, et celui sous lequel il est gardé. */
export type Connu = { id: string; cle: string; cleCourte: string | null };

/** Des acteurs connus, rangés par nom et par sigle ; sous un même nom, le premier inscrit. */
type Repertoire = { noms: Map<string, string>; sigles: Map<string, Set<string>> };

export function inscrire({ noms, sigles }: Repertoire, { id, cle, cleCourte }: Connu): void {
  if (!noms.has(cle)) noms.set(cle, id);
  if (cleCourte) sigles.set(cleCourte, (sigles.get(cleCourte) ?? new Set()).add(id));
}

export function repertoireDe(connus: readonly Connu[]): Repertoire {
  const repertoire: Repertoire = { noms: new Map(), sigles: new Map() };
  for (const connu of connus) inscrire(repertoire, connu);
  return repertoire;
}

/** Ce sous quoi se cherche un nom écrit : tel quel, et sans le sigle qui le suit. */
export const clesDe = (texte: string): string[] => [...new Set([cleActeur(texte), cleActeur(nomEtSigle(texte).nom)])];

/** ACT-4 : un nom écrit désigne l'acteur qui le porte, sinon le seul dont c'est le sigle ; un sigle partagé ne désigne personne. */
export function reconnaitre({ noms, sigles }: Repertoire, texte: string): string | null {
  const cles = clesDe(texte);
  const parNom = cles.map((cle) => noms.get(cle)).find((id) => id !== undefined);
  if (parNom !== undefined) return parNom;
  const parSigle = new Set(cles.flatMap((cle) => [...(sigles.get(cle) ?? [])]));
  return parSigle.size === 1 ? ([...parSigle][0] ?? null) : null;
}

const MOTS_OUTILS = new Set("de du des d la le les l et a au aux en pour sur".split(" "));
/** Ce que l'on écrit d'ordinaire pour un autre mot ; seul, un tel mot est un sigle et se garde tel quel. */
const ABREGES = new Map(
  Object.entries({
    asso: "association",
    assoc: "association",
    cc: "communaute communes",
    comcom: "communaute communes",
    st: "saint",
    ste: "sainte",
    mairie: "commune",
    ville: "commune",
  }),
);

function motsPleins(nom: string): string[] {
  const ecrits = cleActeur(nom).split(" ");
  const entiers = ecrits.length === 1 ? ecrits : ecrits.flatMap((mot) => (ABREGES.get(mot) ?? mot).split(" "));
  return entiers.filter((mot) => !MOTS_OUTILS.has(mot));
}
const sansPluriel = (mots: readonly string[]) =>
  mots
    .map((mot) => mot.replace(/s$/, ""))
    .toSorted()
    .join(" ");

/** Vrai d'un nom d'un seul mot, qui peut être le sigle d'un autre. */
export const estUnMot = ({ nom }: Pick<Acteur, "nom">): boolean => motsPleins(nom).length === 1;

/** De quoi rapprocher un acteur d'un autre sans les comparer tous : ses mots, son adresse, et le sigle qu'il est ou qu'il ferait. */
export function indicesDe({ sorte, nom, courriel }: Pick<Acteur, "sorte" | "nom" | "courriel">): string[] {
  const mots = motsPleins(nom);
  const sigle = mots.length === 1 ? (mots[0] ?? "") : mots.map((mot) => mot[0]).join("");
  const indices = [
    `mots ${sansPluriel(mots)}`,
    `sigle ${sigle}`,
    ...(courriel ? [`adresse ${courriel.toLowerCase()}`] : []),
  ];
  return indices.map((indice) => `${sorte} ${indice}`);
}

const memeAdresse = ({ courriel }: Acteur, autre: Acteur): boolean =>
  courriel !== null && courriel.toLowerCase() === autre.courriel?.toLowerCase();

/** ACT-5 : deux acteurs de même sorte sont peut-être le même s'ils ont les mêmes mots, abrégés ou non, la même adresse, ou si l'un est le sigle de l'autre. */
export function doublonsProbables(acteur: Acteur, autres: readonly Acteur[]): Acteur[] {
  const [mots, initiales] = [
    motsPleins(acteur.nom),
    motsPleins(acteur.nom)
      .map((mot) => mot[0])
      .join(""),
  ];
  return autres.filter((autre) => {
    if (autre.id === acteur.id || autre.sorte !== acteur.sorte) return false;
    const siens = motsPleins(autre.nom);
    const memeMots = sansPluriel(mots) === sansPluriel(siens) || memeAdresse(acteur, autre);
    const sigle = siens.map((mot) => mot[0]).join("");
    return memeMots || (siens.length === 1 && siens[0] === initiales) || (mots.length === 1 && mots[0] === sigle);
  });
}

const SANS_RIEN = { espace: "", id: "", nomCourt: null, genre: null, code: null, qualite: null, courriel: null };
const VIERGE = { ...SANS_RIEN, organisation: null, compte: null, fusionne: null, verifieLe: null, version: 0 };

/** ACT-20 : un nom lu désigne l'acteur qui le porte ou le portait, sinon le seul dont c'est le sigle ; sinon on dit à qui il ressemble. */
export function reconnaitreNoms(acteurs: readonly Acteur[], noms: readonly string[]): ReadonlyMap<string, Reconnu> {
  const connus = repertoireDe(
    acteurs.map(({ id, fusionne, nom, nomCourt }) => {
      return { id: fusionne ?? id, cle: cleActeur(nom), cleCourte: nomCourt && cleActeur(nomCourt) };
    }),
  );
  const parId = new Map(acteurs.map((acteur) => [acteur.id, acteur.nom]));
  const parIndice = Map.groupBy(
    acteurs.flatMap((acteur) => (acteur.fusionne ? [] : indicesDe(acteur).map((indice) => ({ acteur, indice })))),
    ({ indice }) => indice,
  );
  return new Map(
    noms.map((texte): [string, Reconnu] => {
      const id = reconnaitre(connus, texte);
      const { nom } = nomEtSigle(texte);
      if (id !== null) {
        const parNom = clesDe(texte).some((cle) => connus.noms.has(cle));
        return [texte, { surete: parNom ? "nom" : "sigle", nom: parId.get(id) ?? nom }];
      }
      const lui: Acteur = { ...VIERGE, ...deviner(nom), nom };
      const autres = new Set(indicesDe(lui).flatMap((indice) => (parIndice.get(indice) ?? []).map((un) => un.acteur)));
      return [texte, { surete: "inconnu", proches: doublonsProbables(lui, [...autres]).map((autre) => autre.nom) }];
    }),
  );
}

export type RefusActeur = "nom-deja-pris" | "organisation-inconnue" | "compte-inconnu";

/** ACT-6 : un nom ne sert qu'à un acteur de l'espace ; seule une personne a une organisation, qui est une organisation. */
export function verifierActeur(
  saisie: SaisieActeur,
  memeNom: Pick<Acteur, "id"> | undefined,
  organisation: Acteur | undefined,
  id: string | null = null,
): SaisieActeur | Refus<RefusActeur> {
  if (memeNom && memeNom.id !== id) return refus("nom-deja-pris");
  if (saisie.sorte === "organisation") return { ...saisie, qualite: null, organisation: null, compte: null };
  if (saisie.organisation && organisation?.sorte !== "organisation") return refus("organisation-inconnue");
  return { ...saisie, genre: null, code: null };
}

/** ACT-8 : une personne est liée à un compte qui porte un rôle dans l'espace ; le lien déjà gardé peut rester. */
export const verifierCompte = (
  compte: string | null,
  garde: string | null | undefined,
  comptes: readonly string[],
): null | Refus<"compte-inconnu"> =>
  compte === null || compte === garde || comptes.includes(compte) ? null : refus("compte-inconnu");

export type RefusFusion = "acteur-inconnu" | "meme-acteur" | "sortes-differentes" | "deja-fusionne";

/** ACT-7 : un doublon garde son identifiant et ses noms, et renvoie à l'acteur gardé, de même sorte ; on peut les séparer. */
export function fusionner(doublon: Acteur, garde: Acteur | undefined): Acteur | Refus<RefusFusion> {
  if (!garde) return refus("acteur-inconnu");
  if (garde.id === doublon.id) return refus("meme-acteur");
  if (garde.sorte !== doublon.sorte) return refus("sortes-differentes");
  if (doublon.fusionne || garde.fusionne) return refus("deja-fusionne");
  return { ...doublon, fusionne: garde.id };
}
