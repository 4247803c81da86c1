import { expect, test } from "vitest";
import { CATALOGUE } from "../../catalogue/lexique.ts";
import type { Statistique } from "../../catalogue/model.ts";
import type { Valeur } from "../../valeur/model.ts";
import { seriesDe } from "./rules.ts";

const trouver = (code: string) => CATALOGUE.find((une) => une.code === code) as Statistique;

/** Ce que comptent les séries d'un chiffre, d'une commune dont on connaît ces nombres. */
function comptes(code: string, nombres: Record<string, number | [number, number]>, annee = 2024): (number | null)[] {
  const lire = (un: string): Valeur | undefined => {
    const dit = nombres[un];
    if (dit === undefined) return undefined;
    const [valeur, numerateur, denominateur] = typeof dit === "number" ? [dit, null, null] : [50, ...dit];
    return { valeur, calcul: { valeur, numerateur, denominateur, raison: null, faute: [] } } as unknown as Valeur;
  };
  const connu = { catalogue: CATALOGUE, seuilDe: ({ publique }: Statistique) => (publique ? null : 5), lire };
  return seriesDe(trouver(code), connu).map(({ compter }) => compter("a", annee));
}

test.each([
  [
    "un compte, et ceux que sa part laisserait déduire",
    "allocatairesRsa",
    { allocatairesRsa: 58, menages: 60 },
    [58, 2],
  ],
  ["un montant se tait avec ceux à qui il est versé", "montantAah", { montantAah: 41_000, aah: 4 }, [4000]],
  [
    "le montant de toutes les prestations, avec les foyers, quel qu’il soit",
    "prestationsVersees",
    { prestationsVersees: 9, foyersAllocataires: 40 },
    [40_000],
  ],
  [
    "un montant dont on ne sait pas à combien il est versé se tait comme le plus petit",
    "montantAah",
    { montantAah: 9000 },
    [1],
  ],
  ["où il n’y a ni montant ni bénéficiaires, rien n’est à taire", "montantAah", {}, [null]],
  ["un compte sans part ne protège que lui", "aah", { aah: 7 }, [7]],
  [
    "les familles monoparentales, parmi les familles et parmi les ménages",
    "famillesMonoparentales",
    { famillesMonoparentales: 9, familles: 10, menages: 40 },
    [9, 1, 31],
  ],
  [
    "un taux se tait avec son compte, ses termes et leur complément",
    "partAllocatairesRsa",
    { allocatairesRsa: 58, menages: 60, partAllocatairesRsa: [58, 60] as [number, number] },
    [58, 2, 58, 2],
  ],
  ["un taux de comptes publics se publie", "tauxCouverturePsu", { placesPsu: 2, enfantsMoins3: 12 }, []],
  [
    "des places n’ont pas de complément : ce ne sont pas des gens parmi d’autres",
    "tauxCouvertureAssistants",
    { placesAssistants: 3, enfantsMoins3: 5 },
    [3, null],
  ],
  [
    "un dénominateur protégé fait taire le taux",
    "partAssistantsPlus55",
    { assistantsAgrees: 4 },
    [4, null, null, null, null],
  ],
  [
    "la capacité totale se tait avec les modes d’accueil qu’elle réunit et qui se taisent, pas pour elle-même",
    "capaciteTotale",
    { capaciteTotale: 23, placesPsu: 20, placesAssistants: 3, placesDomicile: 0 },
    [3, 0],
  ],
  ["un chiffre public ne se tait jamais", "partMoins20", { moins20: 3, population: 80 }, []],
  ["une donnée est telle que son producteur la publie", "revenuMedianUc", { revenuMedianUc: 3 }, []],
] as const)("STAT-27 : %s", (_cas, code, nombres, attendu) => expect(comptes(code, nombres)).toEqual(attendu));

test("STAT-27 : la capacité totale se tait aussi avec un mode secret à sa source : les autres l’en déduiraient", () => {
  const secret = { valeur: null, secret: true, calcul: null } as unknown as Valeur;
  const lire = (un: string) => (un === "placesAssistants" ? secret : undefined);
  const connu = { catalogue: CATALOGUE, seuilDe: ({ publique }: Statistique) => (publique ? null : 5), lire };
  expect(seriesDe(trouver("capaciteTotale"), connu).map(({ compter }) => compter("a", 2024))).toEqual([1, null]);
});
