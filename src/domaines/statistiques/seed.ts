import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import type { Commune } from "#domaines/territoire/model.ts";
import type { Db } from "#platform/db/db.ts";
import { insertComposition } from "./composition/store.ts";
import { deposerValeurs } from "./depot/actions.ts";
import { FRANCE, type Lieu } from "./lieu/model.ts";
import type { Depose } from "./valeur/model.ts";

/** L'EPCI dont l'espace de la démonstration emprunte les communes : ses chiffres sont inventés, à la mesure de chacune. */
const EPCI: Record<string, string> = { "trois-rivieres": "241500255" };

const MILLESIMES = [2013, 2018, 2023] as const;
const NAISSANCES = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025] as const;

/** Naissances pour mille habitants, année après année : la baisse s'accentue, assez pour que la veille la voie en trois ans. */
const NATALITE = [9.2, 9.0, 8.8, 8.6, 8.5, 8.1, 7.6, 7.1] as const;

/** Sur mille habitants, ce que chaque compte vaut au premier et au dernier millésime. */
const POUR_MILLE: Record<string, readonly [number, number]> = {
  population: [1000, 962],
  populationTotale: [1028, 990],
  moins20: [214, 196],
  plus60: [312, 361],
  enfantsMoins3: [29, 24],
  enfants3a5: [31, 27],
  enfantsMoins5: [50, 42],
  enfants5a19: [164, 154],
  menages: [452, 468],
  familles: [280, 268],
  famillesMonoparentales: [27, 34],
  menagesMotorises: [401, 420],
  menagesSansVoiture: [51, 48],
  foyersAllocataires: [168, 176],
  personnesCouvertes: [402, 398],
  foyersBasRevenus: [46, 52],
  allocatairesRsa: [15, 17],
  placesAssistants: [12.4, 9.8],
  assistantsAgrees: [4.4, 3.5],
  assistantsPlus55: [1.1, 1.4],
  jeunes15a24: [92, 88],
  jeunesNonInseres: [15, 14],
  transportDemande: [38, 71],
};

const CAF = new Set([
  "foyersAllocataires",
  "personnesCouvertes",
  "foyersBasRevenus",
  "allocatairesRsa",
  "placesAssistants",
  "assistantsAgrees",
  "assistantsPlus55",
]);
const RUPTURE = "données définitives depuis 2018";

/** Les communes qui ont une crèche, par rang de population, et ses places au fil des millésimes. */
const CRECHES: readonly (readonly [number, number, number])[] = [
  [12, 14, 16],
  [0, 6, 8],
];

/** Un écart propre à chaque commune et à chaque chiffre, le même à chaque démarrage. */
const ecartDe = (commune: string, code: string) => {
  let graine = 7;
  for (const lettre of commune + code) graine = (graine * 31 + lettre.charCodeAt(0)) % 9973;
  return 0.9 + (graine % 200) / 1000;
};

function comptesDe({ code, municipale }: Commune): Depose[] {
  const lieu: Lieu = { genre: "commune", code };
  const base = (municipale ?? 0) / 0.962;
  return Object.entries(POUR_MILLE).flatMap(([statistique, [debut, fin]]) =>
    MILLESIMES.map((millesime, rang) => {
      const taux = debut + ((fin - debut) * rang) / (MILLESIMES.length - 1);
      const ecart = statistique.startsWith("population") ? 1 : ecartDe(code, statistique);
      const rupture = CAF.has(statistique) && millesime === 2018 ? RUPTURE : "";
      return { statistique, lieu, millesime, valeur: Math.round((base * taux * ecart) / 1000), rupture };
    }),
  );
}

const naissancesDe = ({ code, municipale }: Commune): Depose[] =>
  NAISSANCES.map((millesime, rang) => ({
    statistique: "naissances",
    lieu: { genre: "commune", code },
    millesime,
    valeur: Math.round(((municipale ?? 0) * (NATALITE[rang] ?? 0) * ecartDe(code, `n${millesime}`)) / 1000),
  }));

/** Trois années qui se suivent d'un compte très petit : à la publication, leur somme vient à la place. */
const aeehDe = ({ code, municipale }: Commune): Depose[] =>
  [2022, 2023, 2024].map((millesime) => ({
    statistique: "aeeh",
    lieu: { genre: "commune", code },
    millesime,
    valeur: Math.round(((municipale ?? 0) * 9 * ecartDe(code, `a${millesime}`)) / 1000),
  }));

/** Les places de crèche, et le niveau de vie, que les plus petites communes ne publient pas. */
function offreDe({ code, municipale }: Commune, rang: number): Depose[] {
  const lieu: Lieu = { genre: "commune", code };
  const places = CRECHES[rang] ?? [0, 0, 0];
  const niveau = 19_800 + Math.round(2600 * (ecartDe(code, "niveau") - 0.9));
  const petite = (municipale ?? 0) < 300;
  return MILLESIMES.flatMap((millesime, annee) => [
    { statistique: "placesPsu", lieu, millesime, valeur: places[annee] ?? 0 },
    { statistique: "placesHorsPsu", lieu, millesime, valeur: rang === 1 ? 10 : 0 },
    { statistique: "placesDomicile", lieu, millesime, valeur: 0 },
    { statistique: "placesEcole", lieu, millesime, valeur: rang < 5 ? 2 : 0 },
    petite
      ? { statistique: "revenuMedianUc", lieu, millesime, secret: true }
      : { statistique: "revenuMedianUc", lieu, millesime, valeur: niveau + annee * 1450 },
  ]);
}

type Donnees = Record<string, readonly [number, number, number]>;

/** Ce que les producteurs donnent d'un territoire qui se compare, sans en donner les termes. */
const COMPARAISONS: readonly { genre: "departement" | "region" | "france"; donnees: Donnees }[] = [
  {
    genre: "departement",
    donnees: {
      tauxCouvertureGlobal: [66.1, 68.4, 70.2],
      partMoins20: [20.1, 19.4, 18.7],
      part60Plus: [32.6, 35.4, 37.9],
      revenuMedianUc: [18_960, 20_510, 22_580],
      partPersonnesCouvertes: [38.2, 38.9, 38.4],
      tauxPauvrete: [14.1, 13.9, 14.2],
    },
  },
  {
    genre: "region",
    donnees: {
      tauxCouvertureGlobal: [60.8, 63.2, 64.1],
      partMoins20: [24.9, 24.5, 23.8],
      part60Plus: [23.8, 25.6, 27.3],
      revenuMedianUc: [20_700, 22_100, 24_300],
      partPersonnesCouvertes: [45.8, 46.1, 45.9],
      tauxPauvrete: [12.3, 12.7, 12.9],
    },
  },
  {
    genre: "france",
    donnees: {
      tauxCouvertureGlobal: [55.1, 58.8, 60.9],
      partMoins20: [24.6, 24.1, 23.3],
      part60Plus: [24.1, 26.2, 27.9],
      revenuMedianUc: [20_000, 21_730, 24_180],
      partPersonnesCouvertes: [47.6, 48.2, 47.9],
      tauxPauvrete: [14.3, 14.6, 14.9],
    },
  },
];

function comparaisonsDe(departement: string, region: string): Depose[] {
  const lieux: Record<string, Lieu> = {
    departement: { genre: "departement", code: departement },
    region: { genre: "region", code: region },
    france: FRANCE,
  };
  return COMPARAISONS.flatMap(({ genre, donnees }) =>
    Object.entries(donnees).flatMap(([statistique, valeurs]) =>
      MILLESIMES.map((millesime, rang) => ({
        statistique,
        lieu: lieux[genre] ?? FRANCE,
        millesime,
        valeur: valeurs[rang] ?? 0,
      })),
    ),
  );
}

/** Ce que la Caf verse dans l'année, prestation par prestation : elle le donne de l'intercommunalité, pas des communes. */
const MONTANTS: Record<string, readonly [number, number, number]> = {
  prestationsVersees: [8_940_000, 9_310_000, 9_870_000],
  montantRsa: [812_000, 905_000, 968_000],
  montantPrimeActivite: [402_000, 655_000, 890_000],
  montantAah: [1_310_000, 1_520_000, 1_760_000],
  montantAeeh: [61_000, 74_000, 92_000],
  montantLogement: [1_480_000, 1_390_000, 1_210_000],
  montantAllocationsFamiliales: [1_720_000, 1_610_000, 1_540_000],
  montantPaje: [1_150_000, 1_040_000, 980_000],
};

const montantsDe = (lieu: Lieu): Depose[] =>
  Object.entries(MONTANTS).flatMap(([statistique, valeurs]) =>
    MILLESIMES.map((millesime, rang) => ({ statistique, lieu, millesime, valeur: valeurs[rang] ?? 0 })),
  );

/** En 2013, une commune n'était pas encore de l'intercommunalité : ce qui en était donné alors le dit. */
async function semerCompositions(db: Db, perimetre: Perimetre, siren: string, communes: readonly string[]) {
  const dite = { genre: "epci" as const, territoire: siren, source: "Démonstration, périmètre inventé", version: 1 };
  await insertComposition(db, perimetre, { ...dite, debut: 2013, communes: communes.slice(0, -1) });
  await insertComposition(db, perimetre, { ...dite, debut: 2017, communes: [...communes] });
}

/** Trois millésimes d'une vingtaine de chiffres dans chaque commune, huit années de naissances, et de quoi se comparer. */
export async function seedStatistiques(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const siren = EPCI[perimetre.espace] ?? "";
  const { communes, epci } = getTerritoires();
  const membres = (epci.get(siren)?.membres ?? []).flatMap((code) => communes.get(code) ?? []);
  const [premiere] = membres;
  if (!premiere) return;
  const parTaille = membres.toSorted((a, b) => (b.municipale ?? 0) - (a.municipale ?? 0));
  const cle = "demonstration";
  const origine = {
    cle,
    nom: "Chiffres de la démonstration",
    source: "Démonstration, chiffres inventés",
    le: `${aujourdhui}T09:00:00Z`,
  };
  const donnee: Depose = {
    statistique: "tauxCouvertureGlobal",
    lieu: { genre: "epci", code: siren },
    millesime: 2023,
    valeur: 68.4,
  };
  await deposerValeurs(db, perimetre, origine, [
    ...membres.flatMap((commune) => [...comptesDe(commune), ...naissancesDe(commune), ...aeehDe(commune)]),
    ...parTaille.flatMap(offreDe),
    ...comparaisonsDe(premiere.departement, premiere.region),
    ...montantsDe(donnee.lieu),
    donnee,
  ]);
  await semerCompositions(
    db,
    perimetre,
    siren,
    membres.map(({ code }) => code),
  );
}
