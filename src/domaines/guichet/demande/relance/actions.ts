import { type Jour, jourDe, plusMois } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { listEspacesPeuples } from "#domaines/acces/index.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { getReglementPublie } from "../../reglement/store.ts";
import { type Confirmation, clore, confirmationDe, relancer } from "../confirmation/rules.ts";
import { ecrireALaFamille, systemeDe } from "../courrier/actions.ts";
import { listFamilles } from "../famille/store.ts";
import { type Demande, ETATS_OUVERTS, type Famille } from "../model.ts";
import { listDemandes, updateEtat } from "../store.ts";
import { REGLE_PAR_DEFAUT } from "../vie/rules.ts";

/** Une demande à qui l'on n'a pas eu de nouvelles à temps, et ce qu'il y a à faire. */
export type ARelancer = { demande: Demande; famille: Famille; confirmation: Confirmation };

/** Les demandes dont la confirmation est due, dans l'ordre d'attente. */
export async function listDues(db: Db, perimetre: Perimetre, le: Jour): Promise<ARelancer[]> {
  const periode = (await getReglementPublie(db, perimetre, le))?.contenu.confirmation ?? REGLE_PAR_DEFAUT.confirmation;
  if (periode === 0) return [];
  const confirmeeAvant = plusMois(le, -periode);
  const demandes = await listDemandes(db, perimetre, { etats: ETATS_OUVERTS, confirmeeAvant });
  const familles = await listFamilles(
    db,
    perimetre,
    demandes.map(({ famille }) => famille),
  );
  return demandes.flatMap((demande) => {
    const famille = familles.get(demande.famille);
    if (!famille) return [];
    const confirmation = confirmationDe(demande, { famille, periode, le });
    return confirmation.genre === "aJour" ? [] : [{ demande, famille, confirmation }];
  });
}

/** Ce que seul un agent peut faire : appeler, écrire sur papier, ou chercher comment joindre. */
export const estPourAgent = ({ confirmation }: ARelancer): boolean =>
  confirmation.genre === "injoignable" || (confirmation.genre === "aRelancer" && confirmation.canal !== "courriel");

export const countARelancer = async (db: Db, perimetre: Perimetre, le: Jour): Promise<number> =>
  (await listDues(db, perimetre, le)).filter(estPourAgent).length;

/** Les dossiers qu'une séance gelée examine en ce moment : la commission le dit. */
export type LireTenus = (db: Db, perimetre: Perimetre) => Promise<ReadonlySet<string>>;

/**
 * Rappelle par courriel qui doit l'être, et clôt ce qui est resté sans nouvelles : une fois par demande et par jour. Ce qu'une séance
 * examine ne se clôt pas tant qu'elle n'a pas décidé.
 */
async function rythmerEspace(
  db: Db,
  perimetre: Perimetre,
  { instant, lireTenus }: { instant: Date; lireTenus: LireTenus },
): Promise<number> {
  const le = jourDe(instant);
  const tenus = await lireTenus(db, perimetre);
  const changeLe = instant.toISOString();
  const ecrites = new Set<string>();
  let faits = 0;
  for (const { demande, confirmation } of await listDues(db, perimetre, le)) {
    const foyer = { espace: perimetre.espace, famille: demande.famille };
    if (confirmation.genre === "aRelancer" && confirmation.canal === "courriel") {
      await updateEtat(db, perimetre, demande, { ...relancer(demande, "courriel", le), changeLe });
      if (!ecrites.has(demande.dossier)) await ecrireALaFamille(db, foyer, "confirmation");
      ecrites.add(demande.dossier);
      faits += 1;
    } else if (confirmation.genre === "aClore" && !tenus.has(demande.dossier)) {
      const close = clore(demande, le);
      if (close instanceof Refus) continue;
      await updateEtat(db, perimetre, demande, { ...close, changeLe });
      if (!ecrites.has(demande.dossier)) await ecrireALaFamille(db, foyer, "close");
      ecrites.add(demande.dossier);
      faits += 1;
    }
  }
  return faits;
}

/** Ce que le serveur fait de lui-même : demander aux familles si elles attendent toujours. */
export async function rythmer(base: Base, maintenant: () => Date, lireTenus: LireTenus): Promise<number> {
  const espaces = await inAnnuaire(base, listEspacesPeuples);
  let faits = 0;
  for (const { id } of espaces) {
    const perimetre = systemeDe(id);
    const travail = (db: Db) => rythmerEspace(db, perimetre, { instant: maintenant(), lireTenus });
    faits += await inPerimeter(base, perimetre, travail, maintenant);
  }
  return faits;
}
