import { plusMinutes } from "#commun/jour.ts";
import type { Db } from "#platform/db/db.ts";
import { updateSettings } from "#platform/settings.ts";
import { insertCompte } from "./compte/store.ts";
import { insertEspace, updateResponsable } from "./espace/store.ts";
import type { RoleDonne } from "./partage/model.ts";
import { insertRole } from "./partage/store.ts";

/** Les trois espaces de la démonstration : inventés, sur les communes d’intercommunalités réelles. */
export const ESPACES = [
  { id: "trois-rivieres", nom: "Communauté de communes des Trois-Rivières", teinte: 168 },
  { id: "haut-plateau", nom: "Communauté de communes du Haut-Plateau", teinte: 60 },
  { id: "val-de-lune", nom: "Communauté d’agglomération du Val de Lune", teinte: 280 },
] as const;

type Persona = {
  id: string;
  nom: string;
  courriel: string;
  demonstration: string;
  administrateur?: boolean;
  roles: readonly { espace: string; convention?: string; role: RoleDonne; collectivite?: string }[];
};

/** Les personnes de la démonstration, toutes inventées ; `demonstration` est ce que la page de connexion en dit. */
export const PERSONAS: readonly Persona[] = [
  {
    id: "nadege-aubrac",
    nom: "Nadège Aubrac",
    courriel: "nadege.aubrac@trois-rivieres.example",
    demonstration: "Chargée de coopération des Trois-Rivières : elle écrit le plan, importe, invite.",
    roles: [{ espace: "trois-rivieres", role: "chargeCooperation" }],
  },
  {
    id: "herve-lacombe",
    nom: "Hervé Lacombe",
    courriel: "herve.lacombe@trois-rivieres.example",
    demonstration: "Élu, vice-président à l’enfance : il lit tout le plan et commente, deux fois par an.",
    roles: [{ espace: "trois-rivieres", convention: "ctg-trois-rivieres", role: "elu" }],
  },
  {
    id: "samira-delorme",
    nom: "Samira Delorme",
    courriel: "samira.delorme@centre-social.example",
    demonstration: "Pilote, directrice du centre social : elle tient à jour les fiches qu’elle pilote.",
    roles: [{ espace: "trois-rivieres", convention: "ctg-trois-rivieres", role: "pilote" }],
  },
  {
    id: "catherine-roussel",
    nom: "Catherine Roussel",
    courriel: "catherine.roussel@caf.example",
    demonstration: "Conseillère de la Caf : elle lit cinq conventions dans trois espaces, et commente.",
    roles: ESPACES.map(({ id }) => ({ espace: id, role: "conseillerCaf" })),
  },
  {
    id: "maud-kerbrat",
    nom: "Maud Kerbrat",
    courriel: "maud.kerbrat@trois-rivieres.example",
    demonstration: "Animatrice du relais petite enfance : elle reçoit les demandes de place et prépare la commission.",
    roles: [{ espace: "trois-rivieres", role: "agentGuichet" }],
  },
  {
    id: "ines-fontanel",
    nom: "Inès Fontanel",
    courriel: "ines.fontanel@petits-galets.example",
    demonstration: "Directrice de crèche : elle tient ses places et ne lit que les demandes qui citent sa structure.",
    roles: [{ espace: "trois-rivieres", role: "gestionnaireStructure" }],
  },
  {
    id: "yann-prigent",
    nom: "Yann Prigent",
    courriel: "yann.prigent@trois-rivieres.example",
    demonstration:
      "Délégué à la protection des données : il lit le journal et le registre, exporte, efface, purge ; jamais le plan.",
    roles: [{ espace: "trois-rivieres", role: "dpo" }],
  },
  {
    id: "lucien-fabre",
    nom: "Lucien Fabre",
    courriel: "lucien.fabre@condat.example",
    demonstration: "Référent de sa commune : il lit ce qui la concerne et répond aux campagnes pour elle.",
    roles: [
      {
        espace: "trois-rivieres",
        convention: "ctg-trois-rivieres",
        role: "referentCollectivite",
        collectivite: "15054",
      },
    ],
  },
  {
    id: "jeanne-salvan",
    nom: "Jeanne Salvan",
    courriel: "jeanne.salvan@trois-rivieres.example",
    demonstration: "Rédactrice : elle écrit le plan, le texte et les bilans, sans inviter ni signer.",
    roles: [{ espace: "trois-rivieres", convention: "ctg-trois-rivieres", role: "redacteur" }],
  },
  {
    id: "noe-teissier",
    nom: "Noé Teissier",
    courriel: "noe.teissier@msa.example",
    demonstration: "Lecteur, partenaire : il lit le plan et son suivi, sans y écrire.",
    roles: [{ espace: "trois-rivieres", convention: "ctg-trois-rivieres", role: "lecteur" }],
  },
  {
    id: "odile-ferrand",
    nom: "Odile Ferrand",
    courriel: "odile.ferrand@hebergeur.example",
    demonstration: "Administratrice de l’installation : elle ouvre espaces et comptes, et ne lit aucun contenu.",
    administrateur: true,
    roles: [],
  },
];

const HEBERGEUR = {
  hebergeur: "Syndicat numérique des Trois-Rivières (organisme inventé)",
  adresse: "1 place du Marché, Riom-ès-Montagnes (adresse inventée)",
  publication: "La présidence du syndicat",
  contact: "odile.ferrand@hebergeur.example",
};

/** Écrit les espaces et qui en répond, dans l'annuaire. À faire avant les conventions. */
export async function seedEspaces(db: Db, le: Date): Promise<void> {
  for (const espace of ESPACES) {
    await insertEspace(db, espace, le);
    await updateResponsable(db, espace.id, `${espace.nom}, son président`, `dpo@${espace.id}.example`);
  }
  await updateSettings(db, HEBERGEUR);
}

/** Écrit les comptes et leurs rôles, dans l'annuaire. À faire après les conventions qu'ils citent. */
export async function seedComptes(db: Db, le: Date): Promise<void> {
  for (const [ordre, { roles, ...persona }] of PERSONAS.entries()) {
    const cree = plusMinutes(le, ordre - PERSONAS.length); // la page de connexion les présente dans cet ordre
    await insertCompte(db, { ...persona, activeLe: le.toISOString() }, cree);
    for (const [rang, role] of roles.entries()) {
      const { espace, convention = null, collectivite = null } = role;
      const id = `${persona.id}-${rang + 1}`;
      await insertRole(db, { id, compte: persona.id, espace, convention, role: role.role, collectivite }, le);
    }
  }
}
