import { lireApport } from "#domaines/statistiques/apport/lecture/actions.ts";
import { annuler, atlasDe, ecrire, lirePrepare, preparer } from "#domaines/statistiques/apport/actions.ts";
import { anciensCodes, codesGardes, gardesDe } from "#domaines/statistiques/apport/ou/rules.ts";
import { getDepot } from "#domaines/statistiques/depot/store.ts";
import { getValeurs } from "#domaines/statistiques/index.ts";
import { lireGeographie } from "#domaines/statistiques/lieu/actions.ts";
import { territoiresDe } from "#domaines/statistiques/lieu/rules.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { inPerimeter } from "#platform/db/db.ts";
import { writeTableur } from "#platform/tableur.ts";
import { join } from "node:path";
import { perimetreDe } from "../tests/app.ts";
import { testBase } from "../tests/base.ts";
import { type Figure, figure } from "./mesure.ts";

const BENCH = "statistiques";
const EPCI = "241500255";
const ANNEES = [18, 19, 20, 21, 22, 23, 24, 25];

/** One row per commune of France, one column per year; `large` adds as many columns as the widest file of the census has. */
function fichierNational(large: number): { titres: string[]; rangees: (string | number)[][] } {
  const titres = ["CODGEO", "LIBGEO", ...ANNEES.map((annee) => `NAISD${annee}`)];
  const autres = Array.from({ length: large }, (_, rang) => `P22_AUTRE${rang}`);
  const rangees = getTerritoires().cog.communes.map(({ code, nom }, rang) => [
    code,
    nom,
    ...ANNEES.map((annee) => (rang * 7 + annee * 13) % 400),
    ...autres.map((_, place) => `${(rang * 3 + place) % 997},${String(100_000 + ((rang * place) % 899_999))}`),
  ]);
  return { titres: [...titres, ...autres], rangees };
}

const enCsv = ({ titres, rangees }: ReturnType<typeof fichierNational>) =>
  new TextEncoder().encode(`\uFEFF${[titres, ...rangees].map((rangee) => rangee.join(";")).join("\r\n")}`);

const enTableur = ({ titres, rangees }: ReturnType<typeof fichierNational>, format: "xlsx" | "ods") =>
  writeTableur(format, { nom: "COM", colonnes: titres.map((titre) => ({ titre, largeur: 12 })), rangees });

type Monde = { dans: <T>(work: Parameters<typeof inPerimeter<T>>[2]) => Promise<T>; perimetre: Perimetre };

/** From the bytes to the values written, as the site does it: a process that reads, then two transactions. */
async function importer({ dans, perimetre }: Monde, nom: string, octets: Uint8Array) {
  const geographie = await dans((db) => lireGeographie(db, perimetre));
  const territoires = territoiresDe(geographie, getTerritoires().epci.get(EPCI)?.membres ?? []);
  const codes = codesGardes(gardesDe(geographie, territoires), anciensCodes(geographie));
  const feuilles = await lireApport(nom, octets, codes);
  if (feuilles instanceof Refus) throw new Error(`${nom}: ${feuilles.code}`);
  const arrivee = { nom, empreinte: nom, feuilles, auteur: "essai", instant: "2026-11-21T09:00:00Z" };
  const id = await dans((db) => preparer(db, perimetre, arrivee));
  const valeurs = await dans(async (db) => {
    const lu = await lirePrepare(db, perimetre, id, atlasDe(geographie, territoires));
    await ecrire(db, perimetre, await getDepot(db, perimetre, id), lu);
    return lu.lecture.valeurs.length;
  });
  return { id, valeurs };
}

async function fichiersNationaux() {
  const etroit = fichierNational(0);
  return [
    ["naissances.csv", enCsv(etroit)],
    ["recensement.csv", enCsv(fichierNational(100))],
    ["naissances.xlsx", await enTableur(etroit, "xlsx")],
    ["naissances.ods", await enTableur(etroit, "ods")],
  ] as const;
}

export async function run(say: (line: string) => void): Promise<Figure[]> {
  process.env["MAILLAGE_APPORT"] ??= join(process.cwd(), "src/apport.ts");
  const engine = await testBase();
  const perimetre = perimetreDe("monts");
  const monde: Monde = { perimetre, dans: (work) => inPerimeter(engine.base, perimetre, work) };
  const lignes = getTerritoires().cog.communes.length;
  const figures: Figure[] = [];
  let dernier = "";
  for (const [nom, octets] of await fichiersNationaux()) {
    const debut = performance.now();
    const { id, valeurs } = await importer(monde, nom, octets);
    const secondes = (performance.now() - debut) / 1000;
    dernier = id;
    say(`${nom} : ${Math.round(octets.length / 1e6)} Mo, ${valeurs} valeurs gardées`);
    figures.push(figure(BENCH, `importer ${nom}, ${lignes} lignes`, [secondes, "s"], { max: 5 }));
  }
  const demande = { codes: ["naissances"], territoires: [{ genre: "epci" as const, code: EPCI }] };
  const lire = await mesurerLecture(() => monde.dans((db) => getValeurs(db, perimetre, demande)));
  figures.push(figure(BENCH, "huit années d’un EPCI, refaites de ses communes", [lire, "ms"]));
  const debut = performance.now();
  await monde.dans(async (db) => annuler(db, perimetre, await getDepot(db, perimetre, dernier)));
  figures.push(figure(BENCH, "annuler un import entier", [performance.now() - debut, "ms"]));
  await engine.close();
  return figures;
}

const TOURS = 7;

async function mesurerLecture(lire: () => Promise<unknown>): Promise<number> {
  const durees: number[] = [];
  for (let tour = 0; tour < TOURS; tour++) {
    const debut = performance.now();
    await lire();
    durees.push(performance.now() - debut);
  }
  return durees.toSorted((a, b) => a - b)[Math.floor(TOURS / 2)] ?? 0;
}
