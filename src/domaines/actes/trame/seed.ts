import { annee, type Jour, jourOuvre, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention, insertConvention, passerConvention, saveBlocConvention } from "#domaines/convention/index.ts";
import type { Deliberation, Partie } from "#domaines/convention/model.ts";

import { getTerritoires } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { trameDe } from "./rules.ts";

/** La convention que l'on négocie, et celle dont elle prend la suite. */
export const EN_NEGOCIATION = { id: "ctg-val-de-lune-suite", precedente: "ctg-val-de-lune-sud" } as const;

const EPCI = "Communauté d’agglomération du Val de Lune";

const partie = (
  genre: Partie["genre"],
  nom: string,
  nomCourt: string | null,
  representants: Partie["representants"],
) => ({
  genre,
  nom,
  nomCourt,
  code: null,
  representants,
});

const nomCommune = (nom: string) => `Commune ${/^[AEIOUYÉÈH]/.test(nom) ? "d’" : "de "}${nom}`;

const partiesDe = (communes: readonly string[]): Partie[] => [
  partie("caf", "Caisse d’allocations familiales", "la Caf", [{ qualite: "Directeur", nom: "Noël Cassagne" }]),
  partie("epci", EPCI, "l’agglomération", [{ qualite: "Présidente", nom: "Solange Peyrac" }]),
  ...communes.map((nom, rang) =>
    partie("commune", nomCommune(nom), null, [
      { qualite: "Maire", nom: rang === 0 ? "Achille Rouchy" : "Berthe Lafon" },
    ]),
  ),
];

const VOTE: Deliberation = {
  collectivite: null,
  numero: null,
  dateSeance: null,
  enExercice: 19,
  presents: null,
  votants: null,
  pouvoirs: null,
  resultat: null,
  identifiantActes: null,
  envoyeLe: null,
  recuLe: null,
  publieLe: null,
  objet: "Approuver la convention territoriale globale",
  dispositif: [],
};

/** L'agglomération a voté la semaine dernière ; une commune se réunit dans quinze jours ; une autre n'a rien dit, ni la Caf. */
const votesDe = ([premiere = ""]: readonly string[], aujourdhui: Jour): Deliberation[] => [
  {
    ...VOTE,
    collectivite: EPCI,
    numero: "C-88",
    dateSeance: jourOuvre(plusJours(aujourdhui, -9)),
    enExercice: 41,
    presents: 33,
    pouvoirs: 5,
    votants: 38,
    resultat: "majorite",
    recuLe: jourOuvre(plusJours(aujourdhui, -6)),
    dispositif: ["Approuve la convention", "Autorise la présidente à la signer"],
  },
  { ...VOTE, collectivite: nomCommune(premiere), dateSeance: jourOuvre(plusJours(aujourdhui, 15)) },
];

/** La démonstration : une convention en négociation, dont le texte part de la trame et que les conseils délibèrent. */
export async function seedNegociation(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const { id, precedente } = EN_NEGOCIATION;
  const avant = await getConvention(db, perimetre, precedente);
  const debut = `${annee(aujourdhui) + 1}-01-01` as Jour;
  const fin = `${annee(debut) + 4}-12-31` as Jour;
  const titre = `Convention territoriale globale ${annee(debut)}-${annee(fin)}, bassin sud`;
  const identite = { titre, caf: avant.caf, debut, fin, perimetre: avant.perimetre };
  const noms = avant.perimetre.slice(0, 2).map((code) => getTerritoires().communes.get(code)?.nom ?? code);
  const parties = partiesDe(noms);
  await insertConvention(db, perimetre, id, { ...identite, titre: null, precedente });
  await saveBlocConvention(db, perimetre, id, {
    convention: { ...identite, parties, ...trameDe(parties) },
    deliberations: votesDe(noms, aujourdhui),
  });
  const { version } = await getConvention(db, perimetre, id);
  const etat = { etat: "enNegociation" as const, le: aujourdhui };
  await passerConvention(db, perimetre, { convention: id, version }, etat);
}
