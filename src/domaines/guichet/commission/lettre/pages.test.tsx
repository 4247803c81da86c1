import { expect, test } from "vitest";
import { TOMBEES } from "../offre/model.ts";
import { LettresPage, type LettresProps } from "./pages.tsx";

const ligne = { id: "l", numero: "2026-0001", posteeLe: null, voie: null, issue: "place", nom: "Ines", courriel: true };

test("une lettre dont l’offre ne tient plus dit pourquoi elle ne part plus", () => {
  const dites = [null, ...TOMBEES].map((tombee) => {
    const lignes = [{ ...ligne, tombee }] as LettresProps["lignes"];
    const dits = { id: "c", nom: "Séance", etat: "close", le: "2026-11-20", deMois: "2027-01", aMois: "2027-03" };
    const commission = dits as unknown as LettresProps["commission"];
    const attendent = { courriel: 0, papier: 0 };
    const cadre = { ici: "/ici", base: null, conduire: true, page: 1, total: 1 };
    const page = `${<LettresPage {...cadre} commission={commission} lignes={lignes} attendent={attendent} />}`;
    return /(À envoyer par courriel|Ne part plus[^<]*)/.exec(page)?.[1]?.replace(/[\u00a0\u202f]/g, " ");
  });
  expect(dites).toEqual([
    "À envoyer par courriel",
    "Ne part plus : la famille a refusé la place",
    "Ne part plus : le délai de réponse est passé",
    "Ne part plus : la place est retirée",
  ]);
});
