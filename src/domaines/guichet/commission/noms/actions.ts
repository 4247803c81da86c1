import type { Perimetre } from "#commun/perimetre.ts";
import { listAuteurs, nomParmi } from "#domaines/acces/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Demande, Famille } from "../../demande/model.ts";
import { listFamilles } from "../../demande/famille/store.ts";
import { listDemandes } from "../../demande/store.ts";
import type { DossierGarde, Gel } from "../gel/model.ts";
import { LIBELLES_SECTION } from "../lexique.ts";
import type { Noms } from "../lettre/rules.ts";

/** Qui est derrière un dossier : sa famille, ses enfants, ses demandes. */
export type Identite = { famille: Famille; demandes: Demande[] };

/** Les familles de ces dossiers, par numéro ; celles qui ont été effacées n'y sont plus. */
export async function identitesDe(
  db: Db,
  perimetre: Perimetre,
  gardes: readonly Pick<DossierGarde, "id" | "demandes">[],
): Promise<Map<string, Identite>> {
  const ids = gardes.flatMap(({ demandes }) => demandes);
  if (ids.length === 0) return new Map();
  const demandes = await listDemandes(db, perimetre, { ids });
  const familles = await listFamilles(
    db,
    perimetre,
    demandes.map(({ famille }) => famille),
  );
  return new Map(
    gardes.flatMap(({ id, demandes: siennes }) => {
      const trouvees = siennes.flatMap((une) => demandes.filter((demande) => demande.id === une));
      const famille = familles.get(trouvees[0]?.famille ?? "");
      return famille ? [[id, { famille, demandes: trouvees }] as const] : [];
    }),
  );
}

const enfantDit = ({ enfant: { prenom, nom } }: Demande): string =>
  [prenom, nom].filter(Boolean).join(" ") || "à naître";

/** « Lina Morel, famille Morel » ; un enfant à naître n'a pas de nom. */
export const nomDit = ({ famille, demandes }: Identite): string =>
  `${demandes.map(enfantDit).join(" et ")} (${[famille.prenom, famille.nom].filter(Boolean).join(" ")})`;

/** Les noms des structures d'une séance, et ceux de ses sections. */
export const nomsDuGel = ({ structures }: Pick<Gel, "structures">): Noms => ({
  structure: (id) => structures.find((une) => une.id === id)?.nom ?? "Structure hors de la séance",
  section: (code) => LIBELLES_SECTION[code] ?? code,
});

/** Qui a fait un geste : la famille elle-même, le délai, ou un compte de l'espace. */
export async function auteursDe(db: Db, { espace }: Perimetre, comptes: readonly string[]) {
  const noms = await listAuteurs(db, espace, comptes);
  return (compte: string): string => {
    if (compte.startsWith("famille:")) return "la famille";
    return compte === "systeme" ? "le délai" : nomParmi(noms, compte);
  };
}
