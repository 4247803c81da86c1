import type { Brut } from "#platform/files/model.ts";
import { PHRASES_PAGE } from "./lexique.ts";
import type { ARevoir, Echange, FicheEchange } from "../echange/model.ts";
import { enJour, situeur } from "../revue/correction/rules.ts";
import { NOMS_LIGNE } from "../revue/model.ts";
import { estVide } from "../revue/valeur/rules.ts";

export const RAISON_RECONNU = "Lu par reconnaissance de caractères : à vérifier sur la page.";

type Ou = ReturnType<typeof situeur>;

const doute = (chemin: string, lignes: ARevoir["lignes"]): ARevoir => ({
  chemin,
  raison: RAISON_RECONNU,
  texte: "",
  lignes,
});

/** Tous les textes d'un élément, où qu'ils soient. */
function textesDe(valeur: unknown): string[] {
  if (typeof valeur === "string") return [valeur, ...enJour(valeur)];
  return valeur !== null && typeof valeur === "object" ? Object.values(valeur).flatMap(textesDe) : [];
}

/** L'étendue d'une fiche : d'où vient un champ dont la ligne n'a pas été gardée. */
function etendueDe({ sources }: FicheEchange): ARevoir["lignes"] {
  const lignes = Object.values(sources).flatMap((source) => source.lignes);
  return lignes.length === 0 ? null : [Math.min(...lignes), Math.max(...lignes)];
}

const enFiche = (fiche: FicheEchange, rang: number): ARevoir[] =>
  NOMS_LIGNE.filter((nom) => !estVide(fiche[nom])).map((nom) =>
    doute(`plan.fiches[${rang}].${nom}`, fiche.sources[nom]?.lignes ?? etendueDe(fiche)),
  );

const RIEN_A_VERIFIER = ["id", "parent"];

/** Chaque mention d'un élément, à l'endroit où le document le dit. */
function enElement(un: object, chemin: string, ou: Ou): ARevoir[] {
  const mentions = Object.entries(un).filter(
    ([nom, valeur]) => !RIEN_A_VERIFIER.includes(nom) && valeur !== false && !estVide(valeur),
  );
  const lignes = ou(textesDe(un));
  return mentions.map(([nom]) => doute(`${chemin}.${nom}`, lignes));
}

const enListe = (liste: readonly object[], chemin: string, ou: Ou): ARevoir[] =>
  liste.flatMap((un, rang) => enElement(un, `${chemin}[${rang}]`, ou));

function enConvention({ convention }: Echange, ou: Ou): ARevoir[] {
  const { titre, caf, debut, fin, perimetre, parties, visas, articles, annexes } = convention;
  const seuls = Object.entries({ titre, caf, debut, fin }).filter(([, valeur]) => !estVide(valeur));
  const nomDe = (code: string) => parties.flatMap((partie) => (partie.code === code ? [partie.nom] : []));
  return [
    ...seuls.map(([nom, valeur]) => doute(`convention.${nom}`, ou(textesDe(valeur)))),
    ...perimetre.map((code, rang) => doute(`convention.perimetre[${rang}]`, ou(nomDe(code)))),
    ...Object.entries({ parties, visas, articles, annexes }).flatMap(([nom, liste]) =>
      enListe(liste, `convention.${nom}`, ou),
    ),
  ];
}

/**
 * IMP-45 : ce qu'une reconnaissance de caractères a lu est à relire, champ par champ : les fiches, l'arbre, et toute la convention,
 * chacun à ses lignes, donc à l'image de sa page.
 */
export function relireTout(echange: Echange, { lignes }: Pick<Brut, "lignes">): ARevoir[] {
  const ou = situeur(lignes.map(({ texte }) => texte));
  const { plan, deliberations, equipements } = echange;
  return [
    ...enConvention(echange, ou),
    ...enListe(deliberations, "deliberations", ou),
    ...enListe(equipements, "equipements", ou),
    ...enListe(plan.noeuds, "plan.noeuds", ou),
    ...plan.fiches.flatMap(enFiche),
  ];
}

/** IMP-130 : une page dont rien n'a été lu se dit, à sa place dans le document ; le reste n'en souffre pas. */
export const direPagesPerdues = ({ pagesPerdues = [], lignes }: Brut): ARevoir[] =>
  pagesPerdues.map(({ page, raison }) => {
    const rang = lignes.findIndex((ligne) => ligne.page === page);
    return {
      chemin: "convention",
      raison: PHRASES_PAGE[raison],
      texte: `Page ${page}`,
      lignes: rang < 0 ? null : [rang + 1, rang + 1],
    };
  });

const PHRASES = new Set(Object.values(PHRASES_PAGE));

/** Ce qu'une ligne à revoir dit d'une page perdue, et non d'une valeur lue. */
export const estPagePerdue = ({ raison }: Pick<ARevoir, "raison">): boolean => PHRASES.has(raison);
