import { intituleFiche } from "#domaines/plan/model.ts";
import { ecrireMontant } from "#commun/montant.ts";
import { noeudsMontres, type NoeudPlace, type SommesArbre, type Somme } from "../arbre/rules.ts";
import { LIBELLES_MONTANT, MONTANTS, type NomMontant, type Totaux, TOTAUX_VIDES } from "../model.ts";
import { additionner, ecrireEtp, partPropre, resteAFinancer, resteAVerser } from "../rules.ts";
import type { BudgetDit, Etp, FichePlacee, Filtres, ParAnnee, ParFinanceur } from "../sommes/model.ts";
import type { Colonne, Rangee, Tableau } from "./model.ts";

type Mesure = Colonne & { lire: (totaux: Totaux) => number | null };

const mesure = (nom: NomMontant): Mesure => ({
  titre: LIBELLES_MONTANT[nom],
  genre: "montant",
  lire: (totaux) => totaux[nom],
});
const PART_PROPRE: Mesure = { titre: "Part propre", genre: "montant", lire: partPropre };
const RESTE: Mesure = { titre: "Reste à financer", genre: "montant", lire: resteAFinancer };
const A_VERSER: Mesure = { titre: "Reste à verser", genre: "montant", lire: resteAVerser };

/** SUI-208 : d'un seul financeur, on ne dit ni la part propre ni le reste à financer : ils sont ce que tous les autres laissent. */
export const mesuresDe = ({ financeur }: Filtres): readonly Mesure[] => [
  ...MONTANTS.map(mesure),
  ...(financeur === null ? [PART_PROPRE, RESTE] : [A_VERSER]),
];

const colonnesDe = (mesures: readonly Mesure[]): Colonne[] => mesures.map(({ titre, genre }) => ({ titre, genre }));
const valeursDe = (mesures: readonly Mesure[], totaux: Totaux) => mesures.map(({ lire }) => lire(totaux));

/** Ce que le plan dit d'un budget que personne n'a encore réparti. */
export const ecrireDit = (dit: BudgetDit | null): string =>
  [dit?.statut, dit?.montantCentimes == null ? null : ecrireMontant(dit.montantCentimes), dit?.texte]
    .filter(Boolean)
    .join(", ");

export type NoeudNomme = NoeudPlace & { code: string | null; libelle: string };
export type Arbre = {
  noeuds: readonly NoeudNomme[];
  fiches: readonly FichePlacee[];
  totaux: ReadonlyMap<string, Totaux>;
  sommes: SommesArbre;
  filtres: Filtres;
};
/** `plie` : seuls les nœuds ouverts montrent leurs fiches. */
export type Ouverture = { plie: boolean; ouvert: string | null };

const oppose = (totaux: Totaux): Totaux =>
  Object.fromEntries(
    Object.entries(totaux).map(([nom, montant]) => [nom, montant === null ? null : -montant]),
  ) as Totaux;

type Dessin = Arbre & Ouverture & { mesures: readonly Mesure[]; filtree: boolean; montres: readonly NoeudNomme[] };

function rangeeFiche({ totaux, mesures }: Dessin, fiche: FichePlacee, niveau: number): Rangee {
  const siens = totaux.get(fiche.id);
  const rangee = {
    genre: "fiche" as const,
    niveau,
    titre: intituleFiche(fiche),
    cle: fiche.id,
    valeurs: siens ? valeursDe(mesures, siens) : [],
  };
  return siens ? rangee : { ...rangee, remarque: ecrireDit(fiche.dit) || "Pas encore de budget" };
}

const rangeesFiches = (dessin: Dessin, estIci: (fiche: FichePlacee) => boolean, niveau: number): Rangee[] =>
  dessin.fiches
    .filter((fiche) => estIci(fiche) && (!dessin.filtree || dessin.totaux.has(fiche.id)))
    .map((fiche) => rangeeFiche(dessin, fiche, niveau));

const rangeeEnTrop = ({ mesures }: Dessin, { enTrop }: Somme, niveau: number): Rangee[] =>
  enTrop
    ? [
        {
          genre: "enTrop",
          niveau,
          titre: "Compté dans plusieurs branches, à retirer une fois",
          cle: null,
          valeurs: valeursDe(mesures, oppose(enTrop)),
        },
      ]
    : [];

function rangeesNoeud(dessin: Dessin, { id, niveau, code, libelle }: NoeudNomme): Rangee[] {
  const somme = dessin.sommes.parNoeud.get(id);
  if (!somme) return [];
  const montreFiches = !dessin.plie || dessin.ouvert === id;
  const montreParts = montreFiches || dessin.montres.some(({ parent }) => parent === id);
  return [
    {
      genre: "noeud",
      niveau,
      titre: [code, libelle].filter(Boolean).join(" · "),
      cle: id,
      valeurs: valeursDe(dessin.mesures, somme.total),
    },
    ...(montreFiches ? rangeesFiches(dessin, ({ noeuds }) => noeuds.includes(id), niveau + 1) : []),
    ...(montreParts ? rangeeEnTrop(dessin, somme, niveau + 1) : []),
  ];
}

/** SUI-209 : le tableau montre chaque nœud et son total, l'écart qui le fait tomber juste, et finit par le total de la convention. */
export function tableauArbre(arbre: Arbre, ouverture: Ouverture): Tableau {
  const { filtres, sommes, noeuds, fiches } = arbre;
  const mesures = mesuresDe(filtres);
  const filtree = Object.values(filtres).some((valeur) => valeur !== null);
  const montres = ouverture.plie ? noeudsMontres(noeuds, ouverture.ouvert) : noeuds;
  const dessin: Dessin = { ...arbre, ...ouverture, mesures, filtree, montres };
  const connus = new Set(noeuds.map(({ id }) => id));
  const sansNoeud = fiches.filter((fiche) => !fiche.noeuds.some((id) => connus.has(id)));
  const seules: Rangee = {
    genre: "noeud",
    niveau: 0,
    titre: "Fiches sans rattachement",
    cle: "sans",
    valeurs: valeursDe(mesures, sommes.sansNoeud.total),
  };
  const ouvertes = !ouverture.plie || ouverture.ouvert === "sans";
  return {
    entete: "Nœud ou fiche",
    colonnes: colonnesDe(mesures),
    rangees: [
      ...montres.flatMap((noeud) => rangeesNoeud(dessin, noeud)),
      ...(sansNoeud.length > 0 ? [seules] : []),
      ...(ouvertes ? rangeesFiches(dessin, (fiche) => sansNoeud.includes(fiche), 1) : []),
      ...rangeeEnTrop(dessin, sommes.total, 0),
      total(mesures, sommes.total.total),
    ],
  };
}

const total = (mesures: readonly Mesure[], totaux: Totaux, suite: readonly null[] = []): Rangee => ({
  genre: "total",
  niveau: 0,
  titre: "Total",
  cle: null,
  valeurs: [...valeursDe(mesures, totaux), ...suite],
});

/** SUI-210 : année par année, avec les emplois quand rien n'est filtré ; d'une année à l'autre les emplois ne s'additionnent pas. */
export function tableauAnnees(annees: readonly ParAnnee[], etp: ReadonlyMap<number, Etp>, filtres: Filtres): Tableau {
  const mesures = mesuresDe(filtres);
  const avecEtp = filtres.nature === null && filtres.financeur === null;
  const emplois = (annee: number) => [etp.get(annee)?.prevu ?? null, etp.get(annee)?.realise ?? null];
  const connues = new Map(annees.map(({ annee, totaux }) => [annee, totaux]));
  const toutes = avecEtp
    ? [...new Set([...connues.keys(), ...etp.keys()])].toSorted((a, b) => a - b)
    : [...connues.keys()];
  const colonnesEtp: Colonne[] = [
    { titre: "ETP prévus", genre: "etp" },
    { titre: "ETP réalisés", genre: "etp" },
  ];
  return {
    entete: "Année",
    colonnes: [...colonnesDe(mesures), ...(avecEtp ? colonnesEtp : [])],
    rangees: [
      ...toutes
        .filter((annee) => filtres.annee === null || annee === filtres.annee)
        .map(
          (annee): Rangee => ({
            genre: "annee",
            niveau: 0,
            titre: `${annee}`,
            cle: null,
            valeurs: [...valeursDe(mesures, connues.get(annee) ?? TOTAUX_VIDES), ...(avecEtp ? emplois(annee) : [])],
          }),
        ),
      total(mesures, additionner(annees.map(({ totaux }) => totaux)), avecEtp ? [null, null] : []),
    ],
  };
}

const MESURES_FINANCEUR: readonly Mesure[] = [
  mesure("demande"),
  mesure("accorde"),
  mesure("verse"),
  A_VERSER,
  mesure("prevu"),
  mesure("realise"),
];

/** Chaque financeur, année par année, et son total. */
export function tableauFinanceurs(sommes: readonly ParFinanceur[]): Tableau {
  const parFinanceur = Map.groupBy(sommes, ({ financeur }) => financeur.id);
  const rangees = [...parFinanceur].flatMap(([id, annees]): Rangee[] => [
    {
      genre: "financeur",
      niveau: 0,
      titre: annees[0]?.financeur.nom ?? "",
      cle: id,
      valeurs: valeursDe(MESURES_FINANCEUR, additionner(annees.map(({ totaux }) => totaux))),
    },
    ...annees.map(
      ({ annee, totaux }): Rangee => ({
        genre: "annee",
        niveau: 1,
        titre: `${annee}`,
        cle: null,
        valeurs: valeursDe(MESURES_FINANCEUR, totaux),
      }),
    ),
  ]);
  const somme = additionner(sommes.map(({ totaux }) => totaux));
  return {
    entete: "Financeur",
    colonnes: colonnesDe(MESURES_FINANCEUR),
    rangees: [...rangees, total(MESURES_FINANCEUR, somme)],
  };
}

const GENRES: Record<Rangee["genre"], string> = {
  noeud: "Nœud",
  fiche: "Fiche",
  annee: "Année",
  financeur: "Financeur",
  enTrop: "Écart",
  total: "Total",
};

const FORMES = { montant: "#,##0.00", etp: "0.00" } as const;

/** Les mêmes lignes pour un classeur, les montants en nombres ; `Ligne` dit ce que chacune est, pour trier et additionner. */
export function feuilleDe({ entete, colonnes, rangees }: Tableau) {
  return {
    colonnes: [
      { titre: entete, largeur: 48 },
      { titre: "Ligne", largeur: 11 },
      ...colonnes.map(({ titre, genre }) => ({ titre, largeur: 16, nombre: FORMES[genre] })),
      { titre: "Remarque", largeur: 32 },
    ],
    rangees: rangees.map(({ titre, niveau, genre, valeurs, remarque }) => [
      `${"   ".repeat(niveau)}${titre}`,
      GENRES[genre],
      ...colonnes.map((_colonne, rang) => (valeurs[rang] == null ? "" : valeurs[rang] / 100)),
      remarque ?? "",
    ]),
  };
}

/** Ce qu'une cellule montre ; l'unité est dans le titre du tableau. Un tiret : personne n'a rien dit. */
export const ecrireCellule = (valeur: number | null, colonne: Colonne | undefined): string => {
  if (valeur === null) return "—";
  return colonne?.genre === "etp" ? ecrireEtp(valeur) : ecrireMontant(valeur).replace(/\s?€$/, "");
};
