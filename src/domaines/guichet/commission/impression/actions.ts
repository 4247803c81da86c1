import type { Bloc, Imprime } from "#commun/document.ts";
import { enLettres } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import { cadreDe, type Demande, type Fabriques } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { noterOuvertures } from "../../acces/store.ts";
import { calculer, lireSeance } from "../calcul/actions.ts";
import { adressesDe, estSurPapier, famillesDe } from "../lettre/destinataire/actions.ts";
import { blocsLettre } from "../lettre/document.ts";
import type { Lettre } from "../lettre/model.ts";
import { getLettre, listLettres } from "../lettre/store.ts";
import { listTombees } from "../offre/store.ts";
import { composerProces } from "../proces/actions.ts";
import { blocsProces } from "../proces/document.ts";
import { findProces } from "../proces/store.ts";
import { getCommission } from "../session/store.ts";
import { estTiree } from "../session/rules.ts";

const commissionDite = (db: Db, perimetre: Perimetre, { parametres }: Demande) =>
  getCommission(db, perimetre, parametres.get("commission") ?? "");

async function procesVerbal(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const commission = await commissionDite(db, perimetre, demande);
  orNotFound(estTiree(commission) ? commission : undefined);
  const arrete = await findProces(db, perimetre, commission.id);
  const projet = async () => {
    const seance = await lireSeance(db, perimetre, commission);
    return composerProces(db, perimetre, seance, calculer(seance, seance.etat).proposition);
  };
  return {
    ...(await cadreDe(db, perimetre, demande)),
    titre: `Procès-verbal : ${commission.nom}`,
    sousTitre: `${arrete ? "Arrêté" : "Projet"}, séance du ${enLettres(commission.le)}`,
    sources: [],
    blocs: blocsProces(arrete?.contenu ?? (await projet())),
  };
}

/** Plusieurs lettres à la suite, une page chacune. */
async function blocsDe(
  db: Db,
  perimetre: Perimetre,
  lettres: readonly Lettre[],
  { jour, instant }: Demande,
): Promise<Bloc[]> {
  const adresses = await adressesDe(db, perimetre, lettres);
  const ouvertures = famillesDe(adresses).map((famille) => ({ famille, demande: null, motif: "commission" as const }));
  await noterOuvertures(db, perimetre, ouvertures, { le: jour, instant });
  return lettres.flatMap(({ id, contenu }, rang): Bloc[] => [
    ...(rang > 0 ? [{ genre: "saut" } as const] : []),
    ...(lettres.length > 1
      ? [{ genre: "titre", niveau: 1, texte: `Demande ${contenu.numero}`, ancre: id } as const]
      : []),
    ...blocsLettre(contenu, adresses.get(id)?.destinataire ?? null, lettres.length > 1 ? 2 : 1),
  ]);
}

async function uneLettre(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const lettre = await getLettre(db, perimetre, demande.parametres.get("lettre") ?? "");
  return {
    ...(await cadreDe(db, perimetre, demande)),
    titre: `Réponse à votre demande ${lettre.numero}`,
    sources: [],
    blocs: await blocsDe(db, perimetre, [lettre], demande),
  };
}

async function toutesLettres(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const commission = await commissionDite(db, perimetre, demande);
  const lettres = await listLettres(db, perimetre, commission.id);
  const papier = demande.parametres.get("lesquelles") === "papier";
  const adresses = papier ? await adressesDe(db, perimetre, lettres) : new Map();
  const tombees = papier ? await listTombees(db, perimetre, commission.id) : new Map<string | null, unknown>();
  const part = ({ posteeLe, offre }: Lettre) => posteeLe !== null || !tombees.has(offre);
  const surPapier = (lettre: Lettre) => part(lettre) && estSurPapier(lettre, adresses.get(lettre.id));
  const voulues = papier ? lettres.filter(surPapier) : lettres;
  return {
    ...(await cadreDe(db, perimetre, demande)),
    titre: `Lettres : ${commission.nom}`,
    sources: [],
    blocs: await blocsDe(db, perimetre, voulues, demande),
  };
}

const siege: Fabriques[string]["permise"] = (roles) => peut(roles, "commission.sieger");
const conduit: Fabriques[string]["permise"] = (roles) => peut(roles, "commission.conduire");

/** Ce que la commission sait imprimer : on le demande d'une séance, d'une lettre. */
export const FABRIQUES_COMMISSION: Fabriques = {
  commission: {
    nom: "Procès-verbal de la commission",
    formats: ["pdf", "docx", "odt"],
    permise: siege,
    entier: false,
    composer: procesVerbal,
  },
  lettreCommission: {
    nom: "Lettre de la commission",
    formats: ["pdf", "docx", "odt"],
    permise: conduit,
    entier: false,
    composer: uneLettre,
  },
  lettresCommission: {
    nom: "Lettres de la commission",
    formats: ["pdf", "docx", "odt"],
    permise: conduit,
    entier: false,
    composer: toutesLettres,
  },
};
