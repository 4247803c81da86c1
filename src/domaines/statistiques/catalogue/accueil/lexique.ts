import { enoncer, MOYENNE, part, rapporter } from "../rules.ts";

const THEORIQUE = "Capacité théorique : une place compte une fois, quel que soit le nombre d’enfants qui s’en servent.";
const couverture = (mode: string, code: string, places: string, quoi: string) => ({
  code,
  nom: `Taux de couverture : ${mode}`,
  definition: `${quoi} pour 100 enfants de moins de 3 ans.`,
  formule: rapporter([places], ["enfantsMoins3"]),
  unite: "places pour 100 enfants",
  methode: THEORIQUE,
});

/** Les modes d'accueil des moins de trois ans, que la couverture et la capacité totale additionnent. */
const MODES = ["placesPsu", "placesHorsPsu", "placesAssistants", "placesDomicile", "placesEcole"];

/** Ce qui accueille les enfants de moins de trois ans, et à quel point cela suffit. */
export const ACCUEIL = [
  ...enoncer("petiteEnfance", "caf", [
    {
      code: "tauxCouvertureGlobal",
      nom: "Taux de couverture global",
      definition:
        "Places d’EAJE, d’assistants maternels actifs, d’employés au domicile des parents et d’école, pour 100 enfants de moins de 3 ans.",
      formule: rapporter(MODES, ["enfantsMoins3"]),
      unite: "places pour 100 enfants",
      methode: THEORIQUE,
    },
    couverture("EAJE financés par la PSU", "tauxCouverturePsu", "placesPsu", "Places des EAJE financés par la PSU"),
    couverture(
      "EAJE hors PSU",
      "tauxCouvertureHorsPsu",
      "placesHorsPsu",
      "Places des EAJE hors PSU, micro-crèches Paje surtout,",
    ),
    couverture(
      "assistants maternels",
      "tauxCouvertureAssistants",
      "placesAssistants",
      "Places des assistants maternels actifs",
    ),
    couverture("domicile des parents", "tauxCouvertureDomicile", "placesDomicile", "Places au domicile des parents"),
    couverture("école", "tauxCouvertureEcole", "placesEcole", "Places des moins de 3 ans à l’école"),
    {
      code: "tauxCouvertureTerritorialise",
      nom: "Taux de couverture territorialisé",
      definition: "Le même, où l’offre et la demande des communes voisines comptent selon leur distance.",
      formule: {
        genre: "donnee",
        raison: "il compte les communes voisines : sa valeur ne vaut que pour la commune qu’il décrit",
      },
      unite: "places pour 100 enfants",
      decimales: 1,
      methode: "Dossier d’étude 203 de la Cnaf.",
    },
    {
      code: "placesPsu",
      nom: "Places des EAJE financés par la PSU",
      definition: "Places autorisées des EAJE que la prestation de service unique finance.",
      unite: "places",
      publique: true,
    },
    {
      code: "placesHorsPsu",
      nom: "Places des EAJE hors PSU",
      definition: "Places autorisées des EAJE sans PSU, micro-crèches Paje surtout.",
      unite: "places",
      publique: true,
    },
    {
      code: "placesAssistants",
      nom: "Places des assistants maternels actifs",
      definition: "Places pour moins de 3 ans chez les assistants maternels qui gardent au moins un enfant.",
      unite: "places",
    },
    {
      code: "placesDomicile",
      nom: "Places au domicile des parents",
      definition: "Enfants de moins de 3 ans gardés par un salarié au domicile de leurs parents.",
      unite: "places",
    },
    {
      code: "placesEcole",
      nom: "Places à l’école avant 3 ans",
      definition: "Enfants de moins de 3 ans accueillis à l’école.",
      unite: "places",
      publique: true,
    },
    {
      code: "capaciteTotale",
      nom: "Capacité totale d’accueil",
      definition: "Places de tous les modes d’accueil pour les moins de 3 ans.",
      unite: "places",
      methode: THEORIQUE,
      reunit: MODES,
    },
    {
      code: "placesEaje",
      nom: "Places d’EAJE en service",
      definition: "Places de crèche ouvertes, quel que soit leur financement.",
      unite: "places",
      publique: true,
    },
    {
      code: "assistantsActifs",
      nom: "Assistants maternels actifs",
      definition: "Assistants maternels qui gardent au moins un enfant.",
      unite: "assistants maternels",
    },
    {
      code: "assistantsAgrees",
      nom: "Assistants maternels agréés",
      definition: "Assistants maternels qui ont un agrément, qu’ils gardent un enfant ou non.",
      unite: "assistants maternels",
      producteur: "pmi",
    },
    {
      code: "ageAssistants",
      nom: "Âge moyen des assistants maternels",
      definition: "Somme des âges des assistants maternels agréés, sur leur nombre.",
      formule: MOYENNE,
      unite: "ans",
      decimales: 1,
      producteur: "pmi",
    },
    {
      code: "assistantsPlus55",
      nom: "Assistants maternels de plus de 55 ans",
      definition: "Assistants maternels agréés de plus de 55 ans.",
      unite: "assistants maternels",
      producteur: "pmi",
    },
    {
      code: "partAssistantsPlus55",
      nom: "Part des assistants maternels de plus de 55 ans",
      definition: "Assistants maternels de plus de 55 ans, sur les assistants maternels agréés.",
      formule: part(["assistantsPlus55"], ["assistantsAgrees"]),
      producteur: "pmi",
    },
  ]),
  ...enoncer("petiteEnfance", "gestionnaires", [
    {
      code: "heuresReelles",
      nom: "Heures de présence des enfants",
      definition: "Heures réellement passées par les enfants dans les EAJE.",
      unite: "heures",
    },
    {
      code: "heuresFacturees",
      nom: "Heures facturées aux familles",
      definition: "Heures d’accueil facturées par les EAJE.",
      unite: "heures",
    },
    {
      code: "heuresTheoriques",
      nom: "Heures de capacité",
      definition: "Places autorisées, multipliées par les heures d’ouverture.",
      unite: "heures",
    },
    {
      code: "tauxOccupation",
      nom: "Taux d’occupation réel",
      definition: "Heures de présence des enfants, sur les heures de capacité.",
      formule: rapporter(["heuresReelles"], ["heuresTheoriques"]),
    },
    {
      code: "tauxOccupationFacturee",
      nom: "Taux d’occupation facturé",
      definition: "Heures facturées, sur les heures de capacité.",
      formule: rapporter(["heuresFacturees"], ["heuresTheoriques"]),
    },
    {
      code: "tauxFacturation",
      nom: "Taux de facturation",
      definition: "Heures facturées, sur les heures de présence.",
      formule: rapporter(["heuresFacturees"], ["heuresReelles"]),
    },
  ]),
];
