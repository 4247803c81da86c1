import type { Context } from "hono";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { listFamilles } from "../demande/famille/store.ts";
import type { Demande, EtatDemande, Famille } from "../demande/model.ts";
import { listDemandes } from "../demande/store.ts";
import type { Doublon } from "./fusion/model.ts";
import type { Fiche, Paire } from "./model.ts";
import { paires } from "./rules.ts";
import { listDoublons } from "./store.ts";

export type Requete = Context<Env>;
export const BASE = "/espaces/:espace/guichet/doublons";
export const baseDe = (c: Requete): string => `/espaces/${c.var.perimetre.espace}/guichet/doublons`;

export const exigerInstruire = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "guichet.instruire"));

/** Les demandes qui peuvent en doubler une autre : celles qui attendent, et celles qui ont déjà une place. */
const COMPAREES: readonly EtatDemande[] = ["aConfirmer", "incomplete", "enAttente", "proposee", "acceptee"];

export type DemandeEtFamille = { demande: Demande; famille: Famille };

export const ficheDe = ({ demande, famille }: DemandeEtFamille): Fiche => {
  const { id, dossier, rang, enfant, commune, jumeaux } = demande;
  const { prenom, nom, autreParent, courriel, telephone, adresse } = famille;
  return {
    id,
    dossier,
    rang,
    enfant,
    commune,
    jumeaux,
    famille: famille.id,
    prenom,
    nom,
    autreParent,
    courriel,
    telephone,
    adresse,
  };
};

/** Des demandes et leurs familles, par identifiant. */
export async function lireDemandes(
  db: Db,
  perimetre: Perimetre,
  filtres: { etats?: readonly EtatDemande[]; ids?: readonly string[] },
): Promise<Map<string, DemandeEtFamille>> {
  const demandes = await listDemandes(db, perimetre, filtres);
  const familles = await listFamilles(
    db,
    perimetre,
    demandes.map(({ famille }) => famille),
  );
  return new Map(
    demandes.flatMap((demande) => {
      const famille = familles.get(demande.famille);
      return famille ? [[demande.id, { demande, famille }] as const] : [];
    }),
  );
}

export type Proposee = Paire & { premiere: DemandeEtFamille; seconde: DemandeEtFamille };
export type Doublons = { proposees: Proposee[]; decidees: Doublon[] };

/** Les paires à juger, et ce que les agents ont déjà décidé. */
export async function lireDoublons(db: Db, perimetre: Perimetre): Promise<Doublons> {
  const lues = await lireDemandes(db, perimetre, { etats: COMPAREES });
  const decidees = await listDoublons(db, perimetre);
  const jugees = new Set(
    decidees.filter(({ decision }) => decision !== "defait").map(({ un, autre }) => `${un} ${autre}`),
  );
  const proposees = paires([...lues.values()].map(ficheDe)).flatMap((paire) => {
    const [premiere, seconde] = [lues.get(paire.un), lues.get(paire.autre)];
    return premiere && seconde && !jugees.has(`${paire.un} ${paire.autre}`) ? [{ ...paire, premiere, seconde }] : [];
  });
  return { proposees, decidees };
}
