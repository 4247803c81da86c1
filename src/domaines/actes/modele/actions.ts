import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import { getConvention, ouvrirTexte } from "#domaines/convention/index.ts";
import { SANS_TITRE } from "#domaines/convention/model.ts";
import type { Demande } from "#domaines/documents/index.ts";
import { FABRIQUES_EVALUATION, listBilans } from "#domaines/evaluation/index.ts";
import { listFiches, listNoeuds, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Valeurs } from "#platform/rendu/modele-word.ts";
import { lireConvention } from "../impression/actions.ts";
import { valeursConvention, valeursEnTete, valeursFiche, valeursImprime, valeursPlan } from "./document.ts";
import type { NatureModele, Sujet } from "./model.ts";

type Ici = { db: Db; perimetre: Perimetre; demande: Demande };

async function enTete({ db, perimetre, demande: { convention, jour } }: Ici) {
  const { champs } = await ouvrirTexte(db, perimetre, convention);
  const titre = (await getConvention(db, perimetre, convention)).titre ?? SANS_TITRE;
  return { champs, titre, jour };
}

const duPlan = async ({ db, perimetre, demande: { convention } }: Ici) => {
  const ici = { ...perimetre, conventions: [convention] };
  const fiches = await listFiches(db, ici, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  return { fiches, noeuds: await listNoeuds(db, ici) };
};

async function dUneFiche(ici: Ici, sujet: string | null): Promise<Valeurs> {
  const { fiches, noeuds } = await duPlan(ici);
  const fiche = sujet === null ? (fiches[0] ?? null) : orNotFound(fiches.find(({ id }) => id === sujet));
  return valeursFiche(fiche, noeuds, sujet === null);
}

const SANS_BILAN: Valeurs = {
  titre: "",
  sousTitre: "",
  sections: [{ titre: "", texte: "", paragraphes: [{ texte: "" }] }],
};

async function dUnBilan(ici: Ici, sujet: string | null): Promise<Valeurs> {
  const bilan = sujet || (await sujetsDe(ici, "bilan"))[0]?.id;
  if (!bilan) return SANS_BILAN;
  const parametres = new URLSearchParams({ bilan });
  const fabrique = orNotFound(FABRIQUES_EVALUATION["bilan"]);
  return valeursImprime(await fabrique.composer(ici.db, ici.perimetre, { ...ici.demande, parametres }));
}

/** Ce qui remplit un modèle de cette nature ; sans sujet (null), le premier qui vient sert d'exemple. */
export async function valeursDe(ici: Ici, nature: NatureModele, sujet: string | null): Promise<Valeurs> {
  const tete = await enTete(ici);
  const { convention } = ici.demande;
  if (nature === "convention") return valeursConvention(await lireConvention(ici.db, ici.perimetre, convention), tete);
  const commune = { convention: valeursEnTete(tete.champs, tete.titre, tete.jour) };
  if (nature === "fiche") return { ...(await dUneFiche(ici, sujet)), ...commune };
  if (nature === "bilan") return { ...(await dUnBilan(ici, sujet)), ...commune };
  const { fiches, noeuds } = await duPlan(ici);
  return { ...valeursPlan(fiches, noeuds, sujet === null), ...commune };
}

/** Ce que l'on peut choisir pour remplir un modèle de cette nature. */
export async function sujetsDe(ici: Ici, nature: NatureModele): Promise<Sujet[]> {
  if (nature === "fiche") {
    const { fiches } = await duPlan(ici);
    return fiches.map((fiche) => ({ id: fiche.id, nom: intituleFiche(fiche) }));
  }
  if (nature !== "bilan" || !peut(ici.perimetre.roles, "evaluation.lire")) return [];
  const bilans = await listBilans(ici.db, { ...ici.perimetre, conventions: [ici.demande.convention] });
  return bilans.filter(({ etat }) => etat !== "brouillon").map(({ id, titre }) => ({ id, nom: titre }));
}
