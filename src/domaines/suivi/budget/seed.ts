import { annee, type Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { findOuCreerActeurs } from "#domaines/acteurs/index.ts";
import type { Db } from "#platform/db/db.ts";
import { type Ligne, type Nature, nomFinanceur, SANS_MONTANT } from "./model.ts";
import type { FichePlacee } from "./sommes/model.ts";
import { listFichesPlacees } from "./sommes/store.ts";
import { saveExercice } from "./store.ts";

const CAF = "Caisse d’allocations familiales";
const MSA = "Mutualité sociale agricole";
const DEPARTEMENT = "Département";
const CC = "Communauté de communes";
const MAIRIE = "Mairie de Condat";
const PROPRE = "part propre";
const A_TROUVER = "à trouver";

/** Prévu, réalisé, demandé, accordé, versé : en euros, tels qu'on les dirait. */
type Euros = readonly [prevu: number, realise?: number, demande?: number, accorde?: number, verse?: number];
type Bref = { qui: string; euros: Euros; nature?: Nature; libelle?: string };
type BrefAnnee = { dans: number; lignes: readonly Bref[]; etp?: readonly [prevu: number, realise?: number] };

/** Inventé, comme toute la démonstration ; les années se comptent depuis celle d'aujourd'hui. */
const BUDGETS: Record<string, Record<string, readonly BrefAnnee[]>> = {
  "ctg-trois-rivieres": {
    PE1: [
      {
        dans: 0,
        etp: [1.5, 1],
        lignes: [
          { qui: CAF, nature: "investissement", libelle: "Véhicule", euros: [30_000, 28_400, 32_000, 28_000, 14_000] },
          {
            qui: DEPARTEMENT,
            nature: "investissement",
            libelle: "Véhicule",
            euros: [15_000, 12_600, 15_000, 12_000, 12_000],
          },
          { qui: CC, nature: "investissement", euros: [17_000, 17_000, 17_000, 17_000, 17_000] },
          { qui: CAF, libelle: "Prestation de service", euros: [21_500, 9_850.5, 21_500, 21_500, 8_600] },
          { qui: PROPRE, euros: [12_000, 11_240.75] },
        ],
      },
      {
        dans: 1,
        etp: [2.5],
        lignes: [
          { qui: CAF, libelle: "Prestation de service", euros: [36_000, 0, 36_000] },
          { qui: MSA, libelle: "Parcours d’insertion", euros: [6_500, 0, 8_000, 6_500] },
          { qui: PROPRE, euros: [14_000] },
          { qui: A_TROUVER, euros: [9_500] },
        ],
      },
    ],
    PE2: [{ dans: 0, etp: [0.5, 0.5], lignes: [{ qui: PROPRE, libelle: "Poste existant", euros: [19_800, 16_500] }] }],
    PE3: [
      {
        dans: 0,
        lignes: [
          { qui: PROPRE, euros: [2_400, 1_960] },
          { qui: DEPARTEMENT, euros: [1_200, 0, 1_200, 1_200, 1_200] },
        ],
      },
    ],
    EJ1: [
      {
        dans: 1,
        etp: [1],
        lignes: [
          { qui: CAF, libelle: "Bonus territoire", euros: [18_000, 0, 18_000] },
          { qui: CC, euros: [12_500, 0, 12_500, 10_000] },
          { qui: MAIRIE, euros: [6_000, 0, 6_000, 4_500] },
          { qui: A_TROUVER, euros: [26_000] },
        ],
      },
    ],
    EJ3: [
      {
        dans: 0,
        lignes: [{ qui: CAF, libelle: "Fonds publics et territoires", euros: [4_000, 3_850, 3_500, 4_000, 4_000] }],
      },
    ],
  },
  "ctg-haut-plateau": {
    PE1: [{ dans: 0, lignes: [{ qui: CAF, euros: [24_000, 0, 24_000, 20_000] }] }],
  },
};

const centimes = (euros: number | undefined): number | null => (euros ? Math.round(euros * 100) : null);

function ligneDe({ qui, euros, nature = "fonctionnement", libelle = "" }: Bref, acteur: string | null): Ligne {
  const [prevu, realise, demande, accorde, verse] = euros.map(centimes);
  const financeur = qui === PROPRE ? "partPropre" : qui === A_TROUVER ? "aTrouver" : "acteur";
  const montants = { prevu, realise, demande, accorde, verse };
  const dits = Object.fromEntries(Object.entries(montants).map(([nom, montant]) => [nom, montant ?? null]));
  return { ...SANS_MONTANT, ...dits, nature, libelle, financeur, acteur, nom: nomFinanceur(financeur, qui) };
}

async function semerAnnee(db: Db, perimetre: Perimetre, { fiche, convention, an, bref }: Semis): Promise<void> {
  const noms = bref.lignes.map(({ qui }) => qui).filter((qui) => qui !== PROPRE && qui !== A_TROUVER);
  const ids = await findOuCreerActeurs(db, perimetre, noms);
  const acteurs = new Map(noms.map((nom, rang) => [nom, ids[rang] ?? null]));
  const vide = { fiche: fiche.id, convention, annee: an, version: 0, etpPrevu: null, etpRealise: null, lignes: [] };
  const [prevu, realise] = bref.etp ?? [];
  await saveExercice(db, perimetre, vide, {
    ...vide,
    etpPrevu: centimes(prevu),
    etpRealise: centimes(realise),
    lignes: bref.lignes.map((ligne) => ligneDe(ligne, acteurs.get(ligne.qui) ?? null)),
  });
}

type Semis = { fiche: FichePlacee; convention: string; an: number; bref: BrefAnnee };

/** Le budget de quelques fiches de la démonstration : des accords, des refus, une part propre, de l'argent à trouver. */
export async function seedBudget(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  for (const convention of perimetre.conventions) {
    const fiches = await listFichesPlacees(db, { ...perimetre, conventions: [convention] });
    for (const [reference, annees] of Object.entries(BUDGETS[convention] ?? {})) {
      const fiche = fiches.find((candidate) => candidate.reference === reference);
      if (!fiche) continue;
      for (const bref of annees)
        await semerAnnee(db, perimetre, { fiche, convention, an: annee(aujourdhui) + bref.dans, bref });
    }
  }
}
