import type { Bloc, ChampLu } from "../blocs/model.ts";
import type { Jeton } from "../flux/model.ts";
import { normaliser } from "../libelles/rules.ts";
import { estTitrePlausible, estTitreSur, lireNiveau, lireReference } from "../niveaux/rules.ts";
import { estATrous } from "../trous/rules.ts";

/** D'où vient un titre : un libellé qui le dit, l'ouverture, un libellé qui peut le dire, la ligne d'avant, un intrus. */
export type Voie = "libelle" | "ouverture" | "libellePossible" | "avant" | "intrus";

export type Titre = { texte: string; jeton: Jeton; voie: Voie; libelle: string | null; code: string | null };

type Proposition = { jeton: Jeton; libelle: string | null } | null;

const EXPLICITE = /^(?:intitule|titre|nom|denomination|libelle|ficheaction)/;

const champTitre = (bloc: Bloc, explicite: boolean): ChampLu | undefined =>
  bloc.champs.find(
    ({ reconnu, valeurs }) =>
      reconnu.cible.nom === "titre" && EXPLICITE.test(reconnu.cle) === explicite && valeurs.length > 0,
  );

const parLibelle =
  (explicite: boolean) =>
  (bloc: Bloc): Proposition => {
    const champ = champTitre(bloc, explicite);
    const jeton = champ?.valeurs[0];
    return champ && jeton ? { jeton, libelle: champ.reconnu.libelle } : null;
  };

const parOuverture = (bloc: Bloc): Proposition => {
  const jeton = bloc.intro[0];
  return bloc.ouvreur && jeton && jeton.texte.length <= 320 ? { jeton, libelle: bloc.ouvreur.ouvreur.tete } : null;
};

const parAvant = (bloc: Bloc): Proposition => {
  const jeton = bloc.avant.at(-1) ?? bloc.isolee;
  return jeton && (estTitrePlausible(jeton) || estTitreSur(jeton)) ? { jeton, libelle: null } : null;
};

/** IMP-12 : un titre sans libellé se glisse après une valeur courte ; le même libellé le précède dans presque toutes les fiches. */
function parIntrus(blocs: Bloc[]): (bloc: Bloc) => Proposition {
  const suites = new Map<string, Jeton[][]>();
  for (const { champs } of blocs)
    for (const { reconnu, valeurs } of champs) suites.set(reconnu.cle, [...(suites.get(reconnu.cle) ?? []), valeurs]);
  const cle = [...suites].find(([, valeurs]) => estPorteuse(valeurs, blocs.length))?.[0];
  return (bloc) => {
    const champ = bloc.champs.find(({ reconnu, valeurs }) => reconnu.cle === cle && valeurs.length >= 2);
    const jeton = champ?.valeurs.at(-1);
    return jeton && jeton.puce === null ? { jeton, libelle: null } : null;
  };
}

function estPorteuse(valeurs: Jeton[][], nombre: number): boolean {
  const doubles = valeurs.filter(
    (jetons) => jetons.length >= 2 && jetons.at(-1)?.puce === null && (jetons.at(-1)?.texte.length ?? 999) <= 300,
  );
  if (doubles.length < nombre * 0.8 || nombre < 3) return false;
  const distincts = new Set(doubles.map((jetons) => normaliser(jetons.at(-1)?.texte ?? ""))).size;
  const premiers = new Set(doubles.map((jetons) => normaliser(jetons[0]?.texte ?? ""))).size;
  return distincts >= doubles.length * 0.9 && premiers <= doubles.length * 0.7;
}

/** La part des fiches auxquelles une voie donne un titre plausible, et différent des autres. */
function valeurDe(propositions: Proposition[]): number {
  const titres = propositions.flatMap((proposition) =>
    proposition && estTitre(proposition.jeton.texte) ? [normaliser(proposition.jeton.texte)] : [],
  );
  return propositions.length === 0 ? 0 : Math.min(titres.length, new Set(titres).size * 1.1) / propositions.length;
}

const estTitre = (texte: string) => texte.length >= 4 && texte.length <= 320 && /\p{L}{3}/u.test(texte);

/**
 * IMP-13 : la voie par laquelle un document donne ses titres se déduit de toutes ses fiches ; une fiche à laquelle elle ne
 * donne rien prend la suivante.
 */
export function lireTitres(blocs: Bloc[]): (Titre | null)[] {
  const voies: [Voie, (bloc: Bloc) => Proposition][] = [
    ["libelle", parLibelle(true)],
    ["ouverture", parOuverture],
    ["libellePossible", parLibelle(false)],
    ["avant", parAvant],
    ["intrus", parIntrus(blocs)],
  ];
  const notes = voies.map(([voie, proposer]) => ({ voie, proposer, note: valeurDe(blocs.map(proposer)) }));
  const retenue = notes.find(({ note }) => note >= 0.6) ?? notes.toSorted((a, b) => b.note - a.note)[0];
  const ordre = retenue ? [retenue, ...notes.filter((autre) => autre !== retenue)] : notes;
  return blocs.map((bloc) => {
    for (const { voie, proposer } of ordre) {
      const proposition = proposer(bloc);
      if (proposition && estTitre(proposition.jeton.texte)) return construire(proposition, voie);
    }
    return null;
  });
}

function construire({ jeton, libelle }: NonNullable<Proposition>, voie: Voie): Titre {
  if (voie !== "avant") return { texte: sansPoint(jeton.texte), jeton, voie, libelle, code: null };
  const cote = lireReference(jeton.texte);
  if (cote) return { texte: sansPoint(cote.titre), jeton, voie, libelle, code: cote.reference };
  const { libelle: texte, code, genre } = lireNiveau(jeton);
  return {
    texte: sansPoint(genre || texte === "" ? jeton.texte : texte),
    jeton,
    voie,
    libelle,
    code: genre ? null : code,
  };
}

const sansPoint = (texte: string) =>
  texte.replace(/\s*[.;:]+$/, (fin) => (fin.trim() === "." && /\.{2,}$/.test(texte) ? fin : "")).trim();

/** Un titre de modèle jamais rempli : « Action 1 : », « Axe 1 : (préciser…) ». */
export const estTitreVide = (texte: string): boolean =>
  texte === "" || (estATrous(texte) && texte.replace(/\([^)]*\)?/g, "").trim().length < 8);
