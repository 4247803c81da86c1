import { LIBELLES_GENRE } from "#domaines/plan/model.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import type { FormErrors } from "#ui/form.ts";
import type { Echange } from "../../echange/model.ts";
import { pagesDe } from "../../numerise/rules.ts";
import type { Revue } from "../actions.ts";
import { cleGroupe, lignesParGroupe, nommerCommune } from "../bloc/actions.ts";
import { enoncer, presenter } from "../bloc/enonce/rules.ts";
import { MENTIONS } from "../bloc/lexique.ts";
import { LIGNES_PAR_PAGE } from "../bloc/model.ts";
import { estListe } from "../bloc/rules.ts";
import { LIBELLES_BLOC } from "../lexique.ts";
import { BLOCS, type Correction, type Decisions } from "../model.ts";
import { sansIndicible } from "../rules.ts";
import { normaliserSaisie } from "../valeur/rules.ts";
import { NOEUDS_PAR_PAGE } from "../vue/model.ts";
import { blocDouteux, enDoute, enteteDe, extraire, listerNoeuds } from "../vue/rules.ts";
import { fautesDe, saisirA } from "./forms.ts";
import { MENTIONS_NOEUD } from "./lexique.ts";
import type { Cible, Mention, Pas, VueCorrection } from "./model.ts";
import { appliquerMentions, cheminDe, enJour, lireA, pasDe, rouvrir, saisieDe, situer, valeurDe } from "./rules.ts";

/** La ligne que désigne une adresse, si l'import la propose : un texte signé ne se corrige pas ici. */
export function cibleDe(revue: Revue, nom: string, rang: number | null): Cible | null {
  if (nom === "noeuds") return rang !== null && revue.echange.plan.noeuds[rang] ? { nom, rang } : null;
  const bloc = BLOCS.find((un) => un === nom);
  const proposee = revue.comparaison.blocs.some((ligne) => ligne.nom === bloc && ligne.rang === rang);
  return bloc && proposee && estListe(bloc) === (rang !== null) ? { nom: bloc, rang } : null;
}

const cleDe = ({ nom, rang }: Cible, { plan }: Echange): string => {
  if (nom === "noeuds") return `noeud.${plan.noeuds[rang ?? -1]?.id}`;
  return rang === null ? `convention.${nom}` : `${nom}.${rang}`;
};

const estObjet = (valeur: unknown): valeur is Record<string, unknown> => typeof valeur === "object" && valeur !== null;

/** L'identifiant d'un nœud ne se montre pas : ses fiches et ses enfants le nomment. */
const champsDe = (valeur: unknown): string[] =>
  estObjet(valeur) ? Object.keys(valeur).filter((un) => un !== "id") : [];

function nommerCode({ nom }: Cible, champ: string, code: string): string {
  if (nom !== "noeuds") return enoncer(champ, code);
  return LIBELLES_GENRE[code as keyof typeof LIBELLES_GENRE];
}

/** Les nœuds sous lesquels un nœud se range. */
const parents = ({ plan }: Echange, rang: number | null): Mention["options"] => [
  { valeur: "", libelle: "(aucun : tout en haut)" },
  ...plan.noeuds.flatMap(({ id, genre, libelle }, autre) =>
    autre === rang ? [] : [{ valeur: id, libelle: `${LIBELLES_GENRE[genre]} : ${libelle}` }],
  ),
];

const choixDe = (cible: Cible, champ: string, { codes, facultative }: { codes: string[]; facultative: boolean }) => [
  ...(facultative ? [{ valeur: "", libelle: "(non dit)" }] : []),
  ...codes.map((code) => ({ valeur: code, libelle: nommerCode(cible, champ, code) })),
];

function libelleDe({ nom }: Cible, champ: string | null): string {
  if (nom === "noeuds") return MENTIONS_NOEUD[champ ?? ""] ?? "";
  if (nom === "perimetre") return "Code de la commune";
  return champ === null ? LIBELLES_BLOC[nom] : (MENTIONS[champ] ?? champ);
}

function mentionDe({ importe, echange }: Revue, cible: Cible, champ: string | null): Mention {
  const pas: Pas = champ === null ? pasDe(cible) : [...pasDe(cible), champ];
  const { forme, facultative, codes } = saisirA(pas);
  const estParent = cible.nom === "noeuds" && champ === "parent";
  return {
    nom: champ ?? "valeur",
    pas,
    libelle: libelleDe(cible, champ),
    forme: estParent ? "choix" : forme,
    facultative,
    lu: saisieDe(forme, lireA(importe.echange, pas)),
    saisie: saisieDe(forme, lireA(echange, pas)),
    correction: importe.decisions.corrections?.[cheminDe(pas)] ?? null,
    options: estParent ? parents(echange, cible.rang) : choixDe(cible, champ ?? "", { codes, facultative }),
  };
}

function mentionsDe(revue: Revue, cible: Cible): Mention[] {
  const champs = champsDe(lireA(revue.importe.echange, pasDe(cible)));
  return cible.rang === null || champs.length === 0
    ? [mentionDe(revue, cible, null)]
    : champs.map((champ) => mentionDe(revue, cible, champ));
}

function titreDe({ echange }: Revue, { nom, rang }: Cible): string {
  if (nom === "noeuds") return echange.plan.noeuds[rang ?? -1]?.libelle ?? "";
  return estListe(nom) ? presenter(nom, lireA(echange, pasDe({ nom, rang })), nommerCommune).titre : LIBELLES_BLOC[nom];
}

/** Les doutes de la lecture sur cette ligne, ou sur son bloc entier. */
const doutesDe = ({ importe: { echange } }: Revue, cible: Cible) => {
  const ici = cheminDe(pasDe(cible));
  return echange.aRevoir.filter(
    ({ chemin }) =>
      chemin === ici || chemin.startsWith(`${ici}.`) || (!/\[\d/.test(chemin) && blocDouteux(chemin) === cible.nom),
  );
};

/** Ce que le document peut avoir écrit d'une mention : ni un code d'ici, ni un oui ou un non. */
function textesDe({ forme, lu }: Mention, { nom }: Cible): string[] {
  if (forme === "choix" || forme === "ouiNon") return [];
  if (forme === "jour") return enJour(lu);
  return [nom === "perimetre" ? (getTerritoires().communes.get(lu)?.nom ?? lu) : lu];
}

const pagesDuPassage = ({ pages }: Revue["importe"], lignes: [number, number] | null) =>
  pages && lignes ? pagesDe(pages, lignes) : [];

/** Plusieurs mentions d'une ligne viennent souvent du même passage : il se montre une fois. */
const uniques = (passages: ([number, number] | null)[]) => [
  ...new Map(passages.map((passage) => [String(passage), passage])).values(),
];

/** Une ligne à corriger, à côté des lignes du document. */
export function vueCorrection(revue: Revue, cible: Cible): VueCorrection {
  const { importe } = revue;
  const mentions = mentionsDe(revue, cible);
  const doutes = doutesDe(revue, cible);
  const connues = doutes.flatMap(({ lignes }) => (lignes ? [lignes] : []));
  const textes = mentions.flatMap((mention) => textesDe(mention, cible));
  const trouvees = connues.length > 0 ? connues : [situer(importe.lignes, textes)];
  return {
    entete: enteteDe(importe),
    cible,
    bloc: cible.nom === "noeuds" ? "L’arbre" : LIBELLES_BLOC[cible.nom],
    titre: titreDe(revue, cible),
    mentions,
    doutes: doutes.map(enDoute(importe.pages)),
    images: importe.pages ? [...new Set(trouvees.flatMap((lignes) => pagesDuPassage(importe, lignes)))] : [],
    extraits: uniques(trouvees).flatMap((lignes) => (lignes ? (extraire(importe.lignes, lignes) ?? []) : [])),
  };
}

type Saisie = { saisies: Readonly<Record<string, unknown>>; par: string; le: string };

/** Seul ce qui a été tapé autrement que lu est une correction ; retaper ce qui était lu l'efface. */
function corrigees(mentions: readonly Mention[], { saisies, par, le }: Saisie, avant: Decisions["corrections"]) {
  const corrections: Record<string, Correction> = { ...avant };
  for (const { nom, pas, forme, facultative, lu, saisie } of mentions) {
    const tapee = saisies[nom];
    if (typeof tapee !== "string" || normaliserSaisie(tapee) === normaliserSaisie(saisie)) continue;
    const chemin = cheminDe(pas);
    if (normaliserSaisie(tapee) === normaliserSaisie(lu)) delete corrections[chemin];
    else corrections[chemin] = { valeur: sansIndicible(valeurDe(forme, tapee, facultative)), par, le };
  }
  return corrections;
}

/** Les décisions, la ligne corrigée ; ou ce que le format refuse de ce qui a été tapé. */
export function corrigerLigne(revue: Revue, cible: Cible, saisie: Saisie): Decisions | FormErrors {
  const { echange, decisions } = revue.importe;
  const mentions = mentionsDe(revue, cible);
  const corrections = corrigees(mentions, saisie, decisions.corrections);
  const errors = fautesDe(appliquerMentions(echange, corrections), mentions);
  if (Object.keys(errors).length > 0) {
    const values = Object.fromEntries(mentions.map(({ nom }) => [nom, String(saisie.saisies[nom] ?? "")]));
    return { values, errors };
  }
  return { ...rouvrir(decisions, cleDe(cible, echange)), corrections };
}

/** Où la ligne corrigée se montre, dans son bloc ou dans l'arbre ; `revue` est celle d'après. */
export function retourDe(revue: Revue, { nom, rang }: Cible): string {
  if (nom === "noeuds") {
    const id = revue.echange.plan.noeuds[rang ?? -1]?.id;
    const place = listerNoeuds(revue.comparaison, revue.importe, revue.echange).findIndex((un) => un.id === id);
    return `?arbre=${Math.floor(Math.max(0, place) / NOEUDS_PAR_PAGE) + 1}#noeuds-${(rang ?? 0) + 1}`;
  }
  if (rang === null) return `/blocs/${nom}`;
  for (const [titre, lignes] of lignesParGroupe(revue, nom)) {
    const place = lignes.findIndex((ligne) => ligne.rang === rang);
    const page = Math.floor(place / LIGNES_PAR_PAGE) + 1;
    if (place >= 0) return `/blocs/${nom}?ouvert=${cleGroupe(titre)}&page=${page}#${nom}-${rang + 1}`;
  }
  return `/blocs/${nom}`;
}
