import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { LIBELLES_PARTIE, LIBELLES_RESULTAT } from "#domaines/convention/model.ts";
import { LIBELLES_TYPE } from "#domaines/equipements/model.ts";
import type { NomBloc } from "../../model.ts";
import { ELEMENTS, LIBELLES_ARTICLE, MENTIONS, type NomListe } from "../lexique.ts";
import { estListe } from "../rules.ts";

type Mentions = Readonly<Record<string, unknown>>;

const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  genre: { ...LIBELLES_PARTIE, ...LIBELLES_ARTICLE },
  type: LIBELLES_TYPE,
  resultat: LIBELLES_RESULTAT,
};
const JOUR = /^\d{4}-\d{2}-\d{2}$/;

function enMots(champ: string | null, texte: string): string {
  const code = CODES[champ ?? ""]?.[texte];
  if (code) return code;
  return JOUR.test(texte) ? enLettres(texte as Jour) : texte;
}

const ensemble = (valeur: object) =>
  Object.values(valeur)
    .map((un) => enoncer(null, un))
    .filter(Boolean)
    .join(" · ");

/** Une mention en français : un code par son nom, un jour en toutes lettres, une liste ligne à ligne. */
export function enoncer(champ: string | null, valeur: unknown): string {
  if (valeur === null || valeur === undefined) return "";
  if (typeof valeur === "boolean") return valeur ? "oui" : "non";
  if (Array.isArray(valeur)) return valeur.map((un) => enoncer(champ, un)).join("\n");
  return typeof valeur === "object" ? ensemble(valeur) : enMots(champ, String(valeur));
}

const dits = (...textes: (string | null | undefined)[]) => textes.filter(Boolean).join(" · ");
const court = (texte: string) => (texte.length > 160 ? `${texte.slice(0, 160)}…` : texte);

const TITRES: Record<NomListe, (un: Mentions) => string> = {
  perimetre: () => "",
  parties: ({ genre, nom }) => dits(enoncer("genre", genre), enoncer(null, nom)),
  visas: ({ texte }) => court(enoncer(null, texte)),
  articles: ({ numero, titre }) => dits(numero ? `Article ${String(numero)}` : "Article", enoncer(null, titre)),
  annexes: ({ numero, titre }) => dits(numero ? `Annexe ${String(numero)}` : "Annexe", enoncer(null, titre)),
  deliberations: (un) =>
    dits(enoncer(null, un["collectivite"]), enoncer(null, un["numero"]), enoncer(null, un["dateSeance"])),
  equipements: ({ type, typeLibelle, nom }) =>
    dits(enoncer(null, nom), enoncer(null, typeLibelle) || enoncer("type", type)),
};

/** Ce que la page dit déjà autour d'un élément. */
const TUS: Partial<Record<NomListe, readonly string[]>> = { visas: ["incomplet"], equipements: ["collectivite"] };

/** Le titre d'un élément d'une liste, et tout ce qu'il dit au-delà, une mention par ligne. */
export function presenter(
  nom: NomListe,
  un: unknown,
  nommer: (code: string) => string,
): { titre: string; detail: string } {
  if (typeof un === "string") return { titre: nommer(un), detail: "" };
  const mentions = un as Mentions;
  const titre = TITRES[nom](mentions) || ELEMENTS[nom][0];
  const autres = Object.entries(mentions).flatMap(([champ, valeur]) => {
    const texte = enoncer(champ, valeur);
    if (texte === "" || TUS[nom]?.includes(champ) || titre.includes(texte)) return [];
    return [
      texte.includes("\n") ? `${MENTIONS[champ] ?? champ} :\n${texte}` : `${MENTIONS[champ] ?? champ} : ${texte}`,
    ];
  });
  return { titre, detail: autres.join("\n") };
}

/** Un bloc en une ligne : un jour en toutes lettres, une liste par son nombre. */
export function resumer(nom: NomBloc, valeur: unknown): string {
  if (!estListe(nom)) return enoncer(nom, valeur);
  const nombre = (valeur as readonly unknown[]).length;
  return nombre === 0 ? "" : pluriel(nombre, ...ELEMENTS[nom]);
}
