import type { Perimetre } from "#commun/perimetre.ts";
import { insertConvention, saveBlocConvention } from "#domaines/convention/index.ts";
import type { Partie } from "#domaines/convention/model.ts";
import type { Db } from "#platform/db/db.ts";
import { completer } from "../src/domaines/diagnostic/rules.ts";
import { saveSection } from "../src/domaines/diagnostic/section/store.ts";

/** Who signs there. */
export const perimetreSigne: Perimetre = {
  espace: "monts",
  compte: "essai",
  conventions: ["signee"],
  roles: ["chargeCooperation"],
};

const partie = (genre: Partie["genre"], nom: string): Partie => ({
  genre,
  nom,
  nomCourt: null,
  code: null,
  representants: [{ nom: `Qui signe ${nom}`, qualite: "Présidence" }],
});

/** A convention that only waits to be signed: two parties that have nothing to vote, an article, its dates, a part of its diagnostic. */
export async function semerASigner(db: Db): Promise<void> {
  const identite = { titre: "À signer", caf: null, debut: "2027-01-01", fin: "2031-12-31", perimetre: [] } as const;
  await insertConvention(db, perimetreSigne, "signee", { ...identite, perimetre: [] });
  const article = { numero: "1", genre: "objet" as const, titre: "Objet", texte: "Les parties conviennent." };
  const parties = [partie("etat", "L’État"), partie("autre", "Une mutuelle")];
  const convention = { ...identite, perimetre: [], parties, visas: [], articles: [article], annexes: [] };
  await saveBlocConvention(db, perimetreSigne, "signee", { convention, deliberations: [] });
  const [section] = completer("signee", []);
  const ecrite = { texte: "Un bourg et ses vallées.", modifieLe: "2026-11-20T09:00:00.000Z", modifiePar: "essai" };
  if (section) await saveSection(db, perimetreSigne, section, { ...section, ...ecrite });
}
