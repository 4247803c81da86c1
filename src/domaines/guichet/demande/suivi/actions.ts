import type { Context } from "hono";
import type { Env } from "#platform/http.ts";
import { bonus, points as compter } from "../../reglement/bareme/rules.ts";
import { examiner } from "../../reglement/eligibilite/rules.ts";
import { type Dit, direCondition } from "../../reglement/langue/rules.ts";
import { confirmationDe } from "../confirmation/rules.ts";
import { lireLieux, nomCommune } from "../etape/actions.ts";
import type { Dossier, Lieux } from "../etape/model.ts";
import { lignesDe } from "../etape/recapitulatif/textes.ts";
import { getFamille } from "../famille/store.ts";
import type { Demande, PerimetreFamille } from "../model.ts";
import { noteeDe, rangDe } from "../rang/actions.ts";
import { montreRang } from "../rang/rules.ts";
import { listSesDemandes } from "../store.ts";
import type { Textes } from "../textes.ts";
import type { ReponsePlace } from "../vie/model.ts";
import { estOuverte } from "../vie/rules.ts";
import type { DossierVu, LettreVue, PointsVus, PropositionVue } from "./model.ts";

type C = Context<Env>;

/** Ce que la commission prête aux pages des familles. */
export type PretsPlace = {
  /** Vrai si elle examine cette demande en ce moment : rien ne s'y change. */
  figee: (c: Context<Env>, demande: Demande) => Promise<boolean>;
  /** Une demande quitte la file : elle sort des listes gelées, et rend la place qui lui serait proposée. */
  quitter: (c: Context<Env>, demande: Demande, motif: string) => Promise<void>;
  lireProposition: (c: Context<Env>, demande: Demande) => Promise<PropositionVue | null>;
  /** Les lettres de la commission parties pour ce dossier, la plus récente d'abord. */
  lireLettres: (c: Context<Env>, demande: Demande) => Promise<LettreVue[]>;
  /** Note la réponse de la famille ; nul si elle est venue trop tard. */
  repondre: (c: Context<Env>, demande: Demande, dit: { reponse: ReponsePlace; version: number }) => Promise<boolean>;
};

/** Les points d'une demande, ligne par ligne, selon le règlement qui s'applique, et ce qui s'y ajoute dans une structure qu'elle cite ; rien sans règlement. */
export function pointsDe(c: C, { reglement, structures }: Lieux, demande: Demande): PointsVus | null {
  if (!reglement) return null;
  const { today } = c.var;
  const noms = new Map(structures.map(({ id, nom }) => [id, nom]));
  const notee = noteeDe(demande, today);
  const la = bonus(reglement, notee, today, demande.voeux).map((un) => ({ ...un, nom: noms.get(un.structure) ?? "" }));
  return { compte: compter(reglement, notee, today), version: reglement.titre, contenu: reglement.contenu, la };
}

const sonRang = async (c: C, { reglement }: Lieux, demande: Demande) =>
  reglement && montreRang(demande, reglement.contenu) ? rangDe(c.var, reglement, demande.id) : null;

function nonTenues(c: C, { reglement }: Lieux, demandes: readonly Demande[], t: Textes): Dit[] {
  if (!reglement) return [];
  const { contenu } = reglement;
  const lues = demandes.flatMap((demande) => examiner(contenu, demande, c.var.today));
  const manquent = new Set(lues.flatMap(({ verifiee, code }) => (verifiee === false ? [code] : [])));
  return contenu.eligibilite
    .filter(({ code }) => manquent.has(code))
    .map((condition) => direCondition(condition, t.langue.cle, t.suivi.lesConditions));
}

/** Les places proposées aux enfants d'un dossier, chacune une fois. */
async function lirePropositions(c: C, demandes: readonly Demande[], prets: PretsPlace): Promise<PropositionVue[]> {
  const lues = new Map<string, PropositionVue>();
  for (const demande of demandes) {
    const lue = demande.etat === "proposee" ? await prets.lireProposition(c, demande) : null;
    if (lue) lues.set(lue.id, lue);
  }
  return [...lues.values()];
}

async function voir(
  c: C,
  { dossier, lieux, t, prets }: { dossier: Dossier; lieux: Lieux; t: Textes; prets: PretsPlace },
): Promise<DossierVu[]> {
  const { famille, demandes } = dossier;
  const [premiere] = demandes;
  if (!premiere) return [];
  const structures = new Map(lieux.structures.map(({ id, nom }) => [id, nom]));
  const commune = premiere.commune && nomCommune(premiere.commune);
  const envoyee = premiere.etat !== "brouillon";
  const ouvertes = demandes.filter(estOuverte);
  const enCours = ouvertes[0] ?? premiere;
  const dit = { famille, periode: lieux.regle.confirmation, le: c.var.today };
  return [
    {
      dossier,
      premiere,
      figee: envoyee && (await prets.figee(c, premiere)),
      enCours,
      aConfirmer: ouvertes.find((demande) => confirmationDe(demande, dit).genre !== "aJour") ?? null,
      propositions: await lirePropositions(c, demandes, prets),
      aujourdhui: c.var.today,
      actuelle: premiere.actuelle && (structures.get(premiere.actuelle) ?? "…"),
      lettres: envoyee ? await prets.lireLettres(c, premiere) : [],
      points: envoyee ? pointsDe(c, lieux, enCours) : null,
      rang: await sonRang(c, lieux, enCours),
      conditions: nonTenues(c, lieux, ouvertes, t),
      lignes: lignesDe(famille, demandes, { t, questions: lieux.questions, structures, commune }),
    },
  ];
}

/** Les dossiers d'une famille, le plus récent d'abord, chacun avec où il en est. */
export async function lireSuivi(
  c: C,
  foyer: PerimetreFamille,
  { t, prets }: { t: Textes; prets: PretsPlace },
): Promise<DossierVu[]> {
  const { db, perimetre, today } = c.var;
  const famille = await getFamille(db, foyer);
  const siennes = await listSesDemandes(db, foyer);
  const lieux = await lireLieux(db, perimetre, today);
  const dossiers = [...Map.groupBy(siennes, ({ dossier }) => dossier).values()].toReversed();
  const vus: DossierVu[] = [];
  for (const demandes of dossiers) vus.push(...(await voir(c, { dossier: { famille, demandes }, lieux, t, prets })));
  return vus;
}
