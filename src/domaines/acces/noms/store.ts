import type { Role } from "#commun/perimetre.ts";
import { type Db, stepToAnnuaire } from "#platform/db/db.ts";
import { listNoms } from "../compte/store.ts";
import { peut } from "../rules.ts";

/** Le nom de chaque compte cité dans un espace, lu depuis cet espace ; un compte effacé n'y est plus. */
export const listAuteurs = async (
  db: Db,
  espace: string,
  comptes: readonly string[],
): Promise<ReadonlyMap<string, string>> =>
  comptes.length === 0 ? new Map() : stepToAnnuaire(db, espace, (tx) => listNoms(tx, comptes));

/** Qui écrit sans compte : le logiciel lui-même, une commande, ou quelqu'un venu par un lien. */
const SANS_COMPTE: readonly (readonly [RegExp, string])[] = [
  [/^(systeme|installation|commande)?$/, "Maillage, de lui-même"],
  [/^porte:/, "quelqu’un, par un lien de courriel"],
  [/^famille:/, "une famille"],
  [/^(visiteur|sans-compte)$/, "quelqu’un, sans compte"],
];

/** Le nom d'un compte, ou ce qu'on peut en dire. */
export const nomParmi = (noms: ReadonlyMap<string, string>, compte: string): string =>
  noms.get(compte) ?? SANS_COMPTE.find(([forme]) => forme.test(compte))?.[1] ?? "un ancien compte";

/** Une personne d'un espace, où lui écrire, et ce qu'elle est là où on la cherche. */
export type Personne = { id: string; nom: string; courriel: string; roles: Role[] };

const personnesDe = (tx: Db, espace: string) =>
  tx
    .selectFrom("acces_compte as c")
    .innerJoin("acces_role as r", "r.compte", "c.id")
    .select(["c.id", "c.nom", "c.courriel"])
    .distinct()
    .where("r.espace", "=", espace)
    .where("c.ferme_le", "is", null);

/** Les personnes qui lisent le plan de cette convention, par un rôle sur elle ou sur tout son espace. */
export async function listPersonnes(db: Db, espace: string, convention: string): Promise<Personne[]> {
  const rows = await stepToAnnuaire(db, espace, (tx) =>
    personnesDe(tx, espace)
      .select("r.role")
      .where((eb) => eb.or([eb("r.convention", "is", null), eb("r.convention", "=", convention)]))
      .execute(),
  );
  const personnes = new Map<string, Personne>();
  for (const { role, ...personne } of rows)
    personnes.set(personne.id, { ...personne, roles: [...(personnes.get(personne.id)?.roles ?? []), role] });
  return [...personnes.values()].filter(({ roles }) => peut(roles, "plan.lire"));
}

/** Les personnes qui portent un rôle dans cet espace, où que ce soit, par ordre de nom. */
export const listPersonnesEspace = (db: Db, espace: string) =>
  stepToAnnuaire(db, espace, (tx) => personnesDe(tx, espace).orderBy("c.nom").orderBy("c.id").execute());

/** Les personnes qui portent ce rôle sur cette convention ou sur tout son espace, la plus ancienne d'abord ; sans convention, où que ce soit. */
export const listPersonnesAvecRole = (
  db: Db,
  { espace, convention, role }: { espace: string; convention?: string; role: Exclude<Role, "administrateur"> },
) =>
  stepToAnnuaire(db, espace, (tx) =>
    personnesDe(tx, espace)
      .where("r.role", "=", role)
      .$if(convention !== undefined, (query) =>
        query.where((eb) => eb.or([eb("r.convention", "is", null), eb("r.convention", "=", convention ?? "")])),
      )
      .orderBy("c.id")
      .execute(),
  );
