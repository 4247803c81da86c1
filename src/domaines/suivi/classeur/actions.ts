import { Refus } from "#commun/refus.ts";
import { type Feuille, type FormatTableur, denature, writeTableur } from "#platform/tableur.ts";
import { isFormErrors } from "#ui/form.ts";
import { parseForm } from "#platform/forms.ts";
import { repondre, valider } from "../campagne/actions.ts";
import { REFUS_CAMPAGNE } from "../campagne/forms.ts";
import type { Geste, Reponse } from "../campagne/model.ts";
import { ecarts, rienDeNeuf } from "../campagne/rules.ts";
import { direCite } from "../decision/actions.ts";
import type { Registre } from "../decision/rules.ts";
import { alerteDire } from "../etat/actions.ts";
import { DIRE, REFUS_DIRE } from "../etat/forms.ts";
import type { Dire, EtatDefini } from "../etat/model.ts";
import { offerts } from "../etat/rules.ts";
import { listDernieres } from "../etat/store.ts";
import { miennes } from "../reponse/actions.ts";
import type { Requete } from "../requete/actions.ts";
import { FAUTES } from "./forms.ts";
import { type Colonne, COLONNES, type Lue, type Question, type Rangee } from "./model.ts";
import { cleDe, codeDe, ditOui, ecrireRangee, estInchangee, lireRangees } from "./rules.ts";

/** Ce qui est demandé à cette personne, avec ce qui en était dit ; `pour` : ce qui l'est à un acteur seulement. */
export async function listQuestions(
  c: Requete,
  { campagne, pour }: { campagne?: string | undefined; pour?: string | undefined } = {},
): Promise<Question[]> {
  const { db, perimetre } = c.var;
  const siennes = (await miennes(c)).filter(
    (une) => (!campagne || une.campagne.id === campagne) && (!pour || une.demande.referent === pour),
  );
  const dernieres = new Map((await listDernieres(db, perimetre)).map((une) => [`${une.fiche}/${une.volet}`, une]));
  return siennes.map((une) => ({
    ...une,
    derniere: dernieres.get(`${une.demande.fiche}/${une.demande.volet}`) ?? null,
  }));
}

const LARGEURS: Partial<Record<Colonne, number>> = { cle: 4, titre: 40, avancees: 50, difficultes: 50 };
const NOMS = Object.keys(COLONNES) as Colonne[];

/** Le classeur à remplir : une ligne par demande, l'identité cachée, les états en liste. */
export function ecrireClasseur(
  format: FormatTableur,
  questions: readonly Question[],
  etats: readonly EtatDefini[],
): Promise<Uint8Array<ArrayBuffer>> {
  const part = questions.some(({ demande }) => demande.volet !== "");
  const mots = [...offerts(etats).map(({ libelle }) => libelle), ...(part ? ["Non concernée"] : [])];
  return writeTableur(format, {
    nom: "Mes fiches",
    colonnes: NOMS.map((nom) => ({
      titre: COLONNES[nom],
      largeur: LARGEURS[nom] ?? 24,
      ...(nom === "cle" ? { masquee: true } : {}),
      ...(nom === "etat" ? { liste: mots } : {}),
      ...(nom === "rienDeNeuf" ? { liste: ["oui"] } : {}),
    })),
    rangees: questions.map((question) => {
      const rangee = ecrireRangee(question, etats);
      return NOMS.map((nom) => rangee[nom]);
    }),
  });
}

/** Les lignes du premier des feuillets qui est le classeur de la campagne. */
export function trouverRangees(feuilles: readonly Feuille[]): Rangee[] | Refus<"en-tetes-absents"> {
  const lues = feuilles.map(({ rangees }) => lireRangees(rangees.map((rangee) => rangee.map(denature))));
  return lues.find((rangees) => !(rangees instanceof Refus)) ?? new Refus("en-tetes-absents");
}

type Jour = Requete["var"]["today"];

type Contexte = { etats: readonly EtatDefini[]; le: Jour; registre: Registre };

function reponseDe(rangee: Rangee, question: Question, { etats, le, registre }: Contexte): Reponse | string {
  const { fiche, volet } = question.demande;
  if (ditOui(rangee.rienDeNeuf)) {
    const redite = rienDeNeuf(question.derniere ?? undefined, le);
    return redite instanceof Refus ? REFUS_CAMPAGNE[redite.code] : redite;
  }
  const etat = codeDe(rangee.etat, etats, volet !== "");
  if (!etat) return FAUTES["etat-vide"];
  const form = new FormData();
  for (const [nom, valeur] of Object.entries({ ...rangee, etat, le })) form.set(nom, String(valeur));
  const saisi = parseForm(DIRE, form);
  if (isFormErrors(saisi)) return Object.values(saisi.errors).flat()[0] ?? "";
  const dit = direCite(etats, saisi as Dire, { fiche, volet, aujourdhui: le }, registre);
  return dit instanceof Refus ? REFUS_DIRE[dit.code] : { ...dit, rienDeNeuf: false };
}

function comprendreUne(rangee: Rangee, question: Question, contexte: Contexte): Lue {
  const ligne = { rang: rangee.rang, titre: question.titre, pour: question.nomVolet, question };
  const reponse = reponseDe(rangee, question, contexte);
  if (typeof reponse === "string") return { ...ligne, reponse: null, ecarts: [], faute: reponse, alerte: null };
  const change = ecarts(question.demande.reponse ?? question.derniere, reponse);
  return { ...ligne, reponse, ecarts: change, faute: null, alerte: reponse.rienDeNeuf ? null : alerteDire(reponse) };
}

const fautive = ({ rang, titre, pour }: Rangee, faute: string): Lue[] => [
  { rang, titre, pour, question: null, reponse: null, ecarts: [], faute, alerte: null },
];

/** Ce que chaque ligne remplie changerait, ou ce qui n'y va pas ; celles que l'on a laissées telles quelles n'y sont pas. */
export function comprendre(rangees: readonly Rangee[], questions: readonly Question[], contexte: Contexte): Lue[] {
  const parCle = new Map(questions.map((question) => [cleDe(question), question]));
  const vues = new Set<string>();
  return rangees.flatMap((rangee) => {
    const question = parCle.get(rangee.cle);
    if (!question) return fautive(rangee, FAUTES.inconnue);
    if (estInchangee(rangee, ecrireRangee(question, contexte.etats))) return [];
    if (vues.has(rangee.cle)) return fautive(rangee, FAUTES.double);
    vues.add(rangee.cle);
    return [comprendreUne(rangee, question, contexte)];
  });
}

/** Envoie toutes les réponses d'un classeur, ou aucune : une seule qui n'est plus reçue les arrête toutes. */
export async function envoyer(
  c: Requete,
  lues: readonly Lue[],
  { geste, conduit }: { geste: Geste; conduit: boolean },
): Promise<string | null> {
  const { db, perimetre } = c.var;
  const rendues = lues.flatMap(({ question, reponse }) =>
    question && reponse ? [{ campagne: question.campagne.id, ...question.demande, reponse }] : [],
  );
  for (const [campagne, reponses] of Map.groupBy(rendues, (rendue) => rendue.campagne)) {
    const suite = await repondre(db, perimetre, campagne, { reponses, geste });
    if (suite instanceof Refus) return REFUS_CAMPAGNE[suite.code];
    if (conduit) await valider(db, perimetre, campagne, { sujets: reponses, geste });
  }
  return null;
}
