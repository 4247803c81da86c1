import { existsSync, readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import { lireContours, preparer } from "#domaines/territoire/contour/lecture/rules.ts";
import { communeActuelle } from "#domaines/territoire/contour/commune/actions.ts";
import { inventerContours } from "#domaines/territoire/contour/seed.ts";
import { insertLot } from "#domaines/territoire/contour/store.ts";
import { insertConvention } from "#domaines/convention/store.ts";
import { insertZone } from "#domaines/territoire/zone/store.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import { deposerValeurs } from "#domaines/statistiques/index.ts";
import type { Depose, Lieu } from "#domaines/statistiques/model.ts";
import { Refus } from "#commun/refus.ts";
import { type Db, inPerimeter } from "#platform/db/db.ts";
import { openEngine } from "#platform/db/engine.ts";
import { migrate } from "#platform/db/migrate.ts";
import { createApp } from "../src/app.ts";
import { type Figure, figure, times } from "./mesure.ts";
import { ouvrirTrousseau } from "../tests/trousseau.ts";
import { fill, signReader } from "./volume/fill.ts";

const MAINTENANT = () => new Date("2026-11-21T09:05:00Z");
const STATIQUE = { css: "/statique/m.css", js: "/statique/m.js", files: new Map() };
const DEPARTEMENT = "71";
const ANNEES = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];

export const perimetre: Perimetre = { espace: "e1", compte: "banc", conventions: ["c1"], roles: ["chargeCooperation"] };

/** A file of real contours when the machine has one, else as many invented communes. */
function contoursDe(codes: readonly string[]) {
  const path = process.env["MAILLAGE_CONTOURS"];
  if (!path || !existsSync(path))
    return { features: inventerContours(codes, [4.4, 46.6], "banc"), source: "contours inventés" };
  const features = lireContours(readFileSync(path, "utf8"));
  if (features instanceof Refus) throw new Error(`Contours refusés : ${features.code}`);
  return { features, source: "contours du fichier donné" };
}

/** About how many of a thousand inhabitants each figure counts: shares stay shares. */
const POUR_MILLE: Record<string, number> = {
  population: 1000,
  naissances: 9,
  enfantsMoins3: 28,
  assistantsAgrees: 6,
  assistantsPlus55: 2.4,
  menages: 440,
  familles: 270,
  famillesMonoparentales: 38,
  menagesSansVoiture: 48,
  placesEaje: 4,
};
const COMPTES = Object.keys(POUR_MILLE);

/** The same for the same place and year: what is measured does not change from a run to the next. */
function nombreDe({ code, genre }: Lieu, statistique: string, annee: number): number {
  const commune = getTerritoires().communes.get(code);
  const habitants = commune?.municipale ?? (genre === "france" ? 68_000_000 : genre === "region" ? 2_800_000 : 550_000);
  const pli = 0.7 + (((Number(code.replace(/\D/g, "")) * 7919 + statistique.length * 104_729) % 97) / 97) * 0.6;
  return Math.round((habitants * (POUR_MILLE[statistique] ?? 0) * pli * (1 + (2020 - annee) / 80)) / 1000);
}

const valeursDe = (lieux: readonly Lieu[]): Depose[] =>
  COMPTES.flatMap((statistique) =>
    ANNEES.flatMap((millesime) =>
      lieux.map((lieu) => ({ statistique, lieu, millesime, valeur: nombreDe(lieu, statistique, millesime) })),
    ),
  );

export async function remplir(db: Db, codes: readonly string[]): Promise<string> {
  const { features, source } = contoursDe(codes);
  const { topologie, constat } = preparer(features, communeActuelle);
  const lot = {
    espace: "e1",
    id: "lot",
    nom: "banc.geojson",
    source,
    millesime: 2026,
    importeLe: "2026-11-21T08:00:00Z",
    constat,
  };
  await insertLot(db, lot, topologie);
  const identite = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: codes.slice(0, 34) };
  await insertConvention(db, perimetre, "c1", identite);
  await insertZone(db, perimetre, { genre: "bassin", nom: "Bassin du banc", code: null, communes: codes.slice(0, 20) });
  const grands: Lieu[] = [
    { genre: "epci", code: getTerritoires().communes.get(codes[0] ?? "")?.epci ?? "" },
    { genre: "departement", code: DEPARTEMENT },
    { genre: "region", code: "27" },
    { genre: "france", code: "FR" },
  ];
  const origine = { cle: "banc", nom: "Banc", source: "Chiffres inventés", le: "2026-11-21T08:00:00Z" };
  const lieux = [...codes.map((code): Lieu => ({ genre: "commune", code })), ...grands];
  for (let debut = 0; debut < lieux.length; debut += 100)
    await deposerValeurs(
      db,
      perimetre,
      { ...origine, cle: `banc-${debut}` },
      valeursDe(lieux.slice(debut, debut + 100)),
    );
  return source;
}

/** The maps of a whole department and the portrait of a commune, as a reader asks for them. */
export async function run(say: (line: string) => void): Promise<Figure[]> {
  const codes = getTerritoires()
    .cog.communes.filter(({ departement }) => departement === DEPARTEMENT)
    .map(({ code }) => code);
  ouvrirTrousseau();
  const engine = await openEngine({});
  await migrate(engine.base);
  await fill(engine.base, { conventions: 1, fiches: 5 });
  const source = await inPerimeter(engine.base, perimetre, (db) => remplir(db, codes), MAINTENANT);
  await sql`analyze`.execute(engine.base);
  const cookie = await signReader(engine.base, "lectrice", 1);
  const app = createApp({ base: engine.base, maintenant: MAINTENANT, demonstration: false, statique: STATIQUE });
  const ask = async (path: string) => {
    const answer = await app.request(`/espaces/e1/${path}`, { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`${path} répond ${answer.status}`);
    return answer.text();
  };
  await ask("territoire");
  const part = `observatoire/cartes?ou=departement-${DEPARTEMENT}&chiffre=partAssistantsPlus55`;
  const depart = performance.now();
  const page = await ask(part);
  const premiere = performance.now() - depart;
  const compte = `observatoire/cartes?ou=departement-${DEPARTEMENT}&chiffre=naissances`;
  const suivantes = await times(() => ask(part), 40);
  const disques = await times(() => ask(compte), 40);
  const portraits = codes.slice(0, 60).map((code) => `observatoire/portraits/commune-${code}`);
  let rang = 0;
  const neufs = await times(() => ask(portraits[rang++ % portraits.length] ?? ""), 40);
  const portrait = await times(() => ask(portraits[0] ?? ""), 60);
  await engine.close();
  say(source);
  return [
    figure("observatoire", `carte de ${codes.length} communes : première fois`, [premiere, "ms"], { max: 300 }),
    figure("observatoire", "la même, ensuite : p50", [suivantes.p50, "ms"], { max: 20 }),
    figure("observatoire", "la même, en disques : p50", [disques.p50, "ms"], { max: 20 }),
    figure("observatoire", "la page entière, compressée", [brotliCompressSync(page).length / 1000, "kB"], { max: 120 }),
    figure("observatoire", `portrait d’une commune, ${ANNEES.length} années : p50`, [portrait.p50, "ms"], { max: 20 }),
    figure("observatoire", "portrait que personne n’a encore demandé : p50", [neufs.p50, "ms"], { max: 20 }),
  ];
}
