import type { Imprime } from "#commun/document.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { pluriel } from "#commun/texte.ts";
import { peut } from "#domaines/acces/index.ts";
import { cadreDe, type Demande, type Fabrique, type Fabriques } from "#domaines/documents/index.ts";
import { listNoeuds } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { lireBord } from "../bord/actions.ts";
import { type GroupePar, GROUPES, LIBELLES_GROUPE, LIBELLES_PARTIE, PARTIES } from "../bord/model.ts";
import { getCampagne, listCampagnes, listDemandes } from "../campagne/store.ts";
import { blocsBord, blocsPartie } from "../bord/document.ts";
import { blocsCampagne, blocsCopil, silencesDe } from "../document.ts";
import { lireCommune } from "../commune/actions.ts";
import { blocsCommune } from "../commune/document.ts";
import { listEtats } from "../etat/store.ts";
import { valeursEntre } from "../mouvement/actions.ts";
import { axesDe, photoPresente } from "../photo/actions.ts";
import type { Instantane } from "../photo/model.ts";
import { comparer, reponsesParAxe } from "../photo/rules.ts";
import { findInstantane } from "../photo/store.ts";
import { lireSuivies } from "../selection/actions.ts";
import { lireTableauSuivi } from "../tableau/actions.ts";
import { tableauPartage } from "../tableau/document.ts";

const permise: Fabrique["permise"] = (roles) => peut(roles, "suivi.lire");
const SOURCES = ["Réponses des porteurs d’actions aux campagnes de suivi, validées par la coordination"];

const SOURCES_TABLEAU = [
  "Plan d’actions de la convention : territoires, partenaires, moyens écrits, indicateurs annoncés",
  "Budget du plan et valeurs des indicateurs, saisis par ceux qui portent les fiches",
];

const instantDu = ({ jour }: Demande) => `${jour}T23:59:59.999Z`;
const photoDe = (db: Db, perimetre: Perimetre, demande: Demande) =>
  photoPresente(db, perimetre, demande.convention, instantDu(demande));

const parDe = ({ parametres }: Demande): GroupePar =>
  GROUPES.find((groupe) => groupe === parametres.get("par")) ?? "axe";

const bordDe = (db: Db, perimetre: Perimetre, demande: Demande) => {
  const { convention, parametres, jour } = demande;
  return lireBord(db, perimetre, { convention, parametres, par: parDe(demande), aujourdhui: jour, entier: true });
};

async function composerBord(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const bord = await bordDe(db, perimetre, demande);
  const blocs = blocsBord(bord, LIBELLES_GROUPE[parDe(demande)].toLowerCase());
  const cadre = await cadreDe(db, perimetre, demande);
  return { ...cadre, titre: "Tableau de bord", sousTitre: bord.selection.dite, sources: SOURCES, blocs };
}

async function composerPartie(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const partie = PARTIES.find((une) => une === demande.parametres.get("partie")) ?? "etats";
  const bord = await bordDe(db, perimetre, demande);
  const cadre = await cadreDe(db, perimetre, demande);
  const blocs = blocsPartie(partie, bord, LIBELLES_GROUPE[parDe(demande)].toLowerCase());
  return { ...cadre, titre: LIBELLES_PARTIE[partie], sousTitre: bord.selection.dite, sources: SOURCES, blocs };
}

async function composerTableau(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const suivies = await lireSuivies(db, perimetre, demande);
  const lignes = await lireTableauSuivi(db, perimetre, suivies, demande.jour);
  const cadre = await cadreDe(db, perimetre, demande);
  const axes = axesDe(suivies.noeuds);
  const tableau = tableauPartage(lignes, suivies.dits.etats, suivies.vue.tri.groupe ? axes : null);
  const blocs = [tableau, ...silencesDe(suivies.vues, axes)];
  const sources = [...SOURCES, ...SOURCES_TABLEAU];
  return { ...cadre, titre: "Tableau de suivi", sousTitre: suivies.dite, feuille: "a3paysage", sources, blocs };
}

async function composerCopil(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const { convention, parametres, jour } = demande;
  const bord = await lireBord(db, perimetre, { convention, parametres, par: "axe", aujourdhui: jour, entier: true });
  const { vues, noeuds } = await lireSuivies(db, perimetre, demande);
  const cadre = await cadreDe(db, perimetre, demande);
  const titre = "Comité de pilotage : où en est la convention";
  const page = { feuille: "a4paysage", sousTitre: bord.selection.dite, sources: SOURCES } as const;
  return { ...cadre, ...page, titre, blocs: blocsCopil(bord, vues, axesDe(noeuds)) };
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
  const axes = axesDe(await listNoeuds(db, perimetre));
  const axe = new Map(photo.fiches.map((fiche) => [fiche.id, fiche.axe]));
  const demandes = (await listDemandes(db, perimetre, campagne.id)).map((une) => ({
    ...une,
    axe: axe.get(une.fiche) ?? "",
  }));
  const etats = figee?.etats ?? (await listEtats(db, perimetre, demande.convention));
  const mouvements = avant ? comparer(avant, photo) : null;
  const valeurs = avant ? await valeursEntre(db, perimetre, demande.convention, [avant.instant, photo.instant]) : [];
  const cadre = await cadreDe(db, perimetre, demande);
  const blocs = blocsCampagne({
    campagne,
    reponses: reponsesParAxe(demandes, axes),
    mouvements,
    valeurs,
    fiches: photo.fiches,
    axes,
    etats,
  });
  return { ...cadre, titre: campagne.titre, feuille: "a4paysage", sources: SOURCES, blocs };
}

async function composerCommune(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const { convention, jour, parametres } = demande;
  const voulue = { convention, code: parametres.get("commune") ?? "", instant: instantDu(demande), today: jour };
  const lue = orNotFound((await lireCommune(db, perimetre, voulue)) ?? undefined);
  return {
    ...(await cadreDe(db, perimetre, demande)),
    titre: `${lue.nom} dans la convention`,
    ...(lue.population === null ? {} : { sousTitre: pluriel(lue.population, "habitant") }),
    sources: [...SOURCES, "Populations légales et code officiel géographique, Insee"],
    blocs: blocsCommune(lue),
  };
}

/** Ce que le suivi sait imprimer : tableau de bord, tableau de suivi A3, diaporama du copil, compte rendu de campagne, une commune. */
export const FABRIQUES_SUIVI: Fabriques = {
  bord: {
    nom: "Tableau de bord",
    formats: ["pdf", "docx", "odt", "pptx", "xlsx", "ods"],
    permise,
    composer: composerBord,
  },
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
  commune: {
    nom: "Une commune dans la convention",
    formats: ["pdf", "docx", "odt"],
    permise: (roles) => (["plan.lire", "suivi.lire", "budget.lire"] as const).every((acte) => peut(roles, acte)),
    court: true,
    entier: false,
    composer: composerCommune,
  },
  campagne: {
    nom: "Compte rendu de campagne",
    formats: ["pdf", "docx", "odt", "xlsx", "ods"],
    permise,
    entier: false,
    composer: composerCampagne,
  },
};
