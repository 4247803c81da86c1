import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import { nomCommune } from "../../../demande/etape/actions.ts";
import { listFamilles } from "../../../demande/famille/store.ts";
import type { Demande, Famille } from "../../../demande/model.ts";
import { listDemandesDeDossiers } from "../../noms/store.ts";
import type { Destinataire } from "../document.ts";
import type { Lettre } from "../model.ts";

/** Qui reçoit une lettre, et de quoi la lui faire parvenir. */
export type Adresse = { famille: Famille; destinataire: NonNullable<Destinataire> };

const enfantDit = ({ enfant }: Demande): string => [enfant.prenom, enfant.nom].filter(Boolean).join(" ");

/** L'adresse telle qu'on la poste : la commune y est, si la famille ne l'a pas déjà écrite. */
function adressePostale({ adresse }: Famille, { commune }: Pick<Demande, "commune">): string {
  const nom = commune === "" ? "" : nomCommune(commune);
  const dite = sansAccents(adresse).includes(sansAccents(nom));
  return [adresse, dite ? "" : nom].filter(Boolean).join(", ");
}

/** La famille de chaque lettre ; celles qui ont été effacées n'y sont plus. */
export async function adressesDe(
  db: Db,
  perimetre: Perimetre,
  lettres: readonly Pick<Lettre, "id" | "dossier">[],
): Promise<Map<string, Adresse>> {
  const demandes = await listDemandesDeDossiers(
    db,
    perimetre,
    lettres.map(({ dossier }) => dossier),
  );
  const parDossier = Map.groupBy(demandes, ({ dossier }) => dossier);
  const familles = await listFamilles(
    db,
    perimetre,
    demandes.map(({ famille }) => famille),
  );
  return new Map(
    lettres.flatMap(({ id, dossier }) => {
      const siennes = parDossier.get(dossier) ?? [];
      const [premiere] = siennes;
      const famille = familles.get(premiere?.famille ?? "");
      if (!premiere || !famille) return [];
      const nom = [famille.prenom, famille.nom].filter(Boolean).join(" ");
      const enfants = siennes.map(enfantDit).filter(Boolean).join(" et ");
      return [[id, { famille, destinataire: { nom, adresse: adressePostale(famille, premiere), enfants } }] as const];
    }),
  );
}

/** Vrai d'une lettre partie sur papier, ou qui ne peut partir qu'ainsi : sa famille n'a pas de courriel. */
export const estSurPapier = ({ voie }: Pick<Lettre, "voie">, adresse: Adresse | undefined): boolean =>
  voie === "papier" || (voie === null && !adresse?.famille.courriel);

/** Les familles de ces adresses. */
export const famillesDe = (adresses: ReadonlyMap<string, Adresse>): string[] =>
  [...adresses.values()].map(({ famille }) => famille.id);
