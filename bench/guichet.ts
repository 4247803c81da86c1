import { certifier } from "#domaines/guichet/appariement/certificat/rules.ts";
import { classerUnites, preparer } from "#domaines/guichet/appariement/instance/rules.ts";
import { attribuer } from "#domaines/guichet/appariement/rules.ts";
import { attribuerAuRang } from "#domaines/guichet/appariement/tour/rules.ts";
import { lignes, type Mode, monde, type Taille } from "./guichet/monde.ts";
import { type Figure, figure } from "./mesure.ts";

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const TAILLES: readonly Omit<Taille, "mode">[] = [
  { familles: 120, structures: 6 },
  { familles: 20_000, structures: 800 },
  { familles: 400_000, structures: 19_000 },
];
const TOURS = 3;
const NOMS: Record<Mode, string> = {
  commun: "un seul classement",
  bonus: "points par structure",
  reserves: "points et réserves",
};
/** How many times the reading of the requests the attribution may cost, at the size of the whole country. */
const PLAFONDS: Record<Mode, number> = { commun: 1, bonus: 8, reserves: 12 };

type Mesures = {
  lecture: number;
  preparation: number;
  attribution: number;
  certificats: number;
  restes: number;
  places: number;
  options: number;
};

/** Reads, ranks and attributes in turns: what else the machine does weighs on all alike. */
function mesurer(taille: Taille, say: (line: string) => void): Mesures {
  const probleme = monde(taille);
  const texte = `[${lignes(probleme).replaceAll("\n", ",")}]`;
  say(`${taille.familles} demandes, ${taille.mode} : ${(texte.length / 1e6).toFixed(1)} Mo de JSON`);
  const temps: Record<"lecture" | "preparation" | "attribution" | "certificats", number[]> = {
    lecture: [],
    preparation: [],
    attribution: [],
    certificats: [],
  };
  let restes = 0;
  let places = 0;
  let options = 0;
  for (let tour = 0; tour < TOURS; tour++) {
    temps.lecture.push(timed(() => JSON.parse(texte)));
    let debut = performance.now();
    const { instance } = preparer(probleme);
    temps.preparation.push(performance.now() - debut);
    debut = performance.now();
    const resultat = taille.mode === "commun" ? null : attribuer(instance);
    const tenues = resultat?.places ?? attribuerAuRang(instance);
    const rang = performance.now() - debut;
    temps.attribution.push(rang + timed(() => classerUnites(probleme.dossiers)));
    const entier = resultat ?? attribuer(instance);
    temps.certificats.push(timed(() => certifier(instance, entier.listes, tenues)));
    restes = entier.bloquantes.length;
    places = tenues.filter((option) => option >= 0).length;
    options = instance.parts.length - 1;
  }
  const [lecture, preparation, attribution, certificats] = [
    temps.lecture,
    temps.preparation,
    temps.attribution,
    temps.certificats,
  ].map(median) as [number, number, number, number];
  return { lecture, preparation, attribution, certificats, restes, places, options };
}

/** Attribution against the reading of the same requests, in the same run. */
export async function run(say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const taille of TAILLES)
    for (const mode of ["commun", "bonus", "reserves"] as const) {
      const vu = mesurer({ ...taille, mode }, say);
      const nom = `${taille.familles.toLocaleString("fr-FR")} demandes, ${NOMS[mode]}`;
      const france = taille.familles === 400_000;
      figures.push(
        figure("guichet", `${nom} : lire le JSON`, [vu.lecture, "ms"]),
        figure("guichet", `${nom} : préparer`, [vu.preparation, "ms"]),
        figure("guichet", `${nom} : classer, attribuer, vérifier`, [vu.attribution, "ms"]),
        figure(
          "guichet",
          `${nom} : attribuer, en lectures`,
          [vu.attribution / vu.lecture, "fois"],
          france ? { max: PLAFONDS[mode] } : {},
        ),
        figure("guichet", `${nom} : certificats`, [vu.certificats, "ms"], france ? { max: 3000 } : {}),
        figure("guichet", `${nom} : familles reçues, réclamations`, [
          vu.places,
          `dont ${vu.restes}, ${vu.options} options`,
        ]),
      );
    }
  return figures;
}
