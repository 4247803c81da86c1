import { enLettres } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listAjustements, listBilans } from "#domaines/evaluation/index.ts";
import { citationDe, listDecisions } from "#domaines/gouvernance/index.ts";
import type { Db } from "#platform/db/db.ts";
import { lireContenu } from "../contenu/actions.ts";
import type { ContenuVersion, Difference } from "../contenu/model.ts";
import { differences } from "../contenu/rules.ts";
import { lireReference } from "../version/actions.ts";
import type { Figee, Modification, Signee } from "../version/model.ts";
import { getVersion, listSignees } from "../version/store.ts";
import type { AvenantLu } from "./document.ts";
import type { Avenant, Couverture } from "./model.ts";
import { classer, type Couverte, ordonner } from "./rules.ts";

/** Les ajustements mineurs qu'un bilan adopté a décidés, fiche par fiche. */
async function couvertsParBilan(db: Db, perimetre: Perimetre, convention: string): Promise<Couverture[]> {
  const bilans = (await listBilans(db, perimetre)).filter((un) => un.convention === convention && un.adopteLe);
  if (bilans.length === 0) return [];
  const mineurs = (await listAjustements(db, perimetre, bilans)).filter(({ classe }) => classe === "mineur");
  return mineurs.flatMap(({ bilan: id, texte, fiches }) => {
    const bilan = bilans.find((un) => un.id === id);
    const le = bilan?.adopteLe;
    if (!le) return [];
    const acte = `${bilan.instance ?? bilan.titre} du ${enLettres(le)}`;
    return fiches.map((fiche) => ({ fiche, texte, le, acte }));
  });
}

/** Les ajustements mineurs qu'une instance a adoptés, fiche par fiche, du plus ancien au plus récent. */
async function couvertsParInstance(db: Db, perimetre: Perimetre, convention: string): Promise<Couverture[]> {
  const decisions = await listDecisions(db, { ...perimetre, conventions: [convention] });
  return decisions
    .filter(({ genre, adoptee }) => genre === "ajustementMineur" && adoptee)
    .toReversed()
    .flatMap((une) => une.fiches.map((fiche) => ({ fiche, texte: une.objet, le: une.le, acte: citationDe(une) })));
}

const lireCouvertures = async (db: Db, perimetre: Perimetre, convention: string): Promise<Couverture[]> => [
  ...(await couvertsParBilan(db, perimetre, convention)),
  ...(await couvertsParInstance(db, perimetre, convention)),
];

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
  const couvertures = await lireCouvertures(db, perimetre, convention);
  return { ...reference, actuel, tous, ...classer(tous, couvertures, reference.signee.signeeLe) };
}

/** Ce qu’une décision a permis, comme l’avenant la cite. */
export const dire = ({ acte, texte }: Couverture): string => `${texte} (${acte})`;

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
