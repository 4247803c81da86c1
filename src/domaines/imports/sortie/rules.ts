import type { Fiche, Noeud } from "#domaines/plan/model.ts";
import type { EcheanceEchange, Echange, FicheEchange, NoeudEchange } from "../echange/model.ts";
import type { Blocs } from "../revue/model.ts";

/** Une fiche du plan dans la forme du format, ses clés dans l'ordre du format, ses porteurs tels qu'écrits. */
export const versFicheEchange = (fiche: Fiche): FicheEchange => ({
  reference: fiche.reference,
  titre: fiche.titre,
  noeuds: fiche.noeuds,
  priorite: fiche.priorite && { schema: fiche.priorite.schema, valeur: fiche.priorite.valeur },
  diagnosticInitial: fiche.diagnosticInitial,
  forces: fiche.forces,
  faiblesses: fiche.faiblesses,
  finalite: fiche.finalite,
  objectifsOperationnels: fiche.objectifsOperationnels,
  description: fiche.description,
  publicCible: fiche.publicCible,
  methodologie: fiche.methodologie,
  modalites: fiche.modalites,
  echeances: fiche.echeances.map(({ debut, fin, texte }) => ({ debut, fin, texte }) as EcheanceEchange),
  pilotes: fiche.pilotes.map(({ libelle }) => libelle),
  partenaires: fiche.partenaires.map(({ libelle }) => libelle),
  moyens: fiche.moyens,
  resultatsAttendus: fiche.resultatsAttendus,
  indicateurs: fiche.indicateurs.map(({ libelle, nature }) => ({ libelle, nature })),
  pointsVigilance: fiche.pointsVigilance,
  budget: fiche.budget && {
    statut: fiche.budget.statut,
    montantCentimes: fiche.budget.montantCentimes,
    texte: fiche.budget.texte,
  },
  territoiresCibles: fiche.territoiresCibles,
  champs: fiche.champs,
  specificitesAo: fiche.specificitesAo.map(({ ao, texte }) => ({ ao, texte })),
  contratsLies: fiche.contratsLies,
  actionsLiees: fiche.actionsLiees,
  autres: fiche.autres,
  sources: Object.fromEntries(
    Object.entries(fiche.sources).map(([champ, { libelle, lignes }]) => [champ, { libelle, lignes }]),
  ),
});

export const versNoeudEchange = ({ id, parent, genre, code, libelle, impacts }: Noeud): NoeudEchange => ({
  id,
  parent,
  genre,
  code,
  libelle,
  impactsVises: impacts,
});

type DuFormat = Pick<Echange, "convention" | "deliberations" | "equipements">;

/** Les blocs de la convention, leurs clés dans l'ordre du format : une base ne le garde pas. */
export const rangerBlocs = (blocs: Blocs): DuFormat => ({
  convention: {
    titre: blocs.titre,
    caf: blocs.caf,
    debut: blocs.debut,
    fin: blocs.fin,
    perimetre: blocs.perimetre,
    parties: blocs.parties.map(({ genre, nom, nomCourt, code, representants }) => {
      return {
        genre,
        nom,
        nomCourt,
        code,
        representants: representants.map(({ qualite, nom: qui }) => ({ qualite, nom: qui })),
      };
    }),
    visas: blocs.visas.map(({ texte, incomplet }) => ({ texte, incomplet })),
    articles: blocs.articles.map(({ numero, genre, titre, texte }) => ({ numero, genre, titre, texte })),
    annexes: blocs.annexes.map(({ numero, titre }) => ({ numero, titre })),
  },
  deliberations: blocs.deliberations.map(rangerDeliberation),
  equipements: blocs.equipements.map(({ collectivite, type, typeLibelle, nom, adresse }) => {
    return { collectivite, type, typeLibelle, nom, adresse };
  }),
});

const rangerDeliberation = (vote: Blocs["deliberations"][number]): Blocs["deliberations"][number] => ({
  collectivite: vote.collectivite,
  numero: vote.numero,
  dateSeance: vote.dateSeance,
  enExercice: vote.enExercice,
  presents: vote.presents,
  votants: vote.votants,
  pouvoirs: vote.pouvoirs,
  resultat: vote.resultat,
  identifiantActes: vote.identifiantActes,
  envoyeLe: vote.envoyeLe,
  recuLe: vote.recuLe,
  publieLe: vote.publieLe,
  objet: vote.objet,
  dispositif: vote.dispositif,
});
