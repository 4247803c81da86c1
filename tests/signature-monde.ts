import type { Perimetre } from "#commun/perimetre.ts";
import { insertConvention, saveBlocConvention } from "#domaines/convention/index.ts";
import type { Partie } from "#domaines/convention/model.ts";
import type { Db } from "#platform/db/db.ts";

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

/** A convention that only waits to be signed: two parties that have nothing to vote, an article, its dates. */
export async function semerASigner(db: Db): Promise<void> {
  const identite = { titre: "À signer", caf: null, debut: "2027-01-01", fin: "2031-12-31", perimetre: [] } as const;
  await insertConvention(db, perimetreSigne, "signee", { ...identite, perimetre: [] });
  const article = { numero: "1", genre: "objet" as const, titre: "Objet", texte: "Les parties conviennent." };
  const parties = [partie("etat", "L’État"), partie("autre", "Une mutuelle")];
  const convention = { ...identite, perimetre: [], parties, visas: [], articles: [article], annexes: [] };
  await saveBlocConvention(db, perimetreSigne, "signee", { convention, deliberations: [] });
}
