import type { ChampLu } from "../blocs/model.ts";
import { garderCochees } from "../coches/rules.ts";
import type { BudgetEchange, EcheanceEchange, FicheEchange, IndicateurEchange, Terme } from "../echange/model.ts";
import type { Jeton } from "../flux/model.ts";
import { normaliser } from "../libelles/rules.ts";
import { type Liens, trierLiens } from "../liens/rules.ts";
import { estATrous, estAttente, estConsigne } from "../trous/rules.ts";

/** Les paragraphes qui portent une valeur : ni place vide du modèle, ni case libre, ni consigne au rédacteur. */
export const valeursPleines = (valeurs: Jeton[]): Jeton[] =>
  garderCochees(valeurs).filter(
    ({ texte }) =>
      texte !== "" && /[\p{L}\d]/u.test(texte) && !estConsigne(texte) && !(estATrous(texte) && texte.length < 40),
  );

/** IMP-17 : un texte long garde ses paragraphes, ses puces deviennent des tirets. */
export const enTexte = (valeurs: Jeton[]): string =>
  valeurs.map(({ texte, puce }) => (puce === null ? texte : `${/\d/.test(puce) ? puce : "-"} ${texte}`)).join("\n");

const nettoyerItem = (texte: string) => texte.replace(/\s*[;,]+$/, "").trim();

/** IMP-18 : une liste a un élément par puce ou par paragraphe, et se coupe aux points-virgules, jamais aux virgules. */
export const enListe = (valeurs: Jeton[]): string[] => {
  const items = valeurs.flatMap(({ texte, puce }) => (puce === null || valeurs.length === 1 ? couper(texte) : [texte]));
  return items.map(nettoyerItem).filter((item) => /[\p{L}\d]/u.test(item));
};

/** Des puces restées dans une ligne (« … : - un - deux ») ou des points-virgules entre valeurs courtes. */
function couper(texte: string): string[] {
  const puces = texte.split(/\s(?:[•●▪]|[-–](?=\s\p{Lu}))\s*/u);
  if (puces.length > 2) return puces;
  return texte.includes(";") ? texte.split(/\s*;\s*/) : [texte];
}

const ANNEES = /(20\d{2})(?:\s*(?:[-–/à]|au?|et|puis|jusqu['’]en)\s*(20\d{2}))?/;
const DEBUT_ETAPE = /(?=(?<![\d/.])(?<!20\d{2}\s?[-–/]\s?)20\d{2}(?:\s*[-–/]\s*20\d{2})?\s*:)/;

/** IMP-19 : une échéance est une année, deux années qui bornent une période, ou des étapes « 2026 : … 2027-2028 : … ». */
export function enEcheances(valeurs: Jeton[]): EcheanceEchange[] {
  const seules = valeurs.every(({ texte }) => /^\W*20\d{2}\W*$/.test(texte));
  if (seules && valeurs.length > 1) {
    const annees = valeurs.flatMap(({ texte }) => texte.match(/20\d{2}/) ?? []).toSorted();
    return [{ debut: (annees[0] ?? null) as Terme | null, fin: (annees.at(-1) ?? null) as Terme | null, texte: null }];
  }
  return valeurs
    .flatMap(({ texte }) => enSuites(texte) ?? texte.split(DEBUT_ETAPE))
    .map((etape) => etape.trim())
    .filter((etape) => /[\p{L}\d]/u.test(etape))
    .map(enEcheance);
}

/** « 2026, 2027, 2029 » : les années qui se suivent font une période ; null si le texte dit autre chose. */
function enSuites(texte: string): string[] | null {
  if (!/^20\d{2}(?:\s*(?:[,;/]|\bet\b)\s*20\d{2})+$/.test(texte)) return null;
  const annees = [...new Set((texte.match(/20\d{2}/g) ?? []).map(Number))].toSorted((a, b) => a - b);
  const suites = annees.reduce((lues: number[][], annee) => {
    const derniere = lues.at(-1);
    return derniere?.at(-1) === annee - 1 ? [...lues.slice(0, -1), [...derniere, annee]] : [...lues, [annee]];
  }, []);
  return suites.map((suite) => `${suite[0]}-${suite.at(-1)}`);
}

function enEcheance(etape: string): EcheanceEchange {
  const trouve = ANNEES.exec(etape) ?? /(20\d{2})\s+(20\d{2})/.exec(etape);
  const debut = (trouve?.[1] ?? null) as Terme | null;
  const fin = (trouve?.[2] ?? debut) as Terme | null;
  const texte = etape.replace(/^\W*20\d{2}(?:\s*(?:[-–/à]|au|et)?\s*20\d{2})?\s*:?\s*/, "").trim();
  return { debut, fin: debut && fin && fin < debut ? debut : fin, texte: texte === "" ? null : texte };
}

const MONTANT = /(\d{1,3}(?:[\s\u00a0\u202f.]\d{3})+|\d+)(?:,(\d{1,2}))?\s*(?:€|euros?\b|k€)/i;

/** Au-delà de cent milliards d'euros, des chiffres collés ne sont pas un budget. */
export const estMontant = (montant: number): boolean => montant <= 10_000_000_000_000;

function montantDe(texte: string): number | null {
  const lu = centimes(texte);
  return lu !== null && estMontant(lu) ? lu : null;
}

/** IMP-20 : un budget court est un statut ; un seul montant écrit en euros est retenu en centimes ; le reste est du texte. */
export function enBudget(valeurs: Jeton[]): BudgetEchange | null {
  const texte = enTexte(valeurs);
  if (texte === "") return null;
  const montants = texte.match(new RegExp(MONTANT, "gi")) ?? [];
  const montantCentimes = montants.length === 1 ? montantDe(montants[0] ?? "") : null;
  const dites = valeurs.length === 1 ? valeurs : valeurs.filter(({ texte: dit }) => !MONTANT_SEUL.test(dit));
  const statut = statutDe(dites);
  const suite = montantCentimes === null && statut === null ? texte : enTexte(statut === null ? dites : dites.slice(1));
  return { statut, montantCentimes, texte: suite === "" ? null : suite };
}

/** Une valeur courte et seule, ou « À compléter » avant ce qui le précise. */
function statutDe([premiere, ...reste]: Jeton[]): string | null {
  const court = premiere && (reste.length === 0 ? premiere.texte.length <= 60 : estAttente(premiere.texte));
  return court ? premiere.texte : null;
}

const MONTANT_SEUL = /^\d[\d\s\u00a0\u202f.,]*(?:€|k€|euros?)$/i;

function centimes(ecrit: string): number | null {
  const trouve = MONTANT.exec(ecrit);
  if (!trouve) return null;
  const euros = Number((trouve[1] ?? "").replace(/[\s\u00a0\u202f.]/g, ""));
  const milliers = /k€/i.test(ecrit) ? 1000 : 1;
  const total = Math.round(euros * milliers * 100 + Number((trouve[2] ?? "").padEnd(2, "0")));
  return Number.isSafeInteger(total) ? total : null;
}

const PILOTE =
  /^(?:l[ea]s? |l['’]|une? )?(?:charg[ée]e?s? de coop[ée]ration|gouvernance|pilotes?\b|porteurs?\b|pilotage)/i;

/** IMP-21 : dans une liste qui mêle pilotes et acteurs, le chargé de coopération et la gouvernance pilotent, les autres sont partenaires. */
export function partager(items: string[]): { pilotes: string[]; partenaires: string[] } {
  return {
    pilotes: items.filter((item) => PILOTE.test(item)),
    partenaires: items.filter((item) => !PILOTE.test(item)),
  };
}

const NATURE = /\s*\((quantitatif|qualitatif)s?\)$/i;

/** IMP-126 : un indicateur est de la nature que dit son libellé, ou qu'il dit lui-même entre parenthèses. */
export const enIndicateurs = (champ: ChampLu, pleines: Jeton[]): IndicateurEchange[] =>
  enListe(pleines).map((item) => {
    const dite = NATURE.exec(item)?.[1]?.toLowerCase() as IndicateurEchange["nature"] | undefined;
    return { libelle: item.replace(NATURE, ""), nature: champ.reconnu.cible.nature ?? dite ?? null };
  });

type Ecriture = (fiche: FicheEchange, champ: ChampLu, pleines: Jeton[]) => void;

const joindre = (ancien: string | null, texte: string) => (ancien ? `${ancien}\n${texte}` : texte);

const texte =
  (nom: "diagnosticInitial" | "finalite" | "description" | "methodologie" | "reference"): Ecriture =>
  (fiche, _champ, pleines) => {
    if (pleines.length > 0) fiche[nom] = joindre(fiche[nom], enTexte(pleines));
  };

const liste =
  (
    nom:
      | "forces"
      | "faiblesses"
      | "objectifsOperationnels"
      | "publicCible"
      | "modalites"
      | "pilotes"
      | "partenaires"
      | "moyens"
      | "resultatsAttendus"
      | "pointsVigilance"
      | "territoiresCibles"
      | "champs",
  ): Ecriture =>
  (fiche, _champ, pleines) => {
    fiche[nom].push(...enListe(pleines));
  };

const liens =
  (nom: keyof Liens): Ecriture =>
  (fiche, _champ, pleines) => {
    const tries = trierLiens(enListe(pleines), nom);
    fiche.contratsLies.push(...tries.contratsLies);
    fiche.actionsLiees.push(...tries.actionsLiees);
  };

function borner(fiche: FicheEchange, cote: "debut" | "fin", valeurs: Jeton[]): void {
  const annee = (/20\d{2}/.exec(enTexte(valeurs))?.[0] ?? null) as Terme | null;
  const derniere = fiche.echeances.at(-1);
  if (derniere && derniere[cote] === null) derniere[cote] = annee;
  else fiche.echeances.push({ debut: null, fin: null, texte: annee ? null : enTexte(valeurs), [cote]: annee });
}

/** Ce que chaque libellé écrit dans la fiche. */
export const ECRITURES: Partial<Record<ChampLu["reconnu"]["cible"]["nom"], Ecriture>> = {
  reference: texte("reference"),
  diagnosticInitial: texte("diagnosticInitial"),
  finalite: texte("finalite"),
  description: texte("description"),
  titre: texte("description"),
  methodologie: texte("methodologie"),
  forces: liste("forces"),
  faiblesses: liste("faiblesses"),
  objectifsOperationnels: liste("objectifsOperationnels"),
  publicCible: liste("publicCible"),
  modalites: liste("modalites"),
  pilotes: liste("pilotes"),
  partenaires: liste("partenaires"),
  moyens: liste("moyens"),
  resultatsAttendus: liste("resultatsAttendus"),
  impacts: liste("resultatsAttendus"),
  pointsVigilance: liste("pointsVigilance"),
  territoiresCibles: liste("territoiresCibles"),
  champs: liste("champs"),
  contratsLies: liens("contratsLies"),
  actionsLiees: liens("actionsLiees"),
  priorite: (fiche, champ, pleines) => {
    if (pleines.length > 0) fiche.priorite = { schema: schemaDe(champ.reconnu.libelle), valeur: enTexte(pleines) };
  },
  echeances: (fiche, _champ, pleines) => {
    const dites = new Set(fiche.echeances.map((echeance) => JSON.stringify(echeance)));
    fiche.echeances.push(...enEcheances(pleines).filter((echeance) => !dites.has(JSON.stringify(echeance))));
  },
  debut: (fiche, _champ, pleines) => borner(fiche, "debut", pleines),
  fin: (fiche, _champ, pleines) => borner(fiche, "fin", pleines),
  indicateurs: (fiche, champ, pleines) => {
    fiche.indicateurs.push(...enIndicateurs(champ, pleines));
  },
  budget: (fiche, _champ, pleines) => {
    fiche.budget = enBudget(pleines) ?? fiche.budget;
  },
  specificitesAo: (fiche, _champ, pleines) => {
    fiche.specificitesAo.push(...enListe(pleines).map((item) => ({ ao: null, texte: item })));
  },
  autres: (fiche, champ, pleines) => {
    const { libelle } = champ.reconnu;
    if (pleines.length > 0) fiche.autres[libelle] = joindre(fiche.autres[libelle] ?? null, enTexte(pleines));
  },
  pilotesEtPartenaires: (fiche, _champ, pleines) => {
    const partage = partager(enListe(pleines));
    fiche.pilotes.push(...partage.pilotes);
    fiche.partenaires.push(...partage.partenaires);
  },
};

/** « Intérêt » donne le schéma « interet », « Niveau de priorité » le schéma « priorite ». */
const schemaDe = (libelle: string) =>
  normaliser(libelle)
    .split(" ")
    .findLast((mot) => mot.length > 3) ?? "priorite";

/** « À compléter » n'est une valeur que pour un budget, où la convention dit ainsi qu'il manque. */
export const sansAttente = (nom: string, valeurs: Jeton[]): Jeton[] =>
  nom === "budget" ? valeurs : valeurs.filter(({ texte: ecrit }) => !estAttente(ecrit));
