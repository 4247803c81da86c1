import { peutPasser } from "#commun/cycle.ts";
import { annee, type Jour, plusJours } from "#commun/jour.ts";
import { Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Dire, Saisie } from "../etat/model.ts";
import {
  type Campagne,
  CYCLE_CAMPAGNE,
  CYCLE_DEMANDE,
  type Demande,
  type DemandePosee,
  type Deroule,
  type EtatDemande,
  type Evenement,
  type Relance,
  type Reponse,
  type Rythme,
} from "./model.ts";

export const cleDemande = ({ fiche, volet }: Pick<Demande, "fiche" | "volet">): string => `${fiche}/${volet}`;

export type RefusCampagne = "campagne-pas-ouverte" | "demande-inconnue" | "demande-pas-soumise" | "deja-faite";

const DEPART: Deroule = { etat: "preparee", demandes: new Map() };

const posee = (demande: DemandePosee): Demande => ({
  ...demande,
  etat: "attendue",
  version: 1,
  reponse: null,
  auteur: null,
  repondue: null,
  mot: null,
});

/** La demande, passée dans un autre état : sa version compte ce qui lui est arrivé. */
function passer(
  demande: Demande | undefined,
  vers: EtatDemande,
  change: Partial<Demande>,
): Demande | Refus<RefusCampagne> {
  if (!demande) return refus("demande-inconnue");
  if (!peutPasser(CYCLE_DEMANDE, demande.etat, vers)) return refus("demande-pas-soumise");
  return { ...demande, ...change, etat: vers, version: demande.version + 1 };
}

function passee(demande: Demande | undefined, evenement: Evenement): Demande | Refus<RefusCampagne> {
  switch (evenement.genre) {
    case "reponse": {
      const { contenu: reponse, auteur, instant } = evenement;
      return passer(demande, "soumise", { reponse, auteur, repondue: instant, mot: null });
    }
    case "retour":
      return passer(demande, "retournee", { mot: evenement.contenu.mot });
    case "validation":
      return passer(demande, "validee", { mot: null });
    default:
      return refus("demande-inconnue");
  }
}

/** SUI-12 : une campagne est ce que ses événements en font, l'un après l'autre ; ce qui n'est pas ouvert ne reçoit rien. */
export function appliquer(deroule: Deroule, evenement: Evenement): Deroule | Refus<RefusCampagne> {
  const { genre } = evenement;
  if (genre === "ouverture") {
    if (!peutPasser(CYCLE_CAMPAGNE, deroule.etat, "ouverte")) return refus("deja-faite");
    return {
      etat: "ouverte",
      demandes: new Map(evenement.contenu.demandes.map((une) => [cleDemande(une), posee(une)])),
    };
  }
  if (deroule.etat !== "ouverte") return refus("campagne-pas-ouverte");
  if (genre === "cloture") return { ...deroule, etat: "close" };
  if (genre === "relance") return deroule;
  const cle = cleDemande(evenement);
  const apres = passee(deroule.demandes.get(cle), evenement);
  if (apres instanceof Refus) return apres;
  return { ...deroule, demandes: new Map(deroule.demandes).set(cle, apres) };
}

/** SUI-13 : l'instantané d'une campagne close est le rejeu de son journal : le refaire donne la même chose. */
export function rejouer(evenements: readonly Evenement[]): Deroule {
  let deroule = DEPART;
  for (const evenement of evenements) {
    const suite = appliquer(deroule, evenement);
    if (suite instanceof Refus)
      throw new Error(`Un événement « ${evenement.genre} » ne peut pas venir là (${suite.code})`);
    deroule = suite;
  }
  return deroule;
}

/** SUI-14 : « rien de neuf » redit l'état d'avant, au jour d'aujourd'hui ; qui n'a jamais rien dit ne peut pas le redire. */
export function rienDeNeuf(
  derniere: Pick<Saisie, "etat" | "nouvelleDate" | "decision"> | undefined,
  aujourdhui: Jour,
): Reponse | Refus<"rien-dit-encore"> {
  if (!derniere) return refus("rien-dit-encore");
  const { etat, nouvelleDate, decision } = derniere;
  const muet = { avancees: "", difficultes: "", deblocage: "", decisionDemandee: "" };
  return { etat, nouvelleDate, decision, le: aujourdhui, ...muet, rienDeNeuf: true };
}

type Attente = Pick<Demande, "referent" | "etat">;
/** Qui n'a pas encore répondu, ou doit reprendre : une personne une fois. */
const attendus = (demandes: readonly Attente[]): string[] => [
  ...new Set(
    demandes.flatMap(({ referent, etat }) =>
      referent && (etat === "attendue" || etat === "retournee") ? [referent] : [],
    ),
  ),
];

/** Le dernier jour de relance déjà venu, l'ouverture comprise ; aucun avant l'ouverture ni après la clôture. */
function jourDu(
  { ouverture, cloture, relances, etat }: Pick<Campagne, "ouverture" | "cloture" | "relances" | "etat">,
  aujourdhui: Jour,
) {
  if (etat !== "ouverte" || aujourdhui > cloture) return undefined;
  const venus = [ouverture, ...relances].filter((jour) => jour <= aujourdhui && jour <= cloture);
  return venus.toSorted().at(-1);
}

const cleRelance = ({ campagne, jour, destinataire }: Omit<Relance, "envoyee">) =>
  `${campagne} ${jour} ${destinataire}`;

/**
 * SUI-15 : on relance qui doit encore répondre, une fois par jour de relance, jamais le jour ni le lendemain de sa réponse, et
 * au plus une fois par semaine, toutes campagnes réunies en un seul courriel.
 */
export function relancesDues(
  campagnes: readonly { campagne: Campagne; demandes: readonly Attente[] }[],
  {
    envoyees,
    reponses,
    aujourdhui,
  }: { envoyees: readonly Relance[]; reponses: ReadonlyMap<string, Jour>; aujourdhui: Jour },
): Omit<Relance, "envoyee">[] {
  const deja = new Set(envoyees.map(cleRelance));
  const recents = new Set(
    envoyees.filter(({ envoyee }) => envoyee > plusJours(aujourdhui, -7)).map(({ destinataire }) => destinataire),
  );
  return campagnes.flatMap(({ campagne, demandes }) => {
    const jour = jourDu(campagne, aujourdhui);
    if (!jour) return [];
    return attendus(demandes)
      .filter((qui) => !recents.has(qui) && (reponses.get(qui) ?? "") < plusJours(aujourdhui, -1))
      .map((destinataire) => ({ campagne: campagne.id, jour, destinataire }))
      .filter((relance) => !deja.has(cleRelance(relance)));
  });
}

export type RefusDates = "periode-inverse" | "cloture-avant" | "relance-hors";

/** SUI-16 : une campagne ferme après s'être ouverte, et ne relance qu'entre les deux. */
export function verifierDates(
  dates: Pick<Campagne, "debut" | "fin" | "ouverture" | "cloture" | "relances">,
): RefusDates | null {
  if (dates.fin < dates.debut) return "periode-inverse";
  if (dates.cloture <= dates.ouverture) return "cloture-avant";
  return dates.relances.some((jour) => jour <= dates.ouverture || jour > dates.cloture) ? "relance-hors" : null;
}

const PERIODES: Record<Rythme, number> = { trimestre: 3, semestre: 6, annee: 12 };
const RANGS: Record<Rythme, readonly string[]> = {
  trimestre: ["Premier trimestre", "Deuxième trimestre", "Troisième trimestre", "Quatrième trimestre"],
  semestre: ["Premier semestre", "Second semestre"],
  annee: ["Année"],
};
const deuxChiffres = (nombre: number) => String(nombre).padStart(2, "0");

/** SUI-19 : une campagne porte d'elle-même sur la période en cours ; elle dure quatre semaines, avec deux relances. */
export function proposerCampagne(
  rythme: Rythme,
  aujourdhui: Jour,
): Pick<Campagne, "titre" | "rythme" | "debut" | "fin" | "cloture" | "relances"> {
  const an = annee(aujourdhui);
  const duree = PERIODES[rythme];
  const rang = Math.floor((Number(aujourdhui.slice(5, 7)) - 1) / duree);
  const debut = `${an}-${deuxChiffres(rang * duree + 1)}-01` as Jour;
  const dernier = rang * duree + duree;
  const suivant = dernier === 12 ? (`${an + 1}-01-01` as Jour) : (`${an}-${deuxChiffres(dernier + 1)}-01` as Jour);
  return {
    titre: `${RANGS[rythme][rang]} ${an}`,
    rythme,
    debut,
    fin: plusJours(suivant, -1),
    cloture: plusJours(aujourdhui, 28),
    relances: [plusJours(aujourdhui, 14), plusJours(aujourdhui, 24)],
  };
}

/** SUI-270 : une campagne interroge les fiches des branches qu'elle choisit et celles qu'elle nomme ; si elle ne dit ni les unes ni les autres, tout le plan. */
export function estInterrogee(
  { id, noeuds: siens }: { id: string; noeuds: readonly string[] },
  { noeuds, fiches }: { noeuds: ReadonlySet<string>; fiches: readonly string[] },
): boolean {
  if (noeuds.size === 0 && fiches.length === 0) return true;
  return fiches.includes(id) || siens.some((noeud) => noeuds.has(noeud));
}

type Nommable = { id: string; reference: string | null; titre: string };
const nette = (texte: string) =>
  sansAccents(texte)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** SUI-271 : une ligne nomme une fiche par sa référence, son titre, ou les deux ; ce qu'elle ne désigne pas, ou désigne deux fois, est rendu. */
export function nommerFiches(
  lignes: readonly string[],
  fiches: readonly Nommable[],
): { fiches: string[]; inconnues: string[] } {
  const parNom = Map.groupBy(
    fiches.flatMap(({ id, reference, titre }) =>
      [...new Set([reference ?? titre, titre, `${reference ?? ""} ${titre}`].map(nette))].map((nom) => ({ id, nom })),
    ),
    ({ nom }) => nom,
  );
  const trouvees = lignes.map((ligne) => ({ ligne, ids: parNom.get(nette(ligne)) ?? [] }));
  return {
    fiches: [...new Set(trouvees.flatMap(({ ids }) => (ids.length === 1 ? ids.map(({ id }) => id) : [])))],
    inconnues: trouvees.filter(({ ids }) => ids.length !== 1).map(({ ligne }) => ligne),
  };
}

/** Un contact que l'on peut joindre, ou ce qui le remplace. */
export type Joignable = { id: string; courriel: string | null; organisation: string | null };

/**
 * SUI-17 : on demande au référent de saisie ; à défaut à la collectivité du volet ou au premier pilote que l'on peut joindre, par
 * son adresse ou par celle d'une personne qui en est. Personne de joignable : la demande attend, et la coordination le voit.
 */
export function destinataireDe(
  { referent, collectivite }: { referent: string | null; collectivite: string | null },
  pilotes: readonly string[],
  acteurs: ReadonlyMap<string, Joignable>,
): string | null {
  for (const id of referent ? [referent] : collectivite ? [collectivite] : pilotes) {
    if (acteurs.get(id)?.courriel) return id;
    const contact = [...acteurs.values()].find(({ organisation, courriel }) => organisation === id && courriel);
    if (contact) return contact.id;
  }
  return null;
}

/** Qui répond : les acteurs au nom de qui il parle, ou tout le plan. */
export type Repondant = { acteurs: readonly string[]; tout: boolean };

/** SUI-18 : donne des nouvelles d'un volet qui en est le référent, qui parle pour sa collectivité, ou qui pilote la fiche entière. */
export const peutDire = (
  { acteurs, tout }: Repondant,
  { referent, collectivite }: { referent: string | null; collectivite: string | null },
  pilotes: readonly string[],
): boolean => {
  const miens = (id: string | null) => id !== null && acteurs.includes(id);
  return tout || miens(referent) || (collectivite === null ? pilotes.some(miens) : miens(collectivite));
};

export type Ecart = { champ: keyof Dire; avant: string; apres: string };

/** Ce qui a changé entre ce que l'on disait et ce que l'on dit, dans l'ordre des questions. */
export function ecarts(avant: Dire | null, apres: Dire): Ecart[] {
  const champs = [
    "etat",
    "nouvelleDate",
    "decision",
    "avancees",
    "difficultes",
    "deblocage",
    "decisionDemandee",
  ] as const;
  return champs
    .map((champ) => ({ champ, avant: avant?.[champ] ?? "", apres: apres[champ] ?? "" }))
    .filter((ecart) => ecart.avant !== ecart.apres);
}

export type NombreDe = { demandes: number; attendues: number; aValider: number };

/** Combien de demandes, combien sans réponse, combien à valider. */
export function nombreDe(comptes: readonly { etat: EtatDemande; nombre: number }[]): NombreDe {
  const de = (etats: readonly EtatDemande[]) =>
    comptes.filter(({ etat }) => etats.includes(etat)).reduce((somme, { nombre }) => somme + nombre, 0);
  return {
    demandes: de(["attendue", "soumise", "retournee", "validee"]),
    attendues: de(["attendue"]),
    aValider: de(["soumise"]),
  };
}

/** SUI-272 : ce qui est dit d'un volet, sur la fiche même, à un jour que sa campagne ouverte couvre, lui répond : on n'en relance plus personne. */
export const repondA = (
  { ouverture, etat }: Pick<Campagne, "ouverture" | "etat">,
  demande: Pick<Demande, "volet">,
  { volet, le }: { volet: string; le: Jour },
): boolean => etat === "ouverte" && demande.volet === volet && le >= ouverture;
