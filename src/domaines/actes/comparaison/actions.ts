import { enLettres, estJour, finDuJour, instantDe, type Jour, jourDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { lirePlanAu } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { remember } from "#platform/memory.ts";
import { contenuVierge, lireContenu, planEcrit } from "../contenu/actions.ts";
import { type EcritAu, lireEcritAu } from "../contenu/histoire/actions.ts";
import { type ContenuVersion, type Liste, LISTES, LISTES_PLAN } from "../contenu/model.ts";
import { nomVersion, type Signee } from "../version/model.ts";
import { getVersion } from "../version/store.ts";
import type { Reserve } from "./model.ts";
import { choisir, type Demande, planDuJour, texteDuJour } from "./rules.ts";

/** Un côté, lu : ce que l'on en sait, et ce que l'on ne peut pas en savoir. */
export type CoteLu = {
  nom: string;
  ou: string;
  contenu: ContenuVersion;
  connues: readonly Liste[];
  reserves: readonly Reserve[];
};

type Ici = {
  convention: string;
  signees: readonly Signee[];
  parDefaut: "signee" | "aujourdhui";
  aujourdhui: Jour;
  /** Entre deux signatures, lire l'avenant qui s'écrivait plutôt que le texte signé. */
  avenant: boolean;
};

const nommer = (signee: Signee) => `${nomVersion(signee)}, signée le ${enLettres(signee.signeeLe)}`;

/** Le plan et le texte tels qu'ils s'écrivaient un soir ; tant que rien n'est écrit dans l'espace, un jour déjà refait se relit. */
const refaire = (db: Db, perimetre: Perimetre, convention: string, le: Jour) =>
  remember(db, perimetre, JSON.stringify(["convention", convention, le]), async () => {
    const soir = finDuJour(le).toISOString();
    const passe = await lirePlanAu(db, perimetre, convention, soir);
    const fiches = passe.fiches.map(({ id }) => id);
    return { passe, ecrit: await lireEcritAu(db, perimetre, { convention, apres: soir, fiches }) };
  });

/** Ce que la convention disait un jour : le texte qui valait, ou celui qui s'écrivait, et le plan tel qu'il était écrit ce soir-là. */
async function lireJour(db: Db, perimetre: Perimetre, ici: Ici, le: Jour): Promise<CoteLu> {
  const { convention, signees, avenant } = ici;
  const { passe, ecrit } = await refaire(db, perimetre, convention, le);
  const depuis = passe.depuis === null ? null : jourDe(instantDe(passe.depuis));
  const { signee, texte, reserves } = texteDuJour(signees, { le, ecrit, avenant });
  const { plan, reserves: reservesPlan } = planDuJour(signee, {
    le,
    depuis,
    perdus: passe.perdus,
    ouverte: texte !== "rien",
  });
  const dit = await lireDit(db, perimetre, { texte, ecrit, signee });
  return {
    nom: `Le ${enLettres(le)}`,
    ou: signee?.id ?? "",
    contenu: plan === "journal" ? { ...dit.contenu, ...planEcrit(passe) } : dit.contenu,
    connues: plan === "rien" ? dit.connues : [...new Set([...LISTES_PLAN, ...dit.connues])],
    reserves: [...reserves, ...reservesPlan],
  };
}

type Dit = { texte: "version" | "journal" | "rien"; ecrit: EcritAu | null; signee: Signee | undefined };

async function lireDit(db: Db, perimetre: Perimetre, { texte, ecrit, signee }: Dit) {
  if (texte === "journal" && ecrit) return ecrit;
  if (!signee) return { contenu: contenuVierge(), connues: [] };
  return { contenu: (await getVersion(db, perimetre, signee.id)).contenu, connues: LISTES };
}

/** Un côté de la comparaison, lu ; rien d'un jour qui n'est pas encore venu. */
export async function lireCote(db: Db, perimetre: Perimetre, ici: Ici, demande: Demande): Promise<CoteLu | null> {
  const { convention, signees, parDefaut, aujourdhui } = ici;
  const tout = { connues: LISTES, reserves: [] };
  const choisi = choisir(demande, signees, { parDefaut, aujourdhui });
  if (choisi === null) return null;
  if (choisi === "aujourdhui")
    return { nom: "Aujourd’hui", ou: choisi, contenu: await lireContenu(db, perimetre, convention), ...tout };
  if ("jour" in choisi) return estJour(choisi.jour) ? lireJour(db, perimetre, ici, choisi.jour) : null;
  const figee = await getVersion(db, perimetre, choisi.figee);
  orNotFound(figee.convention === convention ? figee : undefined);
  const signee = signees.find(({ id }) => id === figee.id);
  return { nom: signee ? nommer(signee) : "Ce qui est à la signature", ou: figee.id, contenu: figee.contenu, ...tout };
}
