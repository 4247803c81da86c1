import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { Competence, Exercice, Titulaire } from "./competence/model.ts";
import { saveExercices } from "./competence/store.ts";

/** L'intercommunalité inventée de chaque espace, et le code officiel dont il emprunte les communes. */
const EPCI: Record<string, Titulaire> = {
  "trois-rivieres": { genre: "epci", code: "241500255", nom: "Communauté de communes des Trois-Rivières" },
  "haut-plateau": { genre: "epci", code: "241501139", nom: "Communauté de communes du Haut-Plateau" },
  "val-de-lune": { genre: "epci", code: "241500230", nom: "Communauté d’agglomération du Val de Lune" },
};

const TRANSFEREES: readonly Competence[] = ["informer", "planifier", "soutenirQualite"];

/** Toutes les communes transfèrent d'informer, planifier, soutenir la qualité : l'une garde de quoi planifier, une autre attend 2026. */
function exercicesDe(communes: readonly string[], titulaire: Titulaire): Exercice[] {
  const [, gardienne = "", tardive = ""] = communes;
  return communes.flatMap((commune) =>
    TRANSFEREES.filter((competence) => commune !== gardienne || competence === "informer").map((competence) => ({
      id: newId(),
      commune,
      competence,
      debut: commune === tardive ? ("2026-07-01" as const) : ("2025-01-01" as const),
      mode: "transferee" as const,
      titulaire,
      acte: commune === tardive ? "Délibération du 12 juin 2026" : "Statuts modifiés, arrêté du 20 décembre 2024",
    })),
  );
}

/** La petite enfance de la démonstration : qui exerce quoi. */
export async function seedSppe(db: Db, perimetre: Perimetre): Promise<void> {
  const titulaire = EPCI[perimetre.espace];
  const [convention] = perimetre.conventions;
  if (!titulaire || !convention) return;
  const { perimetre: communes } = await getConvention(db, perimetre, convention);
  await saveExercices(db, perimetre, exercicesDe(communes, titulaire));
}
