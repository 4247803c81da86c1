import { getTerritoires } from "#domaines/territoire/index.ts";
import type { Revue } from "../actions.ts";
import { RAISON_RECONNU } from "../../reconnu/rules.ts";
import { cheminDe, correctionsDe, pasDe } from "../correction/rules.ts";
import { attend, decisionLigne, visasACompleter } from "../decision/rules.ts";
import { LIBELLES_BLOC } from "../lexique.ts";
import { BLOCS, type Blocs, type LigneBloc, type NomBloc } from "../model.ts";
import { blocsDe } from "../rules.ts";
import { empreinteDe } from "../valeur/rules.ts";
import { blocDouteux, dans, enDoute, enteteDe, extraire, pagesOu } from "../vue/rules.ts";
import { enoncer, presenter } from "./enonce/rules.ts";
import { MENTIONS } from "./lexique.ts";
import { type ElementEnRevue, type Groupe, LIGNES_PAR_PAGE, type LigneEnRevue, type VueBloc } from "./model.ts";
import { estListe } from "./rules.ts";

const ABSENTS = "Déjà écrits, absents de ce fichier";

export const nommerCommune = (code: string) => {
  const nom = getTerritoires().communes.get(code)?.nom;
  return nom ? `${nom} (${code})` : code;
};

type Cote = (ligne: LigneBloc) => unknown;
type Cotes = { importe: Cote; deja: Cote; revue: Revue };

const rangDans = (bloc: unknown, rang: number | null): unknown =>
  Array.isArray(bloc) ? (rang === null ? undefined : bloc[rang]) : bloc;

const cotesDe = (revue: Revue): Cotes => {
  const [importes, actuels]: Blocs[] = [blocsDe(revue.echange), revue.actuel.blocs];
  return {
    revue,
    importe: ({ nom, rang }) => rangDans(importes?.[nom], rang),
    deja: ({ nom, place }) => rangDans(actuels?.[nom], place),
  };
};

const mention = (un: unknown, champ: string) =>
  typeof un === "object" && un !== null ? (un as Record<string, unknown>)[champ] : undefined;

/** Ce que montre une ligne : une mention des deux côtés, ou un élément entier. */
function enRevue({ importe, deja, revue }: Cotes, ligne: LigneBloc, titre: string): LigneEnRevue {
  const { cle, etat, nom, champ } = ligne;
  const aCompleter = visasACompleter(revue.echange, revue.importe.genre).has(cle);
  const commun = { cle, etat, aCompleter, decision: decisionLigne(ligne, revue.importe.decisions) };
  if (champ !== null)
    return {
      ...commun,
      libelle: MENTIONS[champ] ?? champ,
      importe: enoncer(champ, mention(importe(ligne), champ)),
      deja: enoncer(champ, mention(deja(ligne), champ)),
    };
  const valeurs = estListe(nom) ? ["", ""] : [enoncer(nom, importe(ligne)), enoncer(nom, deja(ligne))];
  return { ...commun, libelle: titre, importe: valeurs[0] ?? "", deja: valeurs[1] ?? "" };
}

function elementsDe(cotes: Cotes, lignes: readonly LigneBloc[]): ElementEnRevue[] {
  const groupes = Map.groupBy(lignes, ({ rang, place }) => `${rang}/${place}`);
  return [...groupes.values()].flatMap((unes) => {
    const [premiere] = unes;
    if (!premiere) return [];
    const { nom } = premiere;
    const un = cotes.importe(premiere) ?? cotes.deja(premiere);
    const { titre, detail } = estListe(nom)
      ? presenter(nom, un, nommerCommune)
      : { titre: LIBELLES_BLOC[nom], detail: "" };
    const correction = correctionDe(cotes, premiere);
    return [
      {
        titre,
        detail,
        lignes: unes.map((ligne) => enRevue(cotes, ligne, titre)),
        correction,
        pages: pagesDe(cotes, premiere),
      },
    ];
  });
}

const pagesDe = ({ revue }: Cotes, { nom, rang, etat }: LigneBloc): number[] =>
  etat === "retire" ? [] : pagesOu(revue.echange, revue.importe.pages, dans(cheminDe(pasDe({ nom, rang }))));

function correctionDe({ revue }: Cotes, { nom, rang, etat }: LigneBloc): ElementEnRevue["correction"] {
  if (etat === "retire") return null;
  const [derniere] = correctionsDe(revue.importe.decisions, { nom, rang });
  if (rang === null) return { vers: nom, ancre: undefined, derniere };
  return { vers: `${nom}/${rang + 1}`, ancre: `${nom}-${rang + 1}`, derniere };
}

/** Le groupe d'une ligne : la collectivité qui soutient l'équipement, ou ce que le fichier n'a pas. */
function groupeDe({ importe }: Cotes, ligne: LigneBloc): string {
  if (ligne.etat === "retire") return ABSENTS;
  return ligne.nom === "equipements" ? enoncer(null, mention(importe(ligne), "collectivite")) : "";
}

export const cleGroupe = (titre: string): string => empreinteDe(titre) || "tous";

/** Les lignes d'un bloc, groupe par groupe, dans l'ordre du fichier. */
export function lignesParGroupe(revue: Revue, nom: NomBloc): ReadonlyMap<string, LigneBloc[]> {
  const cotes = cotesDe(revue);
  const lignes = revue.comparaison.blocs.filter((ligne) => ligne.nom === nom && ligne.etat !== "absent");
  return Map.groupBy(lignes, (ligne) => groupeDe(cotes, ligne));
}

const compter = (revue: Revue, [titre, lignes]: readonly [string, LigneBloc[]]): Groupe => ({
  cle: cleGroupe(titre),
  titre,
  nombre: new Set(lignes.map(({ rang, place }) => `${rang}/${place}`)).size,
  reste: lignes.filter((ligne) => attend(ligne, revue.importe.decisions)).length,
  retraits: lignes.filter(({ etat }) => etat === "retire").length,
});

/** Les pages du document où se voient les éléments montrés. */
const imagesDe = (groupes: VueBloc["groupes"]): number[] => {
  const pages = groupes.flatMap(({ elements }) => elements?.flatMap((element) => element.pages) ?? []);
  return [...new Set(pages)].toSorted((a, b) => a - b);
};

export type DemandeBloc = { ouvert: string | null; page: number };

/** Un bloc d'un tenant s'il est court, sinon le groupe demandé, ou le premier qui attend. */
export function vueBloc(revue: Revue, demande: string, { ouvert, page }: DemandeBloc): VueBloc | undefined {
  const nom = BLOCS.find((bloc) => bloc === demande);
  if (!nom) return undefined;
  const parGroupe = [...lignesParGroupe(revue, nom)];
  const groupes = parGroupe.map((un) => compter(revue, un));
  const nombre = parGroupe.reduce((somme, [, lignes]) => somme + lignes.length, 0);
  const choisi = groupes.find(({ cle }) => cle === ouvert) ?? groupes.find(({ reste }) => reste > 0) ?? groupes[0];
  const seul = nombre > LIGNES_PAR_PAGE ? (choisi?.cle ?? null) : null;
  const [, lignes = []] = parGroupe.find(([titre]) => cleGroupe(titre) === seul) ?? [];
  const pages = Math.max(1, Math.ceil(lignes.length / LIGNES_PAR_PAGE));
  const ici = Math.min(page, pages);
  const montrees = (siennes: readonly LigneBloc[]) =>
    seul ? siennes.slice((ici - 1) * LIGNES_PAR_PAGE, ici * LIGNES_PAR_PAGE) : siennes;
  const cotes = cotesDe(revue);
  const doutes = revue.echange.aRevoir.filter(({ chemin }) => blocDouteux(chemin) === nom);
  const montres = groupes.map((groupe, rang) => ({
    ...groupe,
    elements: seul === null || seul === groupe.cle ? elementsDe(cotes, montrees(parGroupe[rang]?.[1] ?? [])) : null,
  }));
  return {
    entete: enteteDe(revue.importe),
    nom,
    libelle: LIBELLES_BLOC[nom],
    groupes: montres,
    ouvert: seul,
    page: ici,
    pages,
    reste: groupes.reduce((somme, { reste }) => somme + reste, 0),
    doutes: doutes.map(enDoute(revue.importe.pages)),
    extraits: doutes.flatMap(({ raison, lignes: source }) =>
      source && raison !== RAISON_RECONNU ? (extraire(revue.importe.lignes, source) ?? []) : [],
    ),
    images: imagesDe(montres),
  };
}
