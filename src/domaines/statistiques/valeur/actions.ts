import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listStatistiques } from "../catalogue/actions.ts";
import type { Statistique } from "../catalogue/model.ts";
import { composantes } from "../catalogue/rules.ts";
import { GENRES_COMPOSES } from "../composition/model.ts";
import { perimetreAlors } from "../composition/rules.ts";
import { lireGeographie } from "../lieu/actions.ts";
import type { Geographie, Lieu } from "../lieu/model.ts";
import { cleLieu, membresDe } from "../lieu/rules.ts";
import type { Gardee, Valeur } from "./model.ts";
import { composer, type Lire } from "./rules.ts";
import { type Drapeaux, listDrapeaux, listGardees } from "./store.ts";

/**
 * Les chiffres demandés, dans ces territoires ; sans `millesime`, toutes les années que l'on connaît. `recomposer: false` : sans relire
 * chaque commune, ce qu'un département ou une région publie suffit à qui se compare.
 */
export type DemandeValeurs = {
  codes: readonly string[];
  territoires: readonly Lieu[];
  millesime?: number;
  recomposer?: boolean;
};

/** Ceux dont les communes peuvent changer d'une année à l'autre. */
const COMPOSES: ReadonlySet<string> = new Set(GENRES_COMPOSES);

const cle = (statistique: string, lieu: Lieu, millesime: number) => `${statistique}|${cleLieu(lieu)}|${millesime}`;

function lecteur(gardees: readonly Gardee[]): Lire {
  const parCle = new Map(
    gardees.map((une) => [cle(une.statistique, { genre: une.genre, code: une.territoire }, une.millesime), une]),
  );
  return (statistique, lieu, millesime) => parCle.get(cle(statistique, lieu, millesime));
}

/** Les années qu'il faut lire pour une année : la sienne, et celle à laquelle une évolution la compare. */
const anneesPour = (voulues: readonly Statistique[], millesime: number) => [
  ...new Set([
    millesime,
    ...voulues.flatMap(({ formule }) => (formule.genre === "evolution" ? millesime - formule.annees : [])),
  ]),
];

/** Le catalogue, la géographie et les drapeaux de l'espace, lus une fois pour plusieurs lectures. */
export type Connus = { geographie: Geographie; catalogue: readonly Statistique[]; drapeaux: Drapeaux };

export const lireConnus = async (db: Db, perimetre: Perimetre, geographie?: Geographie): Promise<Connus> => ({
  geographie: geographie ?? (await lireGeographie(db, perimetre)),
  catalogue: await listStatistiques(db, perimetre),
  drapeaux: await listDrapeaux(db, perimetre),
});

/**
 * Les chiffres de chaque territoire, année par année, dans l'ordre demandé : donnés, calculés de leurs termes ou de leurs communes, avec
 * leurs drapeaux. Ce dont on ne sait rien n'a pas de ligne ; ce qui ne se calcule pas en a une, qui dit pourquoi.
 */
export async function getValeurs(
  db: Db,
  perimetre: Perimetre,
  demande: DemandeValeurs,
  connus?: Connus,
): Promise<Valeur[]> {
  const { geographie, catalogue: tout, drapeaux } = connus ?? (await lireConnus(db, perimetre));
  const catalogue = new Map(tout.map((une) => [une.code, une]));
  const voulues = demande.codes.flatMap((code) => catalogue.get(code) ?? []);
  const lieux = demande.territoires.map((lieu) => ({
    lieu,
    membres: demande.recomposer === false ? [] : membresDe(geographie, lieu),
    actuels: COMPOSES.has(lieu.genre) ? membresDe(geographie, lieu) : [],
  }));
  const communes = new Set(lieux.flatMap(({ membres }) => membres));
  const gardees = await listGardees(db, perimetre, {
    codes: [...new Set(voulues.flatMap((une) => [une.code, ...composantes(une)]))],
    lieux: [...demande.territoires, ...[...communes].map((code): Lieu => ({ genre: "commune", code }))],
    drapeaux,
    ...(demande.millesime === undefined ? {} : { millesimes: anneesPour(voulues, demande.millesime) }),
  });
  const connues = [...new Set(gardees.map(({ millesime }) => millesime))].toSorted((a, b) => a - b);
  const annees = demande.millesime === undefined ? connues : [demande.millesime];
  const lire = lecteur(gardees);
  return voulues.flatMap((une) =>
    lieux.flatMap(({ lieu, membres, actuels }) =>
      annees.flatMap((millesime) => {
        const dite = { lieu, millesime, membres: actuels, cog: geographie.index.cog.millesime };
        const alors = perimetreAlors(geographie.compositions ?? [], dite);
        return composer(une, { lieu, millesime, membres, perimetre: alors }, lire) ?? [];
      }),
    ),
  );
}
