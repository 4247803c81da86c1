import { type Arbre, arbreVide, nommerGenres, type Place, placer, themeDe } from "../arbre/rules.ts";
import { lireBlocs } from "../blocs/rules.ts";
import type { PlanEchange } from "../echange/model.ts";
import { type Eclatee, lireEclate, trouverEclate } from "../eclate/rules.ts";
import { apprendre } from "../appris/rules.ts";
import { annoncerPonctues, separerJumeaux } from "../colles/rules.ts";
import { lireElements } from "../elements/rules.ts";
import type { FicheLue } from "../fiches/model.ts";
import { estFiche, etendue, lireFiche } from "../fiches/rules.ts";
import type { Flux, Jeton, TableauLu } from "../flux/model.ts";
import { enteteDeRangees, tourner } from "../entetes/rules.ts";
import { etagesDesTableaux } from "../etages/rules.ts";
import { bandeauxDe, deplier, estTableauEquipements, lireRangees, type Rangee } from "../rangees/rules.ts";
import { lireTitres, type Titre } from "../titres/rules.ts";

type Placee = { lue: FicheLue; place: Place };

export type PlanLu = { noeuds: PlanEchange["noeuds"]; lues: FicheLue[] };

/** Le document sans ses tableaux d'actions ni d'équipements, les autres dépliés à leur place. */
function jetonsDuPlan({ jetons, tableaux }: Flux, exclus: Set<number>): Jeton[] {
  const suite: Jeton[] = [];
  const bandeaux = bandeauxDe(tableaux);
  let ouvert = -1;
  for (const jeton of jetons) {
    const rang = jeton.cellule?.tableau ?? -1;
    if (rang < 0) suite.push(jeton);
    else if (rang !== ouvert && !exclus.has(rang))
      suite.push(...deplier(tableaux.find((tableau) => tableau.rang === rang) as TableauLu, bandeaux));
    ouvert = rang;
  }
  return suite;
}

/** IMP-27 : le plan d'un document : ses fiches, celles de ses tableaux d'actions, et l'arbre où elles s'accrochent. */
export function lirePlan(flux: Flux): PlanLu {
  const entetes = flux.tableaux.flatMap((tableau) => {
    const entete = enteteDeRangees(tableau);
    return entete ? [{ tableau, entete }] : (tourner(tableau) ?? []);
  });
  const etages = etagesDesTableaux(
    flux,
    entetes.map(({ tableau }) => tableau.rang),
  );
  const exclus = new Set([
    ...entetes.map(({ tableau }) => tableau.rang),
    ...flux.tableaux.filter(estTableauEquipements).map(({ rang }) => rang),
  ]);
  const arbre = arbreVide();
  const eclate = trouverEclate(flux);
  const eclatees = eclate
    ? lireEclate(flux, eclate).map((eclatee) => noterEclatee(lireRangee(arbre, eclatee.rangee), eclatee))
    : [];
  const reste = eclate
    ? { ...flux, jetons: flux.jetons.filter((_, rang) => rang < eclate.debut || rang >= eclate.fin) }
    : flux;
  const rangees = entetes.flatMap(({ tableau, entete }, rang) =>
    lireRangees(tableau, entete, flux, etages[rang]).map((rangee) => lireRangee(arbre, rangee)),
  );
  const fiches = lireFiches(arbre, reste, exclus);
  const noeuds = nommerGenres(arbre.noeuds);
  const placees = [...fiches, ...[...rangees, ...eclatees].filter(({ lue }) => lue.fiche.titre !== "")];
  return { noeuds, lues: placees.map((placee) => avecTheme(placee, noeuds)) };
}

function avecTheme({ lue, place }: Placee, noeuds: PlanLu["noeuds"]): FicheLue {
  const theme = lue.fiche.champs.length === 0 ? themeDe(noeuds, place) : null;
  if (!theme) return lue;
  lue.fiche.champs = [theme.libelle];
  const lignes = theme.lignes ?? lue.fiche.sources["noeuds"]?.lignes;
  if (lignes) lue.fiche.sources["champs"] = { libelle: null, lignes };
  return lue;
}

function noterEclatee(placee: Placee, { partage, serre }: Eclatee): Placee {
  const { lue } = placee;
  const { lignes } = lue;
  const texte = lue.fiche.titre;
  if (partage) lue.notes.push({ champ: "pilotes", raison: PARTAGE, texte, lignes });
  if (serre) lue.notes.push({ champ: "titre", raison: SERRE, texte, lignes });
  return placee;
}

const PARTAGE = "Le porteur et l’échéance sont ceux de l’action du dessus : la cellule semble commune.";
const SERRE =
  "Ce tableau a perdu les blancs entre ses cellules : le titre et le porteur ont été séparés d’après la longueur des lignes.";

function lireFiches(arbre: Arbre, flux: Flux, exclus: Set<number>): Placee[] {
  const jetons = separerJumeaux(annoncerPonctues(jetonsDuPlan(flux, exclus)));
  const elements = lireElements(jetons, flux);
  const premiers = lireBlocs(elements).blocs;
  const appris = apprendre(elements, premiers.length);
  const blocs = appris.size > 0 ? lireBlocs(lireElements(jetons, flux, appris)).blocs : premiers;
  const titres = lireTitres(blocs);
  rendreIsolees(blocs, titres);
  const places = placer(arbre, blocs, titres);
  return blocs.flatMap((bloc, rang) => {
    const lue = lireFiche(bloc, titres[rang] ?? null);
    const place = places[rang] ?? { noeuds: [], titres: [] };
    lue.fiche.noeuds = place.noeuds;
    return estFiche(lue, bloc) ? [{ lue, place }] : [];
  });
}

/** Une ligne isolée devenue titre quitte la fiche précédente. */
function rendreIsolees(blocs: ReturnType<typeof lireBlocs>["blocs"], titres: (Titre | null)[]): void {
  blocs.forEach((bloc, rang) => {
    const champ = blocs[rang - 1]?.champs.at(-1);
    if (champ && bloc.isolee && titres[rang]?.jeton === bloc.isolee) champ.valeurs = champ.valeurs.slice(0, -1);
  });
}

/** Une rangée de tableau : une fiche qui a un titre et ce que dit le tableau. */
function lireRangee(arbre: Arbre, { champs, jetons }: Rangee): Placee {
  const titre = champs.find(({ reconnu }) => reconnu.cible.nom === "titre");
  const bloc = { avant: [], isolee: null, ouvreur: null, intro: [], champs: champs.filter((champ) => champ !== titre) };
  const jeton = titre?.valeurs[0];
  const texte = titre?.valeurs.map((valeur) => valeur.texte).join(" ") ?? "";
  const lu: Titre | null =
    titre && jeton ? { texte, jeton, voie: "libelle", libelle: titre.reconnu.libelle || null, code: null } : null;
  const lue = lireFiche(bloc, lu);
  const place = placer({ noeuds: arbre.noeuds, pile: [] }, [bloc], [lu])[0] ?? { noeuds: [], titres: [] };
  lue.fiche.noeuds = place.noeuds;
  return { lue: { ...lue, origine: "rangee", lignes: etendue(jetons) }, place };
}
