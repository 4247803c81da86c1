import { defaire } from "#commun/histoire.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { findFirstInstant, findHistory, listMovements } from "#platform/journal.ts";
import { refusPriorite } from "../fiche/actions.ts";
import { ORDRE_DU_PLAN, SANS_FILTRE } from "../fiche/model.ts";
import { listFiches } from "../fiche/store.ts";
import type { Fiche, Noeud } from "../model.ts";
import { listNoeuds } from "../noeud/store.ts";
import { enArbre } from "../rules.ts";
import { noeudsRestants, retablir } from "./rules.ts";

/** La fiche, un champ remis comme avant ce mouvement ; rien si cette valeur a disparu, ou si la convention ne la permet plus. */
export async function retablirDans(
  db: Db,
  perimetre: Perimetre,
  fiche: Fiche,
  { rang, champ }: { rang: number; champ: string },
): Promise<Fiche | null> {
  const mouvements = await findHistory(db, perimetre.espace, "plan.fiche", fiche.id);
  const retablie = retablir(
    fiche,
    mouvements.find((mouvement) => mouvement.rang === rang),
    champ,
  );
  if (retablie && champ === "noeuds") return noeudsRestants(fiche, retablie, await listNoeuds(db, perimetre));
  const refus = retablie && champ === "priorite" && (await refusPriorite(db, perimetre, retablie));
  return refus ? null : retablie;
}

/**
 * Un plan tel qu'il était ; `perdus` : ce dont une valeur a été effacée depuis, montré comme on le retrouve ensuite ; `depuis` : quand le
 * journal a commencé d'en parler.
 */
export type PlanPasse = {
  noeuds: (Noeud & { niveau: number })[];
  fiches: Fiche[];
  perdus: number;
  depuis: string | null;
};

const parOrdre = (a: Fiche, b: Fiche) => a.ordre - b.ordre || (a.id < b.id ? -1 : 1);

/** Les fiches d'une convention, celles qui n'en sont plus comprises. */
async function listToutes(db: Db, ici: Perimetre): Promise<Fiche[]> {
  const lire = (archivees: boolean) =>
    listFiches(db, ici, { filtres: { ...SANS_FILTRE, archivees }, tri: ORDRE_DU_PLAN });
  return [...(await lire(false)), ...(await lire(true))];
}

/** De quoi relire chaque fiche d'une convention telle qu'elle était à un instant, dès `depuis` : le journal n'est lu qu'une fois. */
export async function relireFiches(
  db: Db,
  tout: Perimetre,
  convention: string,
  depuis: string,
): Promise<(fiche: string, instant: string) => Fiche | null> {
  const ici = { ...tout, conventions: tout.conventions.filter((une) => une === convention) };
  const presentes = Map.groupBy(await listToutes(db, ici), ({ id }) => id);
  const lignes = await listMovements(db, tout.espace, { objets: ["plan.fiche"], convention, apres: depuis });
  const parFiche = Map.groupBy(lignes, ({ objetId }) => objetId);
  return (fiche, instant) => {
    const siennes = (parFiche.get(fiche) ?? []).filter(({ le }) => le > instant);
    const [jadis] = defaire(presentes.get(fiche) ?? [], siennes).elements;
    return jadis && jadis.archiveLe === null ? jadis : null;
  };
}

/** Le plan d'une convention tel qu'il était à un instant : nœuds et fiches, champ par champ. */
export async function lirePlanAu(db: Db, tout: Perimetre, convention: string, apres: string): Promise<PlanPasse> {
  const { espace } = tout;
  const ici = { ...tout, conventions: tout.conventions.filter((une) => une === convention) };
  const fiches = defaire(
    await listToutes(db, ici),
    await listMovements(db, espace, { objets: ["plan.fiche"], convention, apres }),
  );
  const noeuds = defaire(
    await listNoeuds(db, ici),
    await listMovements(db, espace, { objets: ["plan.noeud"], convention, apres }),
  );
  const restees = fiches.elements.filter(({ archiveLe }) => archiveLe === null).toSorted(parOrdre);
  const vues = new Set([...restees, ...noeuds.elements].map(({ id }) => id));
  return {
    noeuds: enArbre(noeuds.elements),
    fiches: restees,
    perdus: [...fiches.perdus, ...noeuds.perdus].filter((id) => vues.has(id)).length,
    depuis: await findFirstInstant(db, espace, { objet: "plan.fiche", convention }),
  };
}
