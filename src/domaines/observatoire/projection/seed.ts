import { annee, type Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { insertZone } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { lireTerritoires } from "../lieu/actions.ts";
import { ACCUEILS_DEUX_ANS, type Ecole, type Effectif } from "./ecole/model.ts";
import { insertEcoles, saveEffectifs } from "./ecole/store.ts";
import { lireNaissances } from "./lecture/actions.ts";
import type { Serie } from "./model.ts";

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

function effectifsDe({ id, deuxAns }: Ecole, rang: number, suite: { naissances: Serie; derniere: number }): Effectif[] {
  const entree = (rentree: number) =>
    Math.max(1, Math.round((suite.naissances.get(rentree - 3) ?? 12) * (0.82 + 0.02 * rang)) + ecart(rang, rentree));
  return Array.from({ length: RENTREES }, (_, un) => suite.derniere - RENTREES + 1 + un).map((rentree) => {
    const [ps, ms, gs] = [entree(rentree), entree(rentree - 1), entree(rentree - 2)];
    const tps = deuxAns === "oui" ? Math.round(0.25 * (suite.naissances.get(rentree - 2) ?? 12)) : 0;
    return { ecole: id, rentree, tps, ps, ms, gs, classes: Math.max(1, Math.ceil((tps + ps + ms + gs) / 24)) };
  });
}

/** Dix écoles inventées dans les plus grandes communes, cinq rentrées chacune ; les deux premières partagent un secteur. */
export async function seedProjections(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const { geographie, communes } = await lireTerritoires(db, perimetre);
  const habitants = (code: string) => geographie.index.communes.get(code)?.municipale ?? 0;
  const grandes = communes.toSorted((a, b) => habitants(b.code) - habitants(a.code)).slice(0, NOMS.length);
  const naissances = await lireNaissances(
    db,
    perimetre,
    grandes.map(({ code }) => code),
  );
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
  await saveEffectifs(
    db,
    perimetre,
    ecoles.flatMap((ecole, rang) =>
      effectifsDe(ecole, rang, { naissances: naissances.get(ecole.commune) ?? new Map(), derniere }),
    ),
  );
}
