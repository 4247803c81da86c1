import { annee, type Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { insertZone } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { lireTerritoires } from "../lieu/actions.ts";
import { ACCUEILS_DEUX_ANS, type Ecole, type Effectif } from "./ecole/model.ts";
import { insertEcoles, saveEffectifs } from "./ecole/store.ts";

const RENTREES = 5;
const NOMS = [
  "École du Lavoir",
  "École des Tilleuls",
  "École de la Halle",
  "École du Moulin",
  "École des Prés",
  "École du Coteau",
  "École de la Font",
  "École du Chêne",
  "École des Granges",
  "École du Pont",
];

/** Un petit écart, le même à chaque démarrage. */
const ecart = (rang: number, rentree: number) => ((rang * 7 + rentree * 13) % 5) - 2;

/** Les effectifs d'une école, à la mesure des habitants de sa commune : huit naissances pour mille, un peu moins chaque année. */
function effectifsDe({ id, deuxAns }: Ecole, rang: number, suite: { habitants: number; derniere: number }): Effectif[] {
  const nes = (rentree: number, age: number) =>
    (suite.habitants * (8.6 - 0.22 * (rentree - age - suite.derniere + 7))) / 1000;
  const entree = (rentree: number) =>
    Math.max(1, Math.round(nes(rentree, 3) * (0.82 + 0.02 * rang)) + ecart(rang, rentree));
  return Array.from({ length: RENTREES }, (_, un) => suite.derniere - RENTREES + 1 + un).map((rentree) => {
    const [ps, ms, gs] = [entree(rentree), entree(rentree - 1), entree(rentree - 2)];
    const tps = deuxAns === "oui" ? Math.round(0.25 * nes(rentree, 2)) : 0;
    return { ecole: id, rentree, tps, ps, ms, gs, classes: Math.max(1, Math.ceil((tps + ps + ms + gs) / 24)) };
  });
}

/** Dix écoles inventées dans les plus grandes communes, cinq rentrées chacune ; les deux premières partagent un secteur. */
export async function seedProjections(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const { geographie, communes } = await lireTerritoires(db, perimetre);
  const habitants = (code: string) => geographie.index.communes.get(code)?.municipale ?? 0;
  const grandes = communes.toSorted((a, b) => habitants(b.code) - habitants(a.code)).slice(0, NOMS.length);
  const [premiere, seconde] = grandes;
  if (!premiere || !seconde) return;
  const secteur = await insertZone(db, perimetre, {
    genre: "secteurScolaire",
    nom: "Secteur des deux rives",
    code: null,
    communes: [premiere.code, seconde.code],
  });
  const ecoles = grandes.map(({ code }, rang): Ecole => {
    const deuxAns = ACCUEILS_DEUX_ANS[rang % ACCUEILS_DEUX_ANS.length] ?? "inconnu";
    return {
      id: newId(),
      nom: NOMS[rang] ?? code,
      commune: code,
      secteur: rang < 2 ? secteur.id : null,
      publique: rang !== 4,
      deuxAns,
      version: 1,
    };
  });
  await insertEcoles(db, perimetre, ecoles);
  const derniere = annee(aujourdhui) - 1;
  const effectifs = ecoles.flatMap((ecole, rang) =>
    effectifsDe(ecole, rang, { habitants: habitants(ecole.commune), derniere }),
  );
  await saveEffectifs(db, perimetre, effectifs);
}
