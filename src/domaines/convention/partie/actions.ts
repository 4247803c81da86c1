import { enLettres } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import { listDeliberations } from "../deliberation/store.ts";
import type { Convention } from "../model.ts";
import { updateVersion } from "../store.ts";
import type { Tour } from "./model.ts";
import { writeParties, writeSignataires } from "./store.ts";

type Change = { avant: Tour; apres: Partial<Tour>; version: number };

/** Écrit les parties, les signataires ou les deux, devant la version lue de la convention (409), et le note. */
export async function enregistrerTour(
  db: Db,
  { espace }: Perimetre,
  convention: Convention,
  { avant, apres, version }: Change,
): Promise<void> {
  const ici = { espace, convention: convention.id };
  await updateVersion(db, convention, version);
  if (apres.parties) await writeParties(db, ici, apres.parties);
  if (apres.signataires) await writeSignataires(db, ici, apres.signataires);
  const dit = {
    ...(apres.parties ? { parties: avant.parties } : {}),
    ...(apres.signataires ? { signataires: avant.signataires } : {}),
  };
  const trace = { action: "modification", objet: "convention", objetId: convention.id, convention: convention.id };
  noter(db, { ...trace, avant: dit, apres });
}

/** Chaque délibération de la convention, comme un acte la nomme : « délibération du 12 décembre 2025 de la commune ». */
export async function nommerDeliberations(
  db: Db,
  perimetre: Perimetre,
  convention: string,
): Promise<ReadonlyMap<string, string>> {
  const actes = await listDeliberations(db, perimetre, convention);
  return new Map(
    actes.map(({ id, collectivite, numero, dateSeance }) => [
      id,
      [
        "délibération",
        numero && `n° ${numero}`,
        dateSeance && `du ${enLettres(dateSeance)}`,
        collectivite && `(${collectivite})`,
      ]
        .filter(Boolean)
        .join(" "),
    ]),
  );
}
