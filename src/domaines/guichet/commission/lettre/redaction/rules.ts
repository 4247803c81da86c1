import type { Jour } from "#commun/jour.ts";
import type { Attribution, Dossier, Motif, Place } from "../../../appariement/model.ts";
import type { Langue } from "../../../demande/model.ts";
import { TEXTES, type Textes } from "../../../demande/textes.ts";
import { direCondition, direLigne, direTexte } from "../../../reglement/langue/rules.ts";
import type { Contenu, LigneDePoints } from "../../../reglement/model.ts";
import type { DossierGele } from "../../gel/model.ts";
import { POINTS_DE_LA_COMMISSION } from "../../retouche/rules.ts";
import type { ContenuLettre, EnMots } from "../model.ts";
import { motifsParStructure, type Noms, phraseEcartee, phraseMotif, placeEnMots } from "../rules.ts";

/** Combien de structures une lettre commente : au-delà, elle ne se lit plus. */
const STRUCTURES_DITES = 6;

type Regle = Pick<Contenu, "criteres" | "departage" | "reserves"> | null;

/** GUI-304 : les règles se disent en mots, dans l'ordre où elles s'appliquent. */
export function reglesEnMots(reglement: Regle, niveau: 0 | 1, t: Textes = TEXTES.fr): string[] {
  const { lettre, langue } = t;
  const dit = (critere: Contenu["criteres"][number]) => direTexte(critere, "libelle", langue.cle).texte;
  const criteres = reglement?.criteres.map(dit) ?? [];
  const avant = reglement?.departage.flatMap((code) => reglement.criteres.filter((un) => un.code === code)) ?? [];
  return [
    ...(criteres.length > 0 ? [lettre.criteres(criteres.join(" ; "))] : []),
    lettre.egaux([...avant.map((un) => dit(un).toLowerCase()), lettre.laDate, lettre.leTirage].join(lettre.puis)),
    niveau === 0 ? lettre.unSeulClassement : lettre.parStructure,
    ...(reglement?.reserves.map(({ libelle }) => lettre.reserve(libelle)) ?? []),
    lettre.libre,
  ];
}

/** Un dossier, et ce que la commission en a décidé. */
type Decide = DossierGele & Pick<Dossier, "imposee" | "ecartees">;

/**
 * GUI-305 : les vœux préférés que la commission a ôtés à une famille : ceux qu'elle écarte, et tous si elle lui impose une autre place.
 */
export function voeuxOtes({ choix, imposee, ecartees = [] }: Decide, places: readonly Place[]): string[] {
  const recu = choix.findIndex(({ structure }) => structure === places[0]?.structure);
  const preferes = recu < 0 ? choix : choix.slice(0, recu);
  return preferes.map(({ structure }) => structure).filter((une) => imposee || ecartees.includes(une));
}

/** Ce que toutes les lettres d'une séance ont en commun ; ce qui se dit en mots se dit dans la langue demandée. */
export type Redaction = {
  seance: string;
  le: Jour;
  limite: Jour;
  dossiers: ReadonlyMap<string, Decide>;
  /** Combien sont admis dans chaque structure, et ce que l'on peut dire du dernier. */
  admis: ReadonlyMap<string, number>;
  dernierDe: (structure: string, t: Textes) => string | null;
  motifsDe: (dossier: string) => readonly Motif[];
  noms: Noms;
  regles: (t: Textes) => string[];
  reglement: Pick<Contenu, "criteres" | "groupes" | "eligibilite"> | null;
  /** La langue de la famille d'un dossier. */
  langueDe: (dossier: string) => Langue;
};

const signe = (nombre: number): string => (nombre > 0 ? `+${nombre}` : `−${-nombre}`);

type Lecture = Pick<Redaction, "noms" | "reglement">;

/** Le critère d'une ligne et pourquoi elle compte, dans cette langue ; en français, tels que la liste gelée les dit. */
function ligneDite(
  ligne: LigneDePoints,
  { reglement }: Pick<Lecture, "reglement">,
  t: Textes,
): EnMots["lignes"][number] {
  if (t.langue.cle === "fr") return ligne;
  if (ligne.critere === POINTS_DE_LA_COMMISSION) return { ...ligne, libelle: t.lettre.decision };
  if (!reglement) return ligne;
  const { libelle, raison, points } = direLigne(reglement, ligne, t.langue.cle, t.suivi.compte);
  return { libelle: libelle.texte, raison: raison.texte, points };
}

/** Les points qu'une famille n'a que dans une structure, et pourquoi. */
const propresDits = ({ bonus = [] }: Pick<DossierGele, "bonus">, lecture: Lecture, t: Textes): string[] =>
  bonus.map(
    ({ structure, points, lignes }) =>
      `${lecture.noms.structure(structure)} : ${signe(points)} (${lignes.map((une) => ligneDite(une, lecture, t).libelle).join(" ; ")})`,
  );

type Dit = Pick<EnMots, "places" | "refus" | "derniers">;

/** La même lettre en mots français, et dans la langue de la famille si ce n'en est pas une autre. */
function enDeuxLangues(
  dossier: DossierGele,
  redaction: Lecture & Pick<Redaction, "regles" | "langueDe">,
  dire: (t: Textes) => Dit,
): Pick<ContenuLettre, keyof EnMots | "traduite" | "changement"> {
  const dans = (t: Textes) => ({
    ...dire(t),
    propres: propresDits(dossier, redaction, t),
    regles: redaction.regles(t),
  });
  const langue = redaction.langueDe(dossier.id);
  const { changement } = dossier;
  const commun = { ...dans(TEXTES.fr), lignes: dossier.lignes, ...(changement ? { changement } : {}) };
  if (langue === "fr") return commun;
  const t = TEXTES[langue];
  const lignes = dossier.lignes.map((ligne) => ligneDite(ligne, redaction, t));
  return { ...commun, traduite: { ...dans(t), lignes, langue } };
}

/** Une condition non tenue, dans cette langue : la liste gelée en garde les mots français. */
function conditionDite(libelle: string, { reglement }: Lecture, { langue, suivi }: Textes): string {
  const condition = reglement?.eligibilite.find((une) => une.libelle === libelle);
  return condition ? direCondition(condition, langue.cle, suivi.lesConditions).texte : libelle;
}

/** GUI-306 : à qui n'est pas recevable, la lettre dit les conditions qu'il ne tient pas, ses points, les règles et ses droits. */
export function redigerNonRecevable(
  dossier: DossierGele,
  redaction: Pick<Redaction, "seance" | "le" | "regles" | "noms" | "reglement" | "langueDe">,
): ContenuLettre {
  const { seance, le } = redaction;
  const refus = (t: Textes) => (dossier.nonRecevable ?? []).map((un) => conditionDite(un, redaction, t));
  return {
    issue: "nonRecevable",
    numero: dossier.id,
    seance,
    le,
    rang: null,
    points: dossier.points,
    limite: null,
    ...enDeuxLangues(dossier, redaction, (t) => ({ places: [], refus: refus(t), derniers: [] })),
  };
}

/**
 * GUI-305 : une lettre dit à une famille ses points, ce qu'elle reçoit ou pourquoi elle attend, et rien de personne d'autre. GUI-373 : la
 * décision est en français ; qui a choisi une autre langue, ou le français facile, la lit aussi dans celle-là.
 */
export function rediger(attribution: Attribution, redaction: Redaction): ContenuLettre | null {
  const { dossiers, admis, dernierDe, noms, seance, le, limite } = redaction;
  const dossier = dossiers.get(attribution.dossier);
  if (!dossier) return null;
  const motifs = motifsParStructure(redaction.motifsDe(dossier.id)).slice(0, STRUCTURES_DITES);
  const otes = voeuxOtes(dossier, attribution.places);
  const recue = attribution.places.length > 0;
  const nommees = dossier.choix.slice(0, STRUCTURES_DITES).map(({ structure }) => structure);
  const dire = (t: Textes): Dit => ({
    places: attribution.places.map((place) => placeEnMots(place, dossier.enfants.length, noms, t)),
    refus: [
      ...motifs.map((motif) => phraseMotif(motif, admis, noms, t)),
      ...otes.map((structure) => phraseEcartee(structure, noms, t)),
    ],
    derniers: nommees.flatMap((structure) => dernierDe(structure, t) ?? []),
  });
  return {
    issue: recue ? "place" : "attente",
    numero: dossier.id,
    seance,
    le,
    rang: null,
    points: dossier.points,
    limite: recue ? limite : null,
    ...enDeuxLangues(dossier, redaction, dire),
  };
}
