import type { Article } from "../model.ts";

/** Les articles de la démonstration, courts et inventés. */
export const ARTICLES: readonly Article[] = [
  {
    numero: "1",
    genre: "objet",
    titre: "À quoi sert cette convention",
    texte:
      "La convention réunit ceux qui font vivre les services aux familles du territoire. Elle dit ce qu’ils ont observé ensemble, ce qu’ils veulent changer et comment ils le feront.\n\nElle ne finance rien par elle-même : les aides de la Caf passent par d’autres conventions, signées équipement par équipement.",
  },
  {
    numero: "2",
    genre: "champsCaf",
    titre: "Ce que la Caf apporte",
    texte:
      "La Caf met au service du territoire :\n- ses chiffres et sa connaissance des familles ;\n- une conseillère qui suit la convention ;\n- ses aides à la création de places, à la parentalité et à l’animation de la vie sociale.",
  },
  {
    numero: "3",
    genre: "champsCollectivite",
    titre: "Ce que les collectivités apportent",
    texte:
      "La communauté de communes porte la petite enfance et coordonne l’enfance et la jeunesse. Les communes gardent le périscolaire et leurs salles.\n\nToutes recensent les besoins d’accueil et informent les familles.",
  },
  {
    numero: "4",
    genre: "objectifs",
    titre: "Ce que nous voulons ensemble",
    texte:
      "1. Offrir une solution d’accueil à moins de vingt minutes de chaque village.\n2. Donner aux enfants et aux jeunes des lieux à eux.\n3. Rendre les droits faciles à demander.\n4. Soutenir les parents là où ils sont.",
  },
  {
    numero: "5",
    genre: "collaboration",
    titre: "Comment nous travaillons",
    texte:
      "Un comité de pilotage se réunit deux fois par an. La Caf et la communauté de communes le président ensemble.\n\nUne équipe de quatre personnes prépare ses réunions ; la chargée de coopération l’anime.",
  },
  {
    numero: "6",
    genre: "donnees",
    titre: "Quelles données nous échangeons",
    texte:
      "Seules circulent des données qui ne permettent de reconnaître personne. Toute demande nouvelle passe par les délégués à la protection des données.",
  },
  {
    numero: "7",
    genre: "suivi",
    titre: "Comment nous regardons ce qui change",
    texte:
      "Le plan d’actions est mis à jour chaque trimestre. Un bilan est fait à mi-parcours, un autre à la fin : il dit ce qui a été réalisé, et surtout ce qui a changé pour les habitants.",
  },
  {
    numero: "8",
    genre: "duree",
    titre: "Combien de temps elle dure",
    texte:
      "La convention court du 1er janvier 2026 au 31 décembre 2030. Elle ne se prolonge que par un nouvel accord écrit.",
  },
];

export const VISAS = [
  { texte: "Vu le code de la sécurité sociale, pour l’action sociale des Caf", incomplet: false },
  {
    texte: "Vu le code de l’action sociale et des familles, pour le service public de la petite enfance",
    incomplet: false,
  },
  { texte: "Vu la décision du conseil d’administration de la Caf en date du …", incomplet: true },
];

export const ANNEXES = [
  { numero: "1", titre: "Diagnostic partagé" },
  { numero: "2", titre: "Équipements et services soutenus" },
  { numero: "3", titre: "Plan d’actions" },
  { numero: "4", titre: "Pilotage et suivi" },
  { numero: "5", titre: "Délibérations et décisions" },
];

/** Des émetteurs inventés, leurs clés justes : l'intercommunalité, puis les communes qui signent. */
export const SIRETS = ["29999900300013", "21999901800019", "21999902600012", "21999903400016"] as const;
export const DEPARTEMENT = "15";
