import { expect, test } from "vitest";
import type { Partie } from "../model.ts";
import { ACTE_VIDE, type Situation } from "./model.ts";
import { SuiviPage } from "./pages.tsx";

const partie: Partie = { genre: "commune", nom: "Bourg", nomCourt: null, code: null, representants: [] };
const vote = { ...ACTE_VIDE, id: "d", convention: "ctg", version: 1, enExercice: 31, pouvoirs: 3, contre: 0 };
const page = (presents: number) => {
  const comptes = { presents, absents: 31 - presents, votants: presents + 3, pour: presents + 3, abstentions: 0 };
  const acte = { ...vote, ...comptes, resultat: "unanimite" as const };
  const situations: Situation<Partie>[] = [{ partie, attendu: "deliberation", etat: "adoptee", acte }];
  return `${(
    <SuiviPage
      base="/d"
      question={{ genre: "convention" }}
      avenants={[]}
      situations={situations}
      page={1}
      entiere={false}
      montrees={situations}
      restent={0}
      avant={null}
      delai={undefined}
      today="2026-11-21"
      autres={[]}
      ecrire={false}
      close={false}
    />
  )}`;
};

test("dans la liste, un vote sans quorum se dit à vérifier ; à la majorité des membres, rien ne s’y dit", () => {
  expect(page(15)).toContain("À vérifier : quorum<");
  expect(page(16)).not.toContain("À vérifier");
});
