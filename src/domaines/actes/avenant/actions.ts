import { enLettres, finDuJour, type Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { AvenantVote } from "#domaines/convention/index.ts";
import { listAjustements, listBilans, proposeAvenant } from "#domaines/evaluation/index.ts";
import { citationDe, listDecisions, listEffets } from "#domaines/gouvernance/index.ts";
import { relireFiches } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { findHistory } from "#platform/journal.ts";
import { ficheEcrite, lireContenu } from "../contenu/actions.ts";
import type { ContenuVersion, Difference, FicheVersion } from "../contenu/model.ts";
import { differences } from "../contenu/rules.ts";
import { lireReference } from "../version/actions.ts";
import type { Figee, Modification, Signee } from "../version/model.ts";
import { getVersion, listSignees } from "../version/store.ts";
import type { AvenantLu } from "./document.ts";
import { type Avenant, type Couverture, nomAvenant } from "./model.ts";
import { classer, type Couverte, ordonner } from "./rules.ts";
import { listAvenants } from "./store.ts";

const enLigne = (texte: string): string => texte.replaceAll(/\s+/g, " ").trim();

/** Les ajustements significatifs que les bilans proposent, une ligne chacun, sauf ceux qu'un avenant reprend déjà. */
export async function souhaitsDesBilans(db: Db, perimetre: Perimetre, convention: string): Promise<string[]> {
  const bilans = (await listBilans(db, perimetre)).filter(
    (un) => un.convention === convention && un.etat !== "brouillon",
  );
  const proposes = (await listAjustements(db, perimetre, bilans)).filter(proposeAvenant);
  const avenants = (await listAvenants(db, perimetre, convention)).filter(({ etat }) => etat !== "abandonne");
  const repris = new Set(avenants.flatMap(({ souhaits }) => souhaits.map(enLigne)));
  return [...new Set(proposes.map(({ texte }) => enLigne(texte)))].filter((texte) => !repris.has(texte));
}

/** Une décision avant de savoir où elle a laissé sa fiche. */
type Decidee = Omit<Couverture, "laissee">;

const soirDe = (le: Jour) => finDuJour(le).toISOString();

const adopte = (bilan: unknown) => (bilan as { etat?: string } | null)?.etat === "adopte";

/** Quand on a dit ce bilan adopté, d'après le journal : le jour de l'adoption s'écrit après coup, les fiches ont pu changer entre-temps. */
const adoptionDe = async (db: Db, { espace }: Perimetre, id: string): Promise<string> =>
  (await findHistory(db, espace, "evaluation.bilan", id)).find(({ avant, apres }) => adopte(apres) && !adopte(avant))
    ?.le ?? "";

/** Les ajustements mineurs qu'un bilan adopté a décidés, fiche par fiche : ils laissent la fiche quand on dit le bilan adopté. */
async function decideesParBilan(db: Db, perimetre: Perimetre, convention: string): Promise<Decidee[]> {
  const bilans = (await listBilans(db, perimetre)).filter((un) => un.convention === convention && un.adopteLe);
  if (bilans.length === 0) return [];
  const mineurs = (await listAjustements(db, perimetre, bilans)).filter(({ classe }) => classe === "mineur");
  const decidees: Decidee[] = [];
  for (const bilan of bilans) {
    const siens = mineurs.filter((un) => un.bilan === bilan.id);
    if (!bilan.adopteLe || siens.length === 0) continue;
    const le = bilan.adopteLe;
    const acte = `${bilan.instance ?? bilan.titre} du ${enLettres(le)}`;
    const instant = [soirDe(le), await adoptionDe(db, perimetre, bilan.id)].toSorted().at(-1) ?? "";
    decidees.push(
      ...siens.flatMap(({ texte, fiches }) => fiches.map((fiche) => ({ fiche, texte, le, acte, instant }))),
    );
  }
  return decidees;
}

/** Les ajustements mineurs qu'une instance a adoptés : chacun laisse sa fiche quand il est inscrit, et ce qu'il change, appliqué. */
async function decideesParInstance(db: Db, perimetre: Perimetre, convention: string): Promise<Decidee[]> {
  const ici = { ...perimetre, conventions: [convention] };
  const mineures = (await listDecisions(db, ici)).filter(
    ({ genre, adoptee }) => genre === "ajustementMineur" && adoptee,
  );
  const ids = mineures.map(({ id }) => id);
  const effets = ids.length === 0 ? [] : await listEffets(db, ici, ids);
  return mineures.toReversed().flatMap((une) => {
    const appliques = effets.flatMap(({ decision, appliqueLe }) => (decision === une.id ? (appliqueLe ?? []) : []));
    const instant = [soirDe(une.le), une.creeLe, ...appliques].toSorted().at(-1) ?? une.creeLe;
    return une.fiches.map((fiche) => ({ fiche, texte: une.objet, le: une.le, acte: citationDe(une), instant }));
  });
}

/** Quand une fiche est entrée au journal : d'une décision plus ancienne, on ne sait que la fiche qu'elle y fut alors. */
const entreeDe = async (db: Db, { espace }: Perimetre, { fiche }: Pick<Couverture, "fiche">): Promise<string> =>
  (await findHistory(db, espace, "plan.fiche", fiche)).at(-1)?.le ?? "";

/** Les décisions qui peuvent couvrir une de ces différences, et la fiche telle que chacune l'a laissée, d'après le journal. */
async function lireCouvertures(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  { tous, signeeLe }: { tous: readonly Difference[]; signeeLe: Jour },
): Promise<Couverture[]> {
  const changees = new Set(tous.flatMap(({ liste, id, genre }) => (liste === "fiches" && genre === "champ" ? id : [])));
  if (changees.size === 0) return [];
  const decidees = [
    ...(await decideesParBilan(db, perimetre, convention)),
    ...(await decideesParInstance(db, perimetre, convention)),
  ].filter(({ fiche, le }) => changees.has(fiche) && le >= signeeLe);
  const [premier] = decidees.map(({ instant }) => instant).toSorted();
  if (premier === undefined) return [];
  const relire = await relireFiches(db, perimetre, convention, premier);
  const laisser = (fiche: string, instant: string): FicheVersion | null => {
    const alors = relire(fiche, instant);
    return alors && ficheEcrite(alors);
  };
  const couvertures: Couverture[] = [];
  for (const une of decidees) {
    const alors = laisser(une.fiche, une.instant);
    const entree = alors ? "" : await entreeDe(db, perimetre, une);
    const instant = entree > une.instant ? entree : une.instant;
    couvertures.push({ ...une, instant, laissee: alors ?? laisser(une.fiche, instant) });
  }
  return couvertures;
}

/** Ce qui sépare la convention d'aujourd'hui de sa dernière version signée. */
export type Ecarts = {
  signee: Signee;
  figee: Figee;
  actuel: ContenuVersion;
  tous: Difference[];
  aPorter: Difference[];
  couvertes: Couverte[];
};

/** Rien tant qu'aucune version n'est signée : il n'y a pas de quoi s'écarter. */
export async function lireEcarts(db: Db, perimetre: Perimetre, convention: string): Promise<Ecarts | null> {
  const reference = await lireReference(db, perimetre, convention);
  if (!reference) return null;
  const actuel = await lireContenu(db, perimetre, convention);
  const tous = differences(reference.figee.contenu, actuel);
  const { signeeLe } = reference.signee;
  const couvertures = await lireCouvertures(db, perimetre, convention, { tous, signeeLe });
  return { ...reference, actuel, tous, ...classer(tous, couvertures, signeeLe) };
}

/** Ce qu’une décision a permis, comme l’avenant la cite. */
export const dire = ({ acte, texte }: Couverture): string => `${texte} (${acte})`;

/** Les avenants d'une convention qui se votent ou se sont votés, le dernier d'abord, comme une délibération les nomme. */
export const listAvenantsVotes = (db: Db, perimetre: Perimetre, convention: string): Promise<AvenantVote[]> =>
  listAvenants(db, perimetre, convention).then((tous) =>
    tous.map((un) => ({ nom: nomAvenant(un), ouvert: un.etat === "ouvert", abandonne: un.etat === "abandonne" })),
  );

/** Tout ce qu'un avenant change, dans l'ordre et avec les motifs de son auteur ; ce qu'une décision couvrait vient à la fin. */
export const modificationsDe = (avenant: Pick<Avenant, "motifs">, { aPorter, couvertes }: Ecarts): Modification[] => [
  ...ordonner(aPorter, avenant.motifs).map((une) => ({ ...une, decision: null })),
  ...couvertes.map(({ ecart, couverture }) => ({ ecart, motif: "", decision: dire(couverture) })),
];

/** Un avenant tel qu'il se lit : signé, ce qui fut figé ; ouvert, ce qui sépare aujourd'hui la convention de sa version signée. */
export async function lireAvenant(
  db: Db,
  perimetre: Perimetre,
  avenant: Avenant,
): Promise<Omit<AvenantLu, "signatures"> | null> {
  const signees = await listSignees(db, perimetre, avenant.convention);
  const depuis = signees.find(({ numero }) => numero === avenant.depuis);
  if (!depuis) return null;
  const signee = signees.find((une) => une.avenant === avenant.id);
  if (signee) {
    const avant = await getVersion(db, perimetre, depuis.id);
    const apres = await getVersion(db, perimetre, signee.id);
    const contenus = { avant: avant.contenu, apres: apres.contenu };
    return { avenant, depuis, contenus, modifications: apres.modifications };
  }
  const ecarts = await lireEcarts(db, perimetre, avenant.convention);
  if (!ecarts) return null;
  const contenus = { avant: ecarts.figee.contenu, apres: ecarts.actuel };
  return { avenant, depuis, contenus, modifications: modificationsDe(avenant, ecarts) };
}
