import type { Dossier, Probleme } from "#domaines/guichet/appariement/model.ts";
import { certifier } from "#domaines/guichet/appariement/certificat/rules.ts";
import { classerUnites, preparer } from "#domaines/guichet/appariement/instance/rules.ts";
import { attribuer } from "#domaines/guichet/appariement/rules.ts";
import { type Mode, monde, type Taille } from "#domaines/guichet/appariement/seed.ts";
import { attribuerAuRang } from "#domaines/guichet/appariement/tour/rules.ts";
import { comparerCouples } from "./guichet/couples.ts";
import { type Figure, figure } from "./mesure.ts";

const FRANCE = 400_000;
const TAILLES: readonly Omit<Taille, "mode">[] = [
  { familles: 120, structures: 6 },
  { familles: 20_000, structures: 800 },
  { familles: FRANCE, structures: 19_000 },
];
const TOURS = 3;

/** How many times the reading of the same requests the attribution may cost, for the whole country. */
const MODES: Record<Mode, { nom: string; max: number }> = {
  commun: { nom: "un classement", max: 1 },
  bonus: { nom: "points par structure", max: 8 },
  reserves: { nom: "points et réserves", max: 12 },
};

const ligne = ({ id, points, depuis, tirage, enfants, choix, priorite, droits }: Dossier): string =>
  JSON.stringify({
    id,
    p: points,
    d: depuis,
    t: tirage,
    e: enfants.map(({ ne, entree, semaines }) => [ne, entree, semaines]),
    c: choix.map(({ structure, bonus }) => (bonus ? [Number(structure.slice(1)), bonus] : Number(structure.slice(1)))),
    o: priorite === "structure" ? 0 : 1,
    ...(droits ? { r: 1 } : {}),
  });

/** The requests as the shortest JSON lines that still say everything: what reading them costs is the measure of the rest. */
const lignes = ({ dossiers }: Probleme): string => dossiers.map(ligne).join("\n");

/** The processor's time, this program's only: machines are shared, and what others do must not weigh on one measure more than another. */
function timed<T>(work: () => T): { ms: number; rendu: T } {
  const avant = process.cpuUsage();
  const rendu = work();
  const { user, system } = process.cpuUsage(avant);
  return { ms: (user + system) / 1000, rendu };
}

type Mesures = Record<"lecture" | "preparation" | "attribution" | "certificats" | "places" | "reclamations", number>;

/** One turn: the same requests read, then attributed; Level 0 is ranking and attributing, Level 1 also lists, repairs and audits. */
function tourner(texte: string, probleme: ReturnType<typeof monde>, mode: Mode): Mesures {
  const { ms: lecture } = timed(() => JSON.parse(texte) as unknown);
  const { ms: preparation, rendu } = timed(() => preparer(probleme));
  const { instance } = rendu;
  const { ms: rang } = timed(() => classerUnites(probleme.dossiers));
  const au = timed(() => (mode === "commun" ? attribuerAuRang(instance) : attribuer(instance).places));
  const { listes, bloquantes } = attribuer(instance);
  const { ms: certificats } = timed(() => certifier(instance, listes, au.rendu));
  const places = au.rendu.filter((option) => option >= 0).length;
  return { lecture, preparation, attribution: rang + au.ms, certificats, places, reclamations: bloquantes.length };
}

/** The least of each over the turns: the nearest to what the work costs by itself. */
function mesurer(taille: Taille, say: (line: string) => void): Mesures {
  const probleme = monde(taille);
  const texte = `[${lignes(probleme).replaceAll("\n", ",")}]`;
  say(`${taille.familles} demandes, ${MODES[taille.mode].nom} : ${(texte.length / 1e6).toFixed(1)} Mo de JSON`);
  const vus = Array.from({ length: TOURS }, () => tourner(texte, probleme, taille.mode));
  const [premier] = vus as [Mesures];
  const cles = Object.keys(premier) as (keyof Mesures)[];
  return Object.fromEntries(cles.map((cle) => [cle, Math.min(...vus.map((vu) => vu[cle]))])) as Mesures;
}

function dire(taille: Taille, vu: Mesures): Figure[] {
  const nom = `${taille.familles.toLocaleString("fr-FR")} demandes, ${MODES[taille.mode].nom}`;
  const pays = taille.familles === FRANCE;
  const ratio = vu.attribution / vu.lecture;
  return [
    figure("guichet", `${nom} : lire le JSON`, [vu.lecture, "ms"]),
    figure("guichet", `${nom} : mettre à plat`, [vu.preparation, "ms"]),
    figure("guichet", `${nom} : attribuer`, [vu.attribution, "ms"]),
    figure("guichet", `${nom} : attribuer / lire`, [ratio, "fois"], pays ? { max: MODES[taille.mode].max } : {}),
    figure("guichet", `${nom} : certificats`, [vu.certificats, "ms"], pays ? { max: 3000 } : {}),
    figure("guichet", `${nom} : reçues`, [vu.places, "familles"]),
    figure("guichet", `${nom} : réclamations que l’audit montre encore`, [vu.reclamations, "options"]),
  ];
}

function couples(): Figure[] {
  return [
    [120, 6],
    [2000, 80],
  ].flatMap(([familles = 0, structures = 0]) => {
    const vus = Array.from({ length: TOURS }, () => comparerCouples(familles, structures));
    const [vu] = vus.toSorted((a, b) => a.notre - b.notre);
    if (!vu) return [];
    const nom = `${familles} demandes d’une place entière`;
    return [
      figure("guichet", `${nom} : stable-marriage / nous`, [vu.leur / vu.notre, "fois"]),
      figure("guichet", `${nom} : mêmes réponses`, [vu.memes ? 1 : 0, "oui"], { min: 1 }),
    ];
  });
}

/** Attribution against the reading of the same requests, in the same run. */
export async function run(say: (line: string) => void): Promise<Figure[]> {
  const modes = Object.keys(MODES) as Mode[];
  const tailles = TAILLES.flatMap((taille) => modes.map((mode) => ({ ...taille, mode })));
  return [...couples(), ...tailles.flatMap((taille) => dire(taille, mesurer(taille, say)))];
}
