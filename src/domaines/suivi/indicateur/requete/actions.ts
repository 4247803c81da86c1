import { peut } from "#domaines/acces/index.ts";
import { listActeursDuCompte } from "#domaines/acteurs/index.ts";
import { listFiches, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import { forbid } from "#platform/rights.ts";
import type { Requete } from "../../requete/actions.ts";
import type { Indicateur } from "../model.ts";
import { peutSaisirIndicateur } from "../rules.ts";
import { getIndicateur } from "../store.ts";

export { baseDe, conventionDe, instantDe, type Requete } from "../../requete/actions.ts";

export const exigerLire = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "suivi.lire"));
export const exigerDefinir = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "indicateurs.definir"));
export const exigerSaisir = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "indicateurs.saisir"));

/** Ce que cette personne peut faire des indicateurs ; `saisir` le dit de chacun. */
export type Droits = { definir: boolean; valider: boolean; saisir: (indicateur: Indicateur) => boolean };

/** Les fiches que cette personne pilote, elle ou son organisation. */
async function fichesPilotees(c: Requete): Promise<ReadonlySet<string>> {
  const pilotes = await listActeursDuCompte(c.var.db, c.var.perimetre);
  if (pilotes.length === 0) return new Set();
  const filtres = { ...SANS_FILTRE, pilotes };
  const fiches = await listFiches(c.var.db, c.var.perimetre, { filtres, tri: ORDRE_DU_PLAN });
  return new Set(fiches.map(({ id }) => id));
}

export async function droitsDe(c: Requete): Promise<Droits> {
  const { roles } = c.var.perimetre;
  const definir = peut(roles, "indicateurs.definir");
  const lesMiens = peut(roles, "indicateurs.saisir");
  const tous = definir || (lesMiens && roles.includes("referentCollectivite"));
  const pilotees = lesMiens && !tous ? await fichesPilotees(c) : new Set<string>();
  const saisir = ({ decompte, fiches }: Indicateur) =>
    decompte === null &&
    peutSaisirIndicateur(
      { tous, lesMiens },
      fiches.map((fiche) => ({ pilotee: pilotees.has(fiche) })),
    );
  return { definir, valider: peut(roles, "suivi.conduire"), saisir };
}

/** L'indicateur que nomme l'adresse, s'il est du périmètre (404 sinon). */
export const getIndicateurDe = (c: Requete): Promise<Indicateur> => {
  exigerLire(c);
  return getIndicateur(c.var.db, c.var.perimetre, c.req.param("indicateur") ?? "");
};
