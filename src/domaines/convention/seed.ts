import { annee, type Jour, jourOuvre, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { saveBlocConvention } from "./bloc/store.ts";
import { ANNEXES, ARTICLES, VISAS } from "./demonstration/lexique.ts";
import type { BlocConvention, Deliberation, Partie } from "./model.ts";
import { finAuPlusTard } from "./rules.ts";
import { insertConvention } from "./store.ts";

type Esquisse = {
  /** Les communes de cet EPCI, pour que les populations soient vraies ; `part` n'en garde qu'une moitié. */
  siren: string;
  part?: 0 | 1;
  collectivite: string;
  nomCourt: string;
  president: string;
  qualite: string;
  /** Les communes qui signent aussi, les premières du périmètre, et leur maire. */
  maires?: readonly string[];
  /** Il y a combien d'années elle a commencé. */
  age: number;
  suffixe: string;
};

const ESQUISSES: Record<string, Esquisse> = {
  "ctg-trois-rivieres": {
    siren: "241500255",
    collectivite: "Communauté de communes des Trois-Rivières",
    nomCourt: "la communauté de communes",
    president: "Marceline Astruc",
    qualite: "Présidente",
    maires: ["Marceline Astruc", "Lucien Fabre"],
    age: 0,
    suffixe: "",
  },
  "ctg-haut-plateau": {
    siren: "241501139",
    collectivite: "Communauté de communes du Haut-Plateau",
    nomCourt: "la communauté de communes",
    president: "Gaspard Vidal",
    qualite: "Président",
    age: 0,
    suffixe: "",
  },
  "ctg-val-de-lune-nord": {
    siren: "241500230",
    part: 0,
    collectivite: "Communauté d’agglomération du Val de Lune",
    nomCourt: "l’agglomération",
    president: "Solange Peyrac",
    qualite: "Présidente",
    age: 0,
    suffixe: ", bassin nord",
  },
  "ctg-val-de-lune-sud": {
    siren: "241500230",
    part: 1,
    collectivite: "Communauté d’agglomération du Val de Lune",
    nomCourt: "l’agglomération",
    president: "Solange Peyrac",
    qualite: "Présidente",
    age: 4,
    suffixe: ", bassin sud",
  },
};

function communesDe({ siren, part }: Esquisse): string[] {
  const membres = getTerritoires().epci.get(siren)?.membres ?? [];
  if (part === undefined) return [...membres];
  return membres.filter((_, rang) => rang % 2 === part);
}

const communesSignataires = (esquisse: Esquisse): Partie[] =>
  (esquisse.maires ?? []).flatMap((maire, rang) => {
    const commune = getTerritoires().communes.get(communesDe(esquisse)[rang] ?? "");
    if (!commune) return [];
    const { code, nom } = commune;
    const representants = [{ qualite: "Maire", nom: maire }];
    return [{ genre: "commune" as const, nom: `Commune de ${nom}`, nomCourt: null, code, representants }];
  });

const partiesDe = (esquisse: Esquisse): Partie[] => [
  {
    genre: "caf",
    nom: "Caisse d’allocations familiales",
    nomCourt: "la Caf",
    code: null,
    representants: [
      { qualite: "Présidente du conseil d’administration", nom: "Élise Tournemire" },
      { qualite: "Directeur", nom: "Noël Cassagne" },
    ],
  },
  {
    genre: "epci",
    nom: esquisse.collectivite,
    nomCourt: esquisse.nomCourt,
    code: null,
    representants: [{ qualite: esquisse.qualite, nom: esquisse.president }],
  },
  ...communesSignataires(esquisse),
];

const deliberationDe = ({ collectivite }: Esquisse, seance: Jour): Deliberation => ({
  collectivite,
  numero: `${annee(seance)}-117`,
  dateSeance: seance,
  enExercice: 31,
  presents: 26,
  votants: 29,
  pouvoirs: 3,
  resultat: "unanimite",
  identifiantActes: null,
  envoyeLe: jourOuvre(plusJours(seance, 3)),
  recuLe: jourOuvre(plusJours(seance, 3)),
  publieLe: jourOuvre(plusJours(seance, 5)),
  objet: "Approuver la convention territoriale globale et son plan d’actions",
  dispositif: ["Approuve la convention et ses annexes", "Autorise la présidence à la signer"],
});

function blocDe(esquisse: Esquisse, aujourdhui: Jour): BlocConvention {
  const debut = `${annee(aujourdhui) - esquisse.age}-01-01` as Jour;
  const fin = finAuPlusTard(debut);
  return {
    convention: {
      titre: `Convention territoriale globale ${annee(debut)}-${annee(fin)}${esquisse.suffixe}`,
      caf: "Caf du Cantal",
      debut,
      fin,
      perimetre: communesDe(esquisse),
      parties: partiesDe(esquisse),
      visas: [...VISAS],
      articles: [...ARTICLES],
      annexes: [...ANNEXES],
    },
    deliberations: [deliberationDe(esquisse, jourOuvre(plusJours(debut, -42)))],
  };
}

/** Les conventions de la démonstration dans un espace ; leurs lignes de l'annuaire sont déjà là. */
export async function seedConventions(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  for (const id of perimetre.conventions) {
    const esquisse = ESQUISSES[id];
    if (!esquisse) continue;
    await insertConvention(db, perimetre, id, { titre: null, caf: null, debut: null, fin: null, perimetre: [] });
    await saveBlocConvention(db, perimetre, id, blocDe(esquisse, aujourdhui));
  }
}
