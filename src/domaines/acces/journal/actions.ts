import type { Context } from "hono";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Db, stepToAnnuaire } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import type { JournalLine } from "#platform/journal-list.ts";
import { forbid } from "#platform/rights.ts";
import { listConventions } from "../espace/store.ts";
import { LIBELLES_ROLE } from "../model.ts";
import { listAuteurs, nomParmi } from "../noms/store.ts";
import { listPorteurs } from "../partage/store.ts";
import { peut } from "../rules.ts";
import type { Citation, LigneJournal } from "./model.ts";
import { conventionsDuJournal, peutEffacer } from "./rules.ts";

type C = Context<Env>;

/** Ce que les autres tranches savent nommer, pour qui peut le lire : le périmètre ne tient que les plans que l'on lit. */
export type Citer = (db: Db, perimetre: Perimetre, ids: readonly string[]) => Promise<ReadonlyMap<string, Citation>>;

/** Jusqu'où cette personne lit le journal, et ce qu'elle peut y choisir. */
export async function lirePortee(c: C) {
  const { espace, compte, roles } = c.var.perimetre;
  forbid(peut(roles, "journal.lire"));
  return stepToAnnuaire(c.var.db, espace, async (db: Db) => {
    const porteurs = await listPorteurs(db, espace);
    const miennes = porteurs.filter((porteur) => porteur.compte === compte);
    const conventions = conventionsDuJournal(miennes);
    const toutes = await listConventions(db, espace);
    const visibles = peut(roles, "acces.gerer") ? porteurs : [];
    return { espace, conventions, toutes, porteurs: visibles, efface: peutEffacer(miennes) };
  });
}
export type Portee = Awaited<ReturnType<typeof lirePortee>>;

/** Comment nommer chaque objet que cette personne peut lire : ce que les tranches savent, les conventions, les rôles. */
async function citerTous(c: C, citer: Citer, portee: Portee, lignes: readonly JournalLine[]) {
  const { perimetre, usager, db } = c.var;
  const conventions = (usager.lieu?.plans ?? []).map(({ id }) => id);
  const ids = [...new Set(lignes.map(({ objetId }) => objetId))];
  const { espace } = portee;
  const lisibles = portee.toutes.filter(({ id }) => portee.conventions === null || portee.conventions.includes(id));
  return new Map<string, Citation>([
    ...lisibles.map(({ id, titre }) => [id, { titre, href: `/conventions/${id}` }] as const),
    ...portee.porteurs.map(
      ({ id, nom, role }) =>
        [id, { titre: `${nom}, ${LIBELLES_ROLE[role].toLowerCase()}`, href: `/espaces/${espace}/acces` }] as const,
    ),
    ...(await citer(db, { ...perimetre, conventions }, ids)),
  ]);
}

/** Les lignes, chacune avec le nom de qui l'a écrite et de ce qu'elle dit. */
export async function presenter(
  c: C,
  citer: Citer,
  portee: Portee,
  lignes: readonly JournalLine[],
): Promise<LigneJournal[]> {
  const citees = await citerTous(c, citer, portee, lignes);
  const noms = await listAuteurs(
    c.var.db,
    portee.espace,
    lignes.map(({ compte }) => compte),
  );
  const titres = new Map(portee.toutes.map(({ id, titre }) => [id, titre]));
  return lignes.map(({ compte, convention, ...ligne }) => ({
    ...ligne,
    qui: nomParmi(noms, compte),
    citation: citees.get(ligne.objetId) ?? null,
    titre: convention === null ? null : (titres.get(convention) ?? convention),
  }));
}
