import { type Jour, plusMois } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import { MODELE_REGLEMENT } from "./lexique.ts";
import type { Contenu, Reglement } from "./model.ts";
import { insertReglement } from "./store.ts";

const ESPACE = "trois-rivieres";

const TITRE = "Règlement d’attribution des places";

/** La seule de ses structures qui ouvre avant l'heure. */
const OUVRE_TOT = "structure-petits-galets";

/**
 * Le brouillon baisse l'emploi, relève ce que vaut un parent seul, et ne compte les horaires atypiques que là où l'on ouvre tôt : de quoi
 * voir ce qu'un simulateur montre.
 */
const changer = (contenu: Contenu): Contenu => ({
  ...contenu,
  criteres: contenu.criteres.map((critere) => {
    if (critere.code === "horairesAtypiques") return { ...critere, structures: [OUVRE_TOT] };
    if (critere.code === "parentIsole" && critere.type === "booleen") return { ...critere, points: 45 };
    if (critere.code === "activite" && critere.type === "echelle")
      return {
        ...critere,
        tranches: critere.tranches.map((tranche) => ({ ...tranche, points: Math.max(0, tranche.points - 10) })),
      };
    return critere;
  }),
});

/** Un règlement qui s'applique depuis un an, et la version suivante qui s'écrit. */
export async function seedReglement(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const [convention] = perimetre.conventions;
  if (perimetre.espace !== ESPACE || !convention) return;
  const { perimetre: communes } = await getConvention(db, perimetre, convention);
  const contenu: Contenu = {
    ...MODELE_REGLEMENT,
    criteres: MODELE_REGLEMENT.criteres.map((critere) =>
      critere.fait === "commune" ? { ...critere, communes } : critere,
    ),
  };
  const depuis = plusMois(aujourdhui, -12);
  const publie: Reglement = {
    id: "reglement-demonstration",
    numero: 1,
    titre: TITRE,
    etat: "publie",
    depuis,
    publieLe: depuis,
    acte: "Délibération du conseil communautaire",
    contenu,
    version: 2,
  };
  await insertReglement(db, perimetre, publie);
  await insertReglement(db, perimetre, {
    ...publie,
    id: "reglement-brouillon",
    numero: 2,
    etat: "brouillon",
    depuis: null,
    publieLe: null,
    acte: "",
    contenu: changer(contenu),
    version: 1,
  });
}
