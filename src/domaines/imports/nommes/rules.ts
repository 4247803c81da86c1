import type { Bloc, ChampLu } from "../blocs/model.ts";
import { enListe } from "../champs/rules.ts";
import { garderCochees } from "../coches/rules.ts";
import type { GenreNoeud } from "../echange/model.ts";
import type { Jeton } from "../flux/model.ts";
import { normaliser } from "../libelles/rules.ts";
import { lireNiveau, lireTete, type Niveau } from "../niveaux/rules.ts";
import { estTitreVide } from "../titres/rules.ts";

const CODES = /^(?:n\s*°\s*)?\d{1,2}(?:\s*(?:,|;|&|\/|\bet\b)\s*(?:n\s*°\s*)?\d{1,2})*$/i;

/** « Axes », « Objectif(s) stratégique(s) » : un libellé qui en annonce peut-être plusieurs. */
const estPluriel = (libelle: string) => /^\p{L}+(?:s|\(s\)|·s)(?=[\s:]|$)/u.test(libelle.trim());

/** Plusieurs valeurs disent plusieurs niveaux si chacune a sa puce ou son mot de niveau, ou si leur libellé est au pluriel. */
function valeursDeNiveau({ reconnu, valeurs }: ChampLu): Jeton[] {
  const cochees = garderCochees(valeurs);
  const pluriel = estPluriel(reconnu.libelle) || cochees.length > valeurs.length;
  const coupees = pluriel ? cochees.flatMap(auxPointsVirgules) : cochees;
  const dites = coupees.every(({ puce, texte }) => puce !== null || lireTete(texte) !== null);
  return pluriel || dites ? coupees : coupees.slice(0, 1);
}

const auxPointsVirgules = (jeton: Jeton): Jeton[] =>
  jeton.texte
    .split(/\s*;\s*/)
    .filter((texte) => texte !== "")
    .map((texte) => ({ ...jeton, texte }));

function niveauxDe(champ: ChampLu): Niveau[] {
  const genre = champ.reconnu.cible.genre ?? "autre";
  return valeursDeNiveau(champ).flatMap((jeton): Niveau[] => {
    if (!CODES.test(jeton.texte)) return [{ ...lireNiveau(jeton), genre, forme: `tete:${genre}` }];
    const codes = jeton.texte.match(/\d{1,2}/g) ?? [];
    return codes.map((code) => ({ forme: `tete:${genre}`, genre, code, libelle: code }));
  });
}

/** IMP-104 : « Impacts visés » écrit sous un niveau, ou dans une fiche qui nomme les siens, est à ce niveau ; ailleurs c'est un résultat attendu. */
function impactsDe({ champs }: Bloc, rang: number, dernier: boolean): string[] {
  const suivant = champs[rang + 1];
  const dessous = suivant?.reconnu.cible.nom === "impacts" ? [suivant] : [];
  const visees = dernier ? champs.filter(estImpactVise) : [];
  return [...new Set([...dessous, ...visees])].flatMap(({ valeurs }) => enListe(valeurs));
}

const estImpactVise = ({ reconnu }: ChampLu) =>
  reconnu.cible.nom === "impacts" && /^impact(?:vise|recherche)/.test(reconnu.cle);

/** Les champs d'une fiche qui disent les impacts de ses niveaux : ils ne sont pas à elle. */
export const champsDesNiveaux = ({ champs }: Pick<Bloc, "champs">): Set<ChampLu> =>
  new Set(
    champs.filter(
      (champ, rang) =>
        champ.reconnu.cible.nom === "impacts" &&
        (champs[rang - 1]?.reconnu.cible.nom === "noeud" || (estImpactVise(champ) && champs.some(estNiveau))),
    ),
  );

const estNiveau = ({ reconnu }: ChampLu) => reconnu.cible.nom === "noeud";

/** Les niveaux que la fiche nomme elle-même, par genre, sans redite. */
function niveauxNommes(bloc: Bloc): Niveau[] {
  const dernier = bloc.champs.findLastIndex(estNiveau);
  const libelles = bloc.champs.flatMap((champ, rang) => {
    if (!estNiveau(champ)) return [];
    const impacts = impactsDe(bloc, rang, rang === dernier);
    return niveauxDe(champ).map((niveau) => ({ ...niveau, impacts }));
  });
  const tetes = bloc.intro.flatMap(({ texte }) => lireTete(texte) ?? []);
  const lus = [...libelles, ...tetes].filter(({ libelle }) => libelle !== "" && !estTitreVide(libelle));
  return lus.filter(
    ({ genre, libelle }, rang) =>
      lus.findIndex((autre) => autre.genre === genre && normaliser(autre.libelle) === normaliser(libelle)) === rang,
  );
}

/**
 * IMP-105 : une fiche qui nomme deux axes ou deux objectifs est sous les deux ; à nombre égal, le premier objectif va sous le premier
 * axe, et un axe seul porte tous les objectifs.
 */
export function cheminsNommes(bloc: Bloc, rangDe: (genre: GenreNoeud | null) => number): Niveau[][] {
  const groupes = [...Map.groupBy(niveauxNommes(bloc), ({ genre }) => genre)]
    .toSorted(([a], [b]) => rangDe(a) - rangDe(b))
    .map(([, niveaux]) => niveaux);
  const nombre = Math.max(0, ...groupes.map(({ length }) => length));
  return Array.from({ length: nombre }, (_, rang) =>
    groupes.flatMap((niveaux) => niveaux[Math.min(rang, niveaux.length - 1)] ?? []),
  );
}
