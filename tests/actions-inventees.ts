/** An invented plan, told in as many layouts as there are below. */
export type ActionInventee = {
  axe: string;
  titre: string;
  pilote: string;
  contexte: string;
  objectifs: string[];
  public: string;
  echeance: string;
  indicateurs: string[];
};

export const AXES = ["Grandir au bord de la Vive", "Se retrouver entre générations"];

export const ACTIONS: ActionInventee[] = [
  {
    axe: AXES[0] as string,
    titre: "Ouvrir une halte-garderie itinérante dans les hameaux",
    pilote: "Communauté de communes du Val de Vive",
    contexte:
      "Six hameaux sont à plus de vingt minutes de la première place de crèche, et les parents renoncent à des emplois.",
    objectifs: ["Proposer douze places par semaine", "Desservir chaque hameau un jour sur cinq"],
    public: "Enfants de moins de trois ans",
    echeance: "2027",
    indicateurs: ["Nombre d’enfants accueillis", "Taux d’occupation du camion"],
  },
  {
    axe: AXES[0] as string,
    titre: "Former les assistantes maternelles à l’accueil du handicap",
    pilote: "Relais petite enfance de Brévonne",
    contexte:
      "Trois familles sur quatre disent n’avoir trouvé aucune professionnelle préparée à accueillir leur enfant.",
    objectifs: ["Organiser deux sessions chaque année", "Prêter du matériel adapté"],
    public: "Assistantes maternelles",
    echeance: "2026",
    indicateurs: ["Nombre de professionnelles formées"],
  },
  {
    axe: AXES[0] as string,
    titre: "Créer un guichet unique des demandes de places",
    pilote: "Ville de Brévonne",
    contexte:
      "Les familles déposent leur demande dans quatre structures et personne ne connaît le nombre réel d’attentes.",
    objectifs: ["Tenir une seule liste", "Répondre en moins d’un mois"],
    public: "Familles",
    echeance: "2026",
    indicateurs: ["Délai moyen de réponse", "Nombre de demandes reçues"],
  },
  {
    axe: AXES[1] as string,
    titre: "Rouvrir le café des familles de Saint-Orve",
    pilote: "Association Les Tilleuls",
    contexte: "Le dernier lieu de rencontre du bourg a fermé pendant l’hiver et les jeunes parents se disent isolés.",
    objectifs: ["Ouvrir trois demi-journées par semaine", "Accueillir les permanences sociales"],
    public: "Habitants",
    echeance: "2028",
    indicateurs: ["Fréquentation mensuelle"],
  },
  {
    axe: AXES[1] as string,
    titre: "Emmener les adolescents en chantier de restauration du lavoir",
    pilote: "Service jeunesse du Val de Vive",
    contexte: "Quarante adolescents ne partent pas en vacances et le petit patrimoine de la vallée se dégrade.",
    objectifs: ["Tenir un chantier chaque été", "Faire découvrir les métiers du bâti"],
    public: "Adolescents",
    echeance: "2027",
    indicateurs: ["Nombre de participants", "Ouvrages restaurés"],
  },
  {
    axe: AXES[1] as string,
    titre: "Accompagner les démarches en ligne des aînés à domicile",
    pilote: "Centre social du Pré-Neuf",
    contexte: "Une personne âgée sur trois renonce à une aide faute de savoir remplir un formulaire sur écran.",
    objectifs: ["Former huit bénévoles visiteurs", "Rendre visite à cent foyers"],
    public: "Personnes âgées",
    echeance: "2029",
    indicateurs: ["Nombre de visites", "Droits ouverts"],
  },
];
