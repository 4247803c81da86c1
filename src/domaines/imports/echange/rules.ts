import type { ConventionEchange, Echange, FicheEchange, NoeudEchange, SourceFichier } from "./model.ts";
import { FORMAT } from "./model.ts";

/** Une fiche dont on ne sait que le titre : rien d'autre n'est obligatoire. */
export const ficheVide = (titre: string): FicheEchange => ({
  reference: null,
  titre,
  noeuds: [],
  priorite: null,
  diagnosticInitial: null,
  forces: [],
  faiblesses: [],
  finalite: null,
  objectifsOperationnels: [],
  description: null,
  publicCible: [],
  methodologie: null,
  modalites: [],
  echeances: [],
  pilotes: [],
  partenaires: [],
  moyens: [],
  resultatsAttendus: [],
  indicateurs: [],
  pointsVigilance: [],
  budget: null,
  territoiresCibles: [],
  champs: [],
  specificitesAo: [],
  contratsLies: [],
  actionsLiees: [],
  autres: {},
  sources: {},
});

export const conventionVide = (): ConventionEchange => ({
  titre: null,
  caf: null,
  debut: null,
  fin: null,
  perimetre: [],
  parties: [],
  visas: [],
  articles: [],
  annexes: [],
});

export const echangeVide = (source: SourceFichier | null): Echange => ({
  format: FORMAT,
  source,
  convention: conventionVide(),
  deliberations: [],
  equipements: [],
  plan: { noeuds: [], fiches: [] },
  aRevoir: [],
});

/** IMP-1 : un échange s'écrit toujours de la même façon, octet pour octet : deux espaces, clés en ordre, fin de ligne. */
export const serialiser = (echange: Echange): string => `${JSON.stringify(echange, null, 2)}\n`;

/** IMP-2 : à l'export, les nœuds se nomment n1, n2… en profondeur d'abord, et les fiches suivent. */
export function renumeroter(plan: Echange["plan"]): Echange["plan"] {
  const ordonnes = enProfondeur(plan.noeuds);
  const nouveau = new Map(ordonnes.map((noeud, rang) => [noeud.id, `n${rang + 1}`]));
  const id = (ancien: string) => nouveau.get(ancien) ?? ancien;
  return {
    noeuds: ordonnes.map((noeud) => ({ ...noeud, id: id(noeud.id), parent: noeud.parent && id(noeud.parent) })),
    fiches: plan.fiches.map((fiche) => ({ ...fiche, noeuds: fiche.noeuds.map(id) })),
  };
}

function enProfondeur(noeuds: NoeudEchange[]): NoeudEchange[] {
  const enfants = new Map<string | null, NoeudEchange[]>();
  for (const noeud of noeuds) enfants.set(noeud.parent, [...(enfants.get(noeud.parent) ?? []), noeud]);
  const descendre = (parent: string | null): NoeudEchange[] =>
    (enfants.get(parent) ?? []).flatMap((noeud) => [noeud, ...descendre(noeud.id)]);
  return descendre(null);
}
