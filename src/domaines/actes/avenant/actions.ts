import { enLettres } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listAjustements, listBilans } from "#domaines/evaluation/index.ts";
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
async function lireCouvertures(db: Db, perimetre: Perimetre, convention: string): Promise<Couverture[]> {
  const bilans = (await listBilans(db, perimetre)).filter((un) => un.convention === convention && un.adopteLe);
  if (bilans.length === 0) return [];
  const mineurs = (await listAjustements(db, perimetre, bilans)).filter(({ classe }) => classe === "mineur");
  return mineurs.flatMap(({ bilan: id, texte, fiches }) => {
    const bilan = bilans.find((un) => un.id === id);
    const le = bilan?.adopteLe;
    return le ? fiches.map((fiche) => ({ fiche, texte, le, qui: bilan.instance ?? bilan.titre })) : [];
  });
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
  const couvertures = await lireCouvertures(db, perimetre, convention);
  return { ...reference, actuel, tous, ...classer(tous, couvertures, reference.signee.signeeLe) };
}

/** Ce qu’une décision a permis, comme l’avenant la cite. */
export const dire = ({ qui, le, texte }: Couverture) => `${texte} (${qui}, le ${enLettres(le)})`;

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
