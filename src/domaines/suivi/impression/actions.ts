import type { Imprime } from "#commun/document.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import { cadreDe, type Demande, type Fabrique, type Fabriques } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import { lireBord } from "../bord/actions.ts";
import { type GroupePar, GROUPES, LIBELLES_GROUPE, LIBELLES_PARTIE, PARTIES } from "../bord/model.ts";
import { getCampagne, listCampagnes, listDemandes } from "../campagne/store.ts";
import { blocsBord, blocsPartie } from "../bord/document.ts";
import { blocsCampagne, blocsCopil, tableauSuivi } from "../document.ts";
import { listEtats } from "../etat/store.ts";
import { valeursEntre } from "../mouvement/actions.ts";
import { photoPresente } from "../photo/actions.ts";
import type { Instantane } from "../photo/model.ts";
import { comparer } from "../photo/rules.ts";
import { findInstantane } from "../photo/store.ts";

const permise: Fabrique["permise"] = (roles) => peut(roles, "suivi.lire");
const SOURCES = ["Réponses des porteurs d’actions aux campagnes de suivi, validées par la coordination"];

const instantDu = ({ jour }: Demande) => `${jour}T23:59:59.999Z`;
const photoDe = (db: Db, perimetre: Perimetre, demande: Demande) =>
  photoPresente(db, perimetre, demande.convention, instantDu(demande));

const parDe = ({ parametres }: Demande): GroupePar =>
  GROUPES.find((groupe) => groupe === parametres.get("par")) ?? "axe";

async function composerBord(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const par = parDe(demande);
  const bord = await lireBord(db, perimetre, {
    convention: demande.convention,
    par,
    aujourdhui: demande.jour,
    entier: true,
  });
  const cadre = await cadreDe(db, perimetre, demande);
  return {
    ...cadre,
    titre: "Tableau de bord",
    sources: SOURCES,
    blocs: blocsBord(bord, LIBELLES_GROUPE[par].toLowerCase()),
  };
}

async function composerPartie(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const [par, partie] = [parDe(demande), PARTIES.find((une) => une === demande.parametres.get("partie")) ?? "etats"];
  const bord = await lireBord(db, perimetre, {
    convention: demande.convention,
    par,
    aujourdhui: demande.jour,
    entier: true,
  });
  const cadre = await cadreDe(db, perimetre, demande);
  const blocs = blocsPartie(partie, bord, LIBELLES_GROUPE[par].toLowerCase());
  return { ...cadre, titre: LIBELLES_PARTIE[partie], sources: SOURCES, blocs };
}

async function composerTableau(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const etats = await listEtats(db, perimetre, demande.convention);
  const { fiches } = await photoDe(db, perimetre, demande);
  const cadre = await cadreDe(db, perimetre, demande);
  const blocs = [tableauSuivi(fiches, etats)];
  return { ...cadre, titre: "Tableau de suivi", feuille: "a3paysage", sources: SOURCES, blocs };
}

async function composerCopil(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const bord = await lireBord(db, perimetre, {
    convention: demande.convention,
    par: "axe",
    aujourdhui: demande.jour,
    entier: true,
  });
  const { fiches } = await photoDe(db, perimetre, demande);
  const cadre = await cadreDe(db, perimetre, demande);
  const titre = "Comité de pilotage : où en est la convention";
  return { ...cadre, titre, feuille: "a4paysage", sources: SOURCES, blocs: blocsCopil(bord, fiches) };
}

/** Le plan qu'une campagne close a figé, et les noms de ses états d'alors. */
async function photoDeCampagne(db: Db, perimetre: Perimetre, id: string): Promise<Instantane | null> {
  const fige = await findInstantane(db, perimetre, await getCampagne(db, perimetre, id));
  return fige?.contenu ?? null;
}

async function composerCampagne(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const campagne = await getCampagne(db, perimetre, demande.parametres.get("campagne") ?? "");
  const figee = await photoDeCampagne(db, perimetre, campagne.id);
  const photo = figee ?? (await photoDe(db, perimetre, demande));
  const toutes = (await listCampagnes(db, perimetre)).filter(({ convention }) => convention === campagne.convention);
  const precedente = toutes.find(({ etat, debut }) => etat === "close" && debut < campagne.debut);
  const avant = precedente ? await photoDeCampagne(db, perimetre, precedente.id) : null;
  const axes = new Map(photo.fiches.map(({ id, axe }) => [id, axe]));
  const demandes = await listDemandes(db, perimetre, campagne.id);
  const parAxe = [...Map.groupBy(demandes, ({ fiche }) => axes.get(fiche) ?? "")].map(([axe, siennes]) => ({
    axe,
    demandes: siennes.length,
    reponses: siennes.filter(({ etat }) => etat !== "attendue").length,
  }));
  const etats = figee?.etats ?? (await listEtats(db, perimetre, demande.convention));
  const mouvements = avant ? comparer(avant, photo) : null;
  const valeurs = avant ? await valeursEntre(db, perimetre, demande.convention, [avant.instant, photo.instant]) : [];
  const cadre = await cadreDe(db, perimetre, demande);
  const blocs = blocsCampagne({ campagne, parAxe, mouvements, valeurs, fiches: photo.fiches, etats });
  return { ...cadre, titre: campagne.titre, feuille: "a4paysage", sources: SOURCES, blocs };
}

/** Ce que le suivi sait imprimer : tableau de bord, tableau de suivi A3, diaporama du copil, compte rendu de campagne. */
export const FABRIQUES_SUIVI: Fabriques = {
  bord: { nom: "Tableau de bord", formats: ["pdf", "docx", "odt", "pptx"], permise, composer: composerBord },
  partieBord: {
    nom: "Une partie du tableau de bord",
    formats: ["pdf", "docx", "odt", "pptx"],
    permise,
    court: true,
    entier: false,
    composer: composerPartie,
  },
  tableauSuivi: {
    nom: "Tableau de suivi (A3)",
    formats: ["pdf", "docx", "odt", "xlsx", "ods"],
    permise,
    composer: composerTableau,
  },
  copil: { nom: "Diaporama du comité de pilotage", formats: ["pptx", "pdf"], permise, composer: composerCopil },
  campagne: {
    nom: "Compte rendu de campagne",
    formats: ["pdf", "docx", "odt"],
    permise,
    entier: false,
    composer: composerCampagne,
  },
};
