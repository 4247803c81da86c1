import { type Action, peut } from "#domaines/acces/index.ts";
import type { Usager } from "#platform/http.ts";
import type { Entree, Rubrique } from "#ui/layout.tsx";

/** A page of the rail, and the act that opens it. */
type Porte = Entree & { acte: Action };

const ENSEMBLE: Rubrique = {
  entrees: [
    { href: "/", nom: "Mes conventions" },
    { href: "/plan", nom: "Tous mes plans" },
    { href: "/recherche", nom: "Rechercher partout" },
  ],
};

/** For whoever runs the installation and also works in it: else it is where he lands. */
const INSTALLATION: Rubrique = { entrees: [{ href: "/administration", nom: "Administration" }] };

/** What one comes for every day stands above the rubrics, which fold; whoever answers for a commune finds it there. */
const deChaqueJour = (ici: string, collectivites: readonly string[] = []): Porte[] => [
  ...(collectivites.length > 0
    ? [
        {
          href: `${ici}/ma-commune`,
          nom: "Ma commune",
          acte: "suivi.lire",
          aussi: collectivites.map((code) => `${ici}/communes/${code}`),
        } as const,
      ]
    : []),
  { href: `${ici}/plan`, nom: "Plan d’actions", acte: "plan.lire", aussi: [`${ici}/recherche`] },
  { href: `${ici}/suivi`, nom: "Tableau de bord", acte: "suivi.lire" },
  { href: `${ici}/reponses`, nom: "Mes fiches", acte: "suivi.repondre" },
];

const deConvention = (ici: string): Porte[] => [
  { href: ici, nom: "Convention", acte: "convention.lire" },
  { href: `${ici}/texte`, nom: "Texte", acte: "convention.lire" },
  { href: `${ici}/diagnostic`, nom: "Diagnostic", acte: "diagnostic.lire" },
  { href: `${ici}/deliberations`, nom: "Délibérations", acte: "convention.lire" },
  {
    href: `${ici}/signature`,
    nom: "Signature et avenants",
    acte: "convention.lire",
    aussi: ["versions", "avenants", "comparaison"].map((page) => `${ici}/${page}`),
  },
  { href: `${ici}/documents`, nom: "Documents", acte: "plan.lire" },
  { href: `${ici}/imports`, nom: "Importer", acte: "imports.faire" },
  { href: "/conventions/nouvelle", nom: "Créer une convention", acte: "acces.gerer" },
];

const duSuivi = (ici: string): Porte[] => [
  { href: `${ici}/suivi/campagnes`, nom: "Campagnes", acte: "suivi.lire" },
  { href: `${ici}/indicateurs`, nom: "Indicateurs", acte: "suivi.lire" },
  { href: `${ici}/seances`, nom: "Séances", acte: "suivi.lire" },
  { href: `${ici}/budget`, nom: "Budget", acte: "budget.lire" },
  { href: `${ici}/bilans`, nom: "Bilans", acte: "evaluation.lire" },
  { href: `${ici}/communes`, nom: "Commune par commune", acte: "suivi.lire" },
  { href: `${ici}/trace`, nom: "De l’enjeu à la valeur", acte: "suivi.lire" },
];

const deGouvernance = (ici: string): Porte[] => [
  { href: `${ici}/instances`, nom: "Instances", acte: "gouvernance.lire" },
  { href: `${ici}/reunions`, nom: "Réunions", acte: "gouvernance.lire" },
  { href: `${ici}/agenda`, nom: "Agenda", acte: "agenda.lire" },
  { href: `${ici}/decisions`, nom: "Décisions", acte: "gouvernance.lire" },
  { href: `${ici}/communication`, nom: "Communication", acte: "gouvernance.lire" },
  { href: `${ici}/chiffres`, nom: "Chiffres de la gouvernance", acte: "gouvernance.lire" },
  { href: `${ici}/cooperation`, nom: "Coordination", acte: "cooperation.lire" },
  { href: `${ici}/echanges`, nom: "Échanges de données", acte: "echanges.lire" },
];

const dePetiteEnfance = (espace: string, convention: string | undefined): Porte[] => [
  { href: `/espaces/${espace}/petite-enfance`, nom: "Petite enfance", acte: "sppe.lire" },
  ...(convention
    ? [{ href: `/conventions/${convention}/petite-enfance`, nom: "Tient lieu de schéma", acte: "sppe.lire" } as const]
    : []),
  { href: `/espaces/${espace}/guichet`, nom: "Demandes de place", acte: "guichet.lire" },
  { href: `/espaces/${espace}/guichet`, nom: "Demandes de place", acte: "guichet.structure" },
  { href: `/espaces/${espace}/guichet/accueil`, nom: "Accueil des familles", acte: "reglement.tenir" },
  { href: `/espaces/${espace}/guichet/doublons`, nom: "Doublons", acte: "guichet.instruire" },
  { href: `/espaces/${espace}/guichet/doublons`, nom: "Doublons", acte: "guichet.structure" },
  { href: `/espaces/${espace}/guichet/chiffres`, nom: "Chiffres du guichet", acte: "statistiques.lire" },
  {
    href: `/espaces/${espace}/guichet/reglement`,
    nom: "Règlement d’attribution",
    acte: "reglement.lire",
    aussi: [`/espaces/${espace}/guichet/simulation`],
  },
  { href: `/espaces/${espace}/commissions`, nom: "Commissions", acte: "commission.sieger" },
  {
    href: `/espaces/${espace}/familles`,
    nom: "Données des familles",
    acte: "guichet.droits",
    aussi: [`/espaces/${espace}/purges`],
  },
];

/** Figures of the espace, from the raw ones to what they say. */
const deObservatoire = (ici: string): Porte[] => [
  { href: `${ici}/statistiques`, nom: "Statistiques", acte: "statistiques.lire" },
  {
    href: `${ici}/observatoire/portraits`,
    nom: "Portraits",
    acte: "observatoire.lire",
    aussi: [`${ici}/observatoire/instantanes`],
  },
  {
    href: `${ici}/observatoire/cartes`,
    nom: "Cartes",
    acte: "observatoire.lire",
    aussi: [`${ici}/observatoire/flux`],
  },
  { href: `${ici}/observatoire/veille`, nom: "Veille", acte: "observatoire.lire" },
  { href: `${ici}/observatoire/accessibilite`, nom: "Accessibilité", acte: "observatoire.lire" },
  { href: `${ici}/observatoire/projections`, nom: "Projections", acte: "observatoire.lire" },
];

const duTerritoire = (ici: string, plusieursIci: boolean): Porte[] => [
  ...(plusieursIci ? [{ href: `${ici}/conventions`, nom: "Conventions", acte: "convention.lire" } as const] : []),
  { href: `${ici}/acteurs`, nom: "Acteurs", acte: "acteurs.lire" },
  { href: `${ici}/equipements`, nom: "Équipements", acte: "equipements.lire" },
  { href: `${ici}/territoire`, nom: "Territoire", acte: "territoire.lire" },
  { href: `${ici}/journal`, nom: "Journal", acte: "journal.lire" },
  {
    href: `${ici}/acces`,
    nom: "Accès",
    acte: "acces.gerer",
    aussi: [`${ici}/responsables`],
  },
];

/** In an espace of several conventions no one of them is « the » plan: each is named. */
const desPlans = (plans: readonly { id: string; titre: string }[]): Rubrique => ({
  titre: "Plans d’actions",
  ouverte: true,
  entrees: plans.map(({ id, titre }) => ({ href: `/conventions/${id}/plan`, nom: titre })),
});

const plusieurs = (perimetres: Usager["perimetres"]) =>
  perimetres.reduce((somme, { conventions }) => somme + conventions.length, 0) > 1;

/** The rail: what this person may open there, the way out to his other conventions, and to the installation if he runs it. */
export const rubriquesDe = (usager: Usager): Rubrique[] => [
  ...(plusieurs(usager.perimetres) ? [ENSEMBLE] : []),
  ...duLieu(usager),
  ...(usager.compte?.administrateur && usager.perimetres.length > 0 ? [INSTALLATION] : []),
];

function duLieu({ perimetre, perimetres, lieu }: Usager): Rubrique[] {
  if (!perimetre || !lieu) return [];
  const ouvertes = (portes: Porte[]) => portes.filter(({ acte }) => peut(perimetre.roles, acte));
  const { espace } = lieu;
  const seule = perimetre.conventions.length === 1 ? perimetre.conventions[0] : undefined;
  const convention = lieu.convention?.id ?? seule;
  const deLa = (portes: (ici: string) => Porte[]) => (convention ? ouvertes(portes(`/conventions/${convention}`)) : []);
  return [
    convention
      ? { entrees: ouvertes(deChaqueJour(`/conventions/${convention}`, lieu.collectivites)) }
      : desPlans(lieu.plans ?? []),
    { titre: "La convention", entrees: convention ? ouvertes(deConvention(`/conventions/${convention}`)) : [] },
    { titre: "Le suivi", entrees: deLa(duSuivi) },
    { titre: "La gouvernance", entrees: deLa(deGouvernance) },
    { titre: "La petite enfance", entrees: ouvertes(dePetiteEnfance(espace, convention)) },
    { titre: "L’observatoire", entrees: ouvertes(deObservatoire(`/espaces/${espace}`)) },
    {
      titre: "Le territoire",
      entrees: ouvertes(duTerritoire(`/espaces/${espace}`, plusieurs(perimetres.filter((un) => un.espace === espace)))),
    },
  ].filter(({ entrees }) => entrees.length > 0);
}
