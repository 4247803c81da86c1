import { estJour, type Jour } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { semainesAcceptables } from "../../appariement/index.ts";
import { DEMI_JOURNEES, type Priorite, type Semaine } from "../../appariement/model.ts";
import {
  type Demande,
  type EnfantDemande,
  type Famille,
  HORAIRES,
  MODES,
  type MoisCivil,
  PLUS_PROCHE,
} from "../model.ts";
import type { Alentour, CodeRefus, Dossier, Etape, Fautes, Saisie } from "./model.ts";
import {
  jumeauxDe,
  marquerJumeaux,
  ordonnerVoeux,
  peutAjouter,
  peutChanger,
  verifierEnfant,
  verifierEntree,
} from "./rules.ts";

/** Ce qu'une étape change au dossier, ou ce qui n'y va pas. `suite` : on demande encore un enfant. */
export type Reponse = { dossier: Dossier; suite?: true } | { fautes: Fautes };

type Contexte = { dossier: Dossier; demande: Demande; saisie: Saisie; alentour: Alentour };
type Lecteur = (contexte: Contexte) => Reponse;

const lu = (saisie: Saisie, nom: string): string => (saisie[nom] ?? "").trim().slice(0, 200);
const coches = (saisie: Saisie, nom: string): string[] => (saisie[nom] ?? "").split("\n").filter(Boolean);
const faute = (champ: string, code: CodeRefus): Reponse => ({ fautes: { [champ]: code } });

/** Les demandes du dossier, celles-ci changées. */
function changer(dossier: Dossier, celles: readonly Demande[], plus: (demande: Demande) => Partial<Demande>): Reponse {
  const ids = new Set(celles.map(({ id }) => id));
  const demandes = dossier.demandes.map((une) => (ids.has(une.id) ? { ...une, ...plus(une) } : une));
  return { dossier: { ...dossier, demandes } };
}

const versSemaine = (jours: readonly string[]): Semaine =>
  jours.reduce((semaine, jour) => {
    const rang = Number(jour);
    return Number.isInteger(rang) && rang >= 0 && rang < DEMI_JOURNEES ? semaine | (1 << rang) : semaine;
  }, 0);

const jourOuRien = (texte: string): Jour | null => (estJour(texte) ? texte : null);

function fautesEnfant(saisie: Saisie): Fautes | null {
  const ne = lu(saisie, "ne");
  if (ne !== "oui" && ne !== "non") return { ne: "sans-reponse" };
  if (ne === "non") return jourOuRien(lu(saisie, "terme")) ? null : { terme: "terme-absent" };
  const fautes: Record<string, CodeRefus> = {};
  if (!lu(saisie, "prenom")) fautes["prenom"] = "sans-prenom";
  if (!lu(saisie, "nom")) fautes["nom"] = "sans-nom";
  if (!jourOuRien(lu(saisie, "naissance"))) fautes["naissance"] = "naissance-absente";
  return Object.keys(fautes).length > 0 ? fautes : null;
}

/** L'enfant tel qu'il est dit : né, avec un nom ; ou à naître, avec un terme. */
function enfantDit(saisie: Saisie): EnfantDemande {
  if (lu(saisie, "ne") !== "oui")
    return { prenom: null, nom: null, naissance: null, terme: jourOuRien(lu(saisie, "terme")) };
  const [prenom, nom] = [lu(saisie, "prenom"), lu(saisie, "nom")];
  return { prenom, nom, naissance: jourOuRien(lu(saisie, "naissance")), terme: null };
}

/** Une demande déjà envoyée pour un enfant à naître, et le voici né. */
const vientDeNaitre = ({ etat, enfant }: Demande, apres: EnfantDemande): boolean =>
  etat !== "brouillon" && enfant.terme !== null && apres.naissance !== null;

const lireEnfant: Lecteur = ({ dossier, demande, saisie, alentour }) => {
  const fautes = fautesEnfant(saisie);
  if (fautes) return { fautes };
  const dit = enfantDit(saisie);
  const enfant = verifierEnfant(dit, alentour.aujourdhui);
  if (enfant instanceof Refus) return faute(dit.terme ? "terme" : "naissance", enfant.code);
  const naissance = vientDeNaitre(demande, enfant) ? { naissanceConfirmeeLe: alentour.aujourdhui } : {};
  const faits = { ...demande.faits, ...naissance };
  const demandes = dossier.demandes.map((une) => (une.id === demande.id ? { ...une, enfant, faits } : une));
  const suite = lu(saisie, "autre") === "oui";
  if (suite && !peutAjouter(dossier.demandes)) return faute("autre", "trop-d-enfants");
  if (suite && demande.actuelle !== null) return faute("autre", "changement-seul");
  return { dossier: { ...dossier, demandes: marquerJumeaux(demandes) }, ...(suite ? { suite } : {}) };
};

const COURRIEL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const chiffres = (texte: string) => texte.replace(/\D/g, "");

type Identite = Pick<Famille, "prenom" | "nom" | "autreParent" | "telephone" | "adresse" | "courriel">;

function fauteDuCourriel({ courriel }: Identite, enLigne: boolean): CodeRefus | null {
  if (!courriel) return enLigne ? "courriel-absent" : null;
  return COURRIEL.test(courriel) ? null : "courriel-faux";
}

function fauteDuTelephone({ courriel, telephone, adresse }: Identite): CodeRefus | null {
  if (telephone) return chiffres(telephone).length < 10 ? "telephone-faux" : null;
  return courriel || adresse ? null : "joindre";
}

function fautesJoindre(identite: Identite, enLigne: boolean): Fautes {
  const [courriel, telephone] = [fauteDuCourriel(identite, enLigne), fauteDuTelephone(identite)];
  return { ...(courriel ? { courriel } : {}), ...(telephone && !courriel ? { telephone } : {}) };
}

/** Une demande en ligne se suit par courriel ; au guichet, un téléphone ou une adresse suffisent. */
const lireVous: Lecteur = ({ dossier, saisie, alentour }) => {
  const enLigne = dossier.demandes.every(({ origine }) => origine === "ligne");
  const identite: Identite = {
    prenom: lu(saisie, "prenom"),
    nom: lu(saisie, "nom"),
    autreParent: lu(saisie, "autreParent"),
    telephone: lu(saisie, "telephone"),
    adresse: lu(saisie, "adresse"),
    courriel: lu(saisie, "courriel") || null,
  };
  const nomCommune = lu(saisie, "commune");
  const commune = nomCommune ? alentour.commune(nomCommune) : null;
  const fautes: Fautes = {
    ...(identite.nom ? {} : { nom: "sans-nom" as const }),
    ...fautesJoindre(identite, enLigne),
    ...(commune ? {} : { commune: nomCommune ? ("commune-inconnue" as const) : ("commune-absente" as const) }),
  };
  if (!commune || Object.keys(fautes).length > 0) return { fautes };
  const memeCourriel = identite.courriel === dossier.famille.courriel;
  const famille = {
    ...dossier.famille,
    ...identite,
    courrielConfirmeLe: memeCourriel ? dossier.famille.courrielConfirmeLe : null,
  };
  const quartier = lu(saisie, "quartier") || null;
  return changer({ ...dossier, famille }, dossier.demandes, () => ({ commune, quartier }));
};

const lireSemaine: Lecteur = ({ dossier, demande, saisie }) => {
  const semaine = versSemaine(coches(saisie, "d"));
  if (semaine === 0) return faute("d", "sans-demi-journee");
  const garder = ({ semaine: avant, reduites }: Demande) => (avant === semaine ? reduites : []);
  return changer(dossier, jumeauxDe(dossier.demandes, demande), (une) => {
    const reduites = garder(une);
    return { semaine, reduites };
  });
};

const PRIORITES: readonly Priorite[] = ["structure", "semaine", "mois"];

const lireSouplesse: Lecteur = ({ dossier, demande, saisie }) => {
  const { semaine } = demande;
  const texte = lu(saisie, "auMoins");
  const auMoins = Number(texte);
  const priorite = PRIORITES.find((une) => une === lu(saisie, "priorite")) ?? "structure";
  if (texte && !(Number.isInteger(auMoins) && auMoins > 0)) return faute("auMoins", "au-moins");
  const dont = versSemaine(coches(saisie, "dont"));
  const acceptables = texte ? semainesAcceptables(semaine, auMoins, dont) : [];
  const reduites = acceptables.filter((une) => une !== semaine);
  const mixte = lu(saisie, "mixte") === "oui";
  return changer(dossier, jumeauxDe(dossier.demandes, demande), () => ({ reduites, priorite, mixte }));
};

const MOIS = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Où l'enfant est déjà accueilli ; ce ne peut être son seul choix. */
function lireActuelle({ dossier, demande, saisie, alentour }: Contexte): Partial<Demande> | CodeRefus {
  const actuelle = peutChanger(dossier.demandes) ? lu(saisie, "actuelle") : "";
  if (!actuelle) return { actuelle: null };
  if (!alentour.structures.has(actuelle)) return "sans-reponse";
  const voeux = demande.voeux.filter((voeu) => voeu !== actuelle);
  return demande.voeux.length > 0 && voeux.length === 0 ? "actuelle-seule" : { actuelle, voeux };
}

const lireEntree: Lecteur = (contexte) => {
  const { dossier, demande, saisie, alentour } = contexte;
  const texte = lu(saisie, "entree");
  if (!MOIS.test(texte)) return faute("entree", "entree-absente");
  const entree = verifierEntree(texte as MoisCivil, demande.enfant, alentour.aujourdhui);
  if (entree instanceof Refus) return faute("entree", entree.code);
  const tolerance = Number(lu(saisie, "tolerance"));
  const toleranceMois = Number.isInteger(tolerance) ? Math.min(12, Math.max(0, tolerance)) : 0;
  const dite = lireActuelle(contexte);
  if (typeof dite === "string") return faute("actuelle", dite);
  return changer(dossier, jumeauxDe(dossier.demandes, demande), () => ({ entree, toleranceMois, ...dite }));
};

const lireAccueil: Lecteur = ({ dossier, saisie }) => {
  const [choisis, besoins] = [coches(saisie, "modes"), coches(saisie, "besoins")];
  const modes = MODES.filter((mode) => choisis.includes(mode));
  if (modes.length === 0) return faute("modes", "sans-mode");
  const dits = coches(saisie, "horaires");
  const horaires = HORAIRES.filter((horaire) => dits.includes(horaire));
  return changer(dossier, dossier.demandes, () => ({
    modes,
    horaires,
    horairesAtypiques: horaires.length > 0,
    occasionnel: besoins.includes("occasionnel") || besoins.includes("occasionnelSeul"),
    occasionnelSeul: besoins.includes("occasionnelSeul"),
    urgence: besoins.includes("urgence"),
  }));
};

const lireFratrie: Lecteur = ({ dossier, saisie }) => {
  const fratrie = (["ensemble", "siPossible", "separement"] as const).find((une) => une === lu(saisie, "fratrie"));
  return fratrie ? changer(dossier, dossier.demandes, () => ({ fratrie })) : faute("fratrie", "sans-reponse");
};

const lireVoeux: Lecteur = ({ dossier, demande, saisie, alentour }) => {
  const rangs = new Map<string, number>();
  const citables = new Set([...alentour.structures].filter((une) => une !== demande.actuelle));
  for (const [nom, valeur] of Object.entries(saisie)) {
    const structure = nom.startsWith("rang-") ? nom.slice(5) : "";
    if (!citables.has(structure) || !valeur.trim()) continue;
    if (!/^[1-9]\d{0,3}$/.test(valeur.trim())) return faute(nom, "rang-faux");
    rangs.set(structure, Number(valeur));
  }
  const voeux = ordonnerVoeux(rangs, lu(saisie, "proche") ? PLUS_PROCHE : null);
  if (!(voeux instanceof Refus)) return changer(dossier, dossier.demandes, () => ({ voeux }));
  const seulement = voeux.code === "sans-voeu" && !demande.modes.includes("collectif");
  return seulement ? changer(dossier, dossier.demandes, () => ({ voeux: [PLUS_PROCHE] })) : faute("proche", voeux.code);
};

const lireSituations: Lecteur = ({ dossier, saisie, alentour }) => {
  const situations: Record<string, boolean | number> = {};
  for (const { code, genre, paliers } of alentour.questions) {
    const texte = lu(saisie, `s-${code}`);
    if (!texte) continue;
    if (genre === "oui") situations[code] = true;
    else if (!/^\d{1,6}$/.test(texte)) return faute(`s-${code}`, "nombre-faux");
    else if (genre === "nombre" || paliers.some(({ valeur }) => valeur === Number(texte)))
      situations[code] = Number(texte);
  }
  return changer(dossier, dossier.demandes, () => ({ situations }));
};

const rien: Lecteur = ({ dossier }) => ({ dossier });

const LECTEURS: Record<Etape, Lecteur> = {
  enfant: lireEnfant,
  vous: lireVous,
  semaine: lireSemaine,
  souplesse: lireSouplesse,
  entree: lireEntree,
  accueil: lireAccueil,
  fratrie: lireFratrie,
  voeux: lireVoeux,
  situations: lireSituations,
  pieces: rien,
  envoi: rien,
};

/** Ce qu'une étape, remplie ainsi, fait du dossier ; l'étape est alors répondue. */
export function repondre(etape: Etape, contexte: Contexte): Reponse {
  const reponse = LECTEURS[etape](contexte);
  if ("fautes" in reponse) return reponse;
  const { dossier } = reponse;
  const demandes = dossier.demandes.map((une) =>
    une.id === contexte.demande.id && !une.etapes.includes(etape) ? { ...une, etapes: [...une.etapes, etape] } : une,
  );
  return { ...reponse, dossier: { ...dossier, demandes } };
}
