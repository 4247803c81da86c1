import { enoncer, part, rapporter } from "../rules.ts";

const OFFRE = { methode: "Compté à la fin de l’année.", publique: true };

/** Se former, se déplacer, trouver un service, demander une place. */
export const VIE = [
  ...enoncer("formation", "insee", [
    {
      code: "nonScolarises15Plus",
      nom: "Habitants de 15 ans et plus sortis de l’école",
      definition: "Habitants de 15 ans ou plus qui ne sont plus scolarisés.",
      unite: "habitants",
    },
    {
      code: "nonDiplomes",
      nom: "Habitants sans diplôme",
      definition: "Habitants de 15 ans ou plus, sortis de l’école, sans diplôme ou au plus le certificat d’études.",
      unite: "habitants",
    },
    {
      code: "partNonDiplomes",
      nom: "Part des non-diplômés",
      definition: "Habitants sans diplôme, sur ceux de 15 ans et plus sortis de l’école.",
      formule: part(["nonDiplomes"], ["nonScolarises15Plus"]),
    },
    {
      code: "bacPlus",
      nom: "Diplômés du supérieur",
      definition: "Habitants de 15 ans ou plus, sortis de l’école, diplômés du supérieur.",
      unite: "habitants",
    },
    {
      code: "partBacPlus",
      nom: "Part des diplômés du supérieur",
      definition: "Diplômés du supérieur, sur les habitants de 15 ans et plus sortis de l’école.",
      formule: part(["bacPlus"], ["nonScolarises15Plus"]),
    },
    {
      code: "jeunes15a24",
      nom: "Jeunes de 15 à 24 ans",
      definition: "Habitants de 15 à 24 ans révolus.",
      unite: "jeunes",
    },
    {
      code: "jeunesNonInseres",
      nom: "Jeunes ni en emploi ni en formation",
      definition: "Jeunes de 15 à 24 ans ni scolarisés ni en emploi.",
      unite: "jeunes",
    },
    {
      code: "partJeunesNonInseres",
      nom: "Part des jeunes ni en emploi ni en formation",
      definition:
        "Jeunes de 15 à 24 ans ni scolarisés ni en emploi, sur les jeunes de cet âge. Se lit mieux à l’échelle de la zone d’emploi.",
      formule: part(["jeunesNonInseres"], ["jeunes15a24"]),
    },
  ]),
  ...enoncer("mobilite", "insee", [
    {
      code: "menagesMotorises",
      nom: "Ménages qui ont une voiture",
      definition: "Ménages qui disposent d’une voiture au moins.",
      unite: "ménages",
    },
    {
      code: "menagesSansVoiture",
      nom: "Ménages sans voiture",
      definition: "Ménages qui n’ont pas de voiture.",
      unite: "ménages",
    },
    {
      code: "partMenagesMotorises",
      nom: "Part des ménages motorisés",
      definition: "Ménages qui ont une voiture au moins, sur l’ensemble des ménages.",
      formule: part(["menagesMotorises"], ["menages"]),
    },
    {
      code: "partMenagesSansVoiture",
      nom: "Part des ménages sans voiture",
      definition: "Ménages sans voiture, sur l’ensemble des ménages.",
      formule: part(["menagesSansVoiture"], ["menages"]),
    },
    {
      code: "partTrajetsVoiture",
      nom: "Part de la voiture dans les trajets domicile-travail",
      definition: "Actifs qui vont travailler en voiture, sur les actifs qui ont un emploi.",
      formule: part([], []),
    },
  ]),
  ...enoncer("mobilite", "territoire", [
    {
      code: "transportDemande",
      nom: "Trajets de transport à la demande",
      definition: "Trajets faits dans l’année par le transport à la demande.",
      unite: "trajets",
    },
  ]),
  ...enoncer("offre", "territoire", [
    {
      code: "nbAlsh",
      nom: "Accueils de loisirs",
      definition: "Accueils de loisirs sans hébergement en service.",
      unite: "accueils",
      ...OFFRE,
    },
    {
      code: "nbCentresSociaux",
      nom: "Centres sociaux",
      definition: "Centres sociaux agréés.",
      unite: "centres",
      ...OFFRE,
    },
    {
      code: "nbEvs",
      nom: "Espaces de vie sociale",
      definition: "Espaces de vie sociale agréés.",
      unite: "espaces",
      ...OFFRE,
    },
    {
      code: "nbLaep",
      nom: "Lieux d’accueil enfants-parents",
      definition: "Lieux d’accueil enfants-parents en service.",
      unite: "lieux",
      ...OFFRE,
    },
    {
      code: "nbMaisonsParents",
      nom: "Maisons des parents",
      definition: "Maisons des parents et maisons des 1 000 jours.",
      unite: "maisons",
      ...OFFRE,
    },
    {
      code: "nbFjt",
      nom: "Foyers de jeunes travailleurs",
      definition: "Foyers et résidences habitat jeunes.",
      unite: "foyers",
      ...OFFRE,
    },
    {
      code: "enfantsAlshMoins6",
      nom: "Enfants de moins de 6 ans en accueil de loisirs",
      definition: "Enfants présents en moyenne un jour d’ouverture.",
      unite: "enfants",
    },
    {
      code: "placesAlshMoins6",
      nom: "Places d’accueil de loisirs avant 6 ans",
      definition: "Places déclarées pour les moins de 6 ans.",
      unite: "places",
      publique: true,
    },
    {
      code: "remplissageAlshMoins6",
      nom: "Remplissage des accueils de loisirs avant 6 ans",
      definition: "Enfants présents, sur les places, avant 6 ans.",
      formule: rapporter(["enfantsAlshMoins6"], ["placesAlshMoins6"]),
    },
    {
      code: "enfantsAlsh6Plus",
      nom: "Enfants de 6 ans et plus en accueil de loisirs",
      definition: "Enfants présents en moyenne un jour d’ouverture.",
      unite: "enfants",
    },
    {
      code: "placesAlsh6Plus",
      nom: "Places d’accueil de loisirs dès 6 ans",
      definition: "Places déclarées pour les 6 ans et plus.",
      unite: "places",
      publique: true,
    },
    {
      code: "remplissageAlsh6Plus",
      nom: "Remplissage des accueils de loisirs dès 6 ans",
      definition: "Enfants présents, sur les places, dès 6 ans.",
      formule: rapporter(["enfantsAlsh6Plus"], ["placesAlsh6Plus"]),
    },
  ]),
  ...enoncer("guichet", "maillage", [
    {
      code: "placesReelles",
      nom: "Places réellement ouvertes",
      definition: "Places que les équipements du registre ouvrent vraiment, toutes demi-journées comptées en dixièmes.",
      unite: "places",
      decimales: 1,
      publique: true,
    },
    {
      code: "demiJourneesOuvertes",
      nom: "Demi-journées ouvertes par semaine",
      definition: "Places des crèches du registre, demi-journée par demi-journée, une semaine du mois.",
      unite: "demi-journées",
      publique: true,
    },
    {
      code: "demiJourneesOccupees",
      nom: "Demi-journées occupées par semaine",
      definition: "Celles de ces places que tient un enfant accueilli.",
      unite: "demi-journées",
      publique: true,
    },
    {
      code: "occupationReelle",
      nom: "Occupation des crèches du registre",
      definition: "Demi-journées occupées, sur les demi-journées ouvertes.",
      formule: rapporter(["demiJourneesOccupees"], ["demiJourneesOuvertes"]),
    },
    {
      code: "placesAgreees",
      nom: "Places agréées d’assistants maternels",
      definition: "Enfants que les agréments en cours du registre permettent d’accueillir, quel que soit leur âge.",
      unite: "places",
    },
    {
      code: "demandesRecues",
      nom: "Demandes reçues",
      definition: "Demandes d’accueil reçues dans l’année, là où habite la famille.",
      unite: "demandes",
    },
    {
      code: "demandesSatisfaites",
      nom: "Demandes satisfaites",
      definition: "Demandes qui ont obtenu l’accueil demandé.",
      unite: "demandes",
    },
    {
      code: "demandesPartielles",
      nom: "Demandes satisfaites en partie",
      definition: "Demandes qui ont obtenu moins que demandé.",
      unite: "demandes",
    },
    {
      code: "demandesEnAttente",
      nom: "Demandes en attente",
      definition: "Demandes sans réponse à la date dite.",
      unite: "demandes",
    },
    {
      code: "demandesRetirees",
      nom: "Demandes retirées",
      definition: "Demandes que la famille a retirées.",
      unite: "demandes",
    },
    {
      code: "partDemandesSatisfaites",
      nom: "Part des demandes satisfaites",
      definition: "Demandes satisfaites, sur les demandes reçues.",
      formule: part(["demandesSatisfaites"], ["demandesRecues"]),
    },
    {
      code: "delaiMedianDemandes",
      nom: "Délai médian d’attribution",
      definition: "Temps qu’une demande sur deux attend au moins avant une place.",
      formule: { genre: "donnee", raison: "la médiane d’un ensemble n’est pas celle de ses parties" },
      unite: "jours",
    },
  ]),
];
