import type { Jour } from "#commun/jour.ts";
import { estJour } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import type { Dossier, Fautes, Saisie } from "../etape/model.ts";
import { jumeauxDe, marquerJumeaux } from "../etape/rules.ts";
import type { Demande } from "../model.ts";
import type { RegleDeVie } from "../vie/model.ts";
import { confirmerNaissance, estOuverte, pourvoir, retirer, rouvrir } from "../vie/rules.ts";

export type GesteDeVie = "retrait" | "solution" | "naissance" | "reouverture";
type Contexte = { dossier: Dossier; saisie: Saisie; regle: RegleDeVie; le: Jour };
/** Ce que le geste change, demande par demande ; des fautes de saisie, ou un refus. */
export type Effet = { changees: Demande[] } | { fautes: Fautes } | Refus<"passage">;

type UnGeste = (demande: Demande) => Demande | Refus<"passage">;

const seRouvre =
  (le: Jour): UnGeste =>
  (demande) =>
    estOuverte(demande) ? new Refus("passage") : rouvrir(demande, le);

/** Les enfants d'un dossier à qui un geste s'applique : s'ils sont plusieurs, la famille dit lesquels. */
export function concernes(geste: GesteDeVie, { demandes }: Pick<Dossier, "demandes">, le: Jour): Demande[] {
  if (geste === "naissance") return [];
  const faits = { retrait: (une: Demande) => retirer(une, le), solution: (une: Demande) => pourvoir(une, "creche") };
  const fait: UnGeste = geste === "reouverture" ? seRouvre(le) : faits[geste];
  return demandes.filter((demande) => !(fait(demande) instanceof Refus));
}

/** Le geste, pour chaque enfant que la famille désigne ; seul, il n'a pas à l'être ; un refus s'il ne s'applique à aucun. */
function pourEux(nom: GesteDeVie, { dossier, saisie, le }: Contexte, geste: UnGeste): Effet {
  const possibles = concernes(nom, dossier, le);
  const dits = new Set((saisie["qui"] ?? "").split("\n"));
  const choisis = possibles.length > 1 ? possibles.filter(({ id }) => dits.has(id)) : possibles;
  if (possibles.length > 0 && choisis.length === 0) return { fautes: { qui: "sans-reponse" } };
  const changees = choisis.flatMap((demande) => {
    const apres = geste(demande);
    return apres instanceof Refus ? [] : [apres];
  });
  return changees.length > 0 ? { changees } : new Refus("passage");
}

const SOLUTIONS = ["creche", "assistante", "mam", "domicile", "famille", "conge"];

function solution(contexte: Contexte): Effet {
  const motif = SOLUTIONS.find((une) => une === contexte.saisie["motif"]);
  if (!motif) return { fautes: { motif: "sans-reponse" } };
  return pourEux("solution", contexte, (demande) => pourvoir(demande, motif));
}

const dite = (saisie: Saisie, nom: string): string => (saisie[nom] ?? "").trim().slice(0, 200);

/** Les fautes d'une naissance mal dite. */
function fautesNaissance(saisie: Saisie): Fautes | null {
  const fautes: Fautes = {
    ...(dite(saisie, "prenom") ? {} : { prenom: "sans-prenom" as const }),
    ...(dite(saisie, "nom") ? {} : { nom: "sans-nom" as const }),
    ...(estJour(saisie["naissance"] ?? "") ? {} : { naissance: "naissance-absente" as const }),
  };
  return Object.keys(fautes).length > 0 ? fautes : null;
}

/** GUI-386 : une naissance se dit du premier enfant attendu, et de ses jumeaux avec lui : dits l'un après l'autre, ils ne le seraient plus entre les deux. */
export function aNaitre({ demandes }: Pick<Dossier, "demandes">): readonly Demande[] {
  const attendus = demandes.filter((une) => estOuverte(une) && une.enfant.terme !== null);
  const [premier] = attendus;
  return premier ? jumeauxDe(attendus, premier) : [];
}

/** Le champ où se dit le prénom de chacun ; celui d'un jumeau laissé vide, il reste attendu. */
export const champPrenom = (rang: number): string => (rang === 0 ? "prenom" : `prenom-${rang + 1}`);

function naissance({ dossier, saisie, regle, le }: Contexte): Effet {
  const attendus = aNaitre(dossier);
  if (attendus.length === 0) return new Refus("passage");
  const fautes = fautesNaissance(saisie);
  if (fautes) return { fautes };
  const nes = new Map<string, Demande>();
  for (const [rang, demande] of attendus.entries()) {
    const prenom = dite(saisie, champPrenom(rang));
    const ne = { prenom, nom: dite(saisie, "nom"), naissance: saisie["naissance"] as Jour, terme: null };
    const confirmee = confirmerNaissance(demande, ne, { regle, le });
    if (confirmee instanceof Refus)
      return confirmee.code === "passage" ? new Refus("passage") : { fautes: { naissance: confirmee.code } };
    if (prenom) nes.set(demande.id, confirmee);
  }
  return { changees: marquerJumeaux(dossier.demandes.map((une) => nes.get(une.id) ?? une)) };
}

/** GUI-127 : un geste vaut pour les enfants du dossier que la famille désigne, pour le seul s'il n'y en a qu'un ; une naissance, pour le premier qui n'est pas encore né. */
export const faire = (geste: GesteDeVie, contexte: Contexte): Effet => {
  const { le } = contexte;
  if (geste === "solution") return solution(contexte);
  if (geste === "naissance") return naissance(contexte);
  if (geste === "retrait") return pourEux(geste, contexte, (demande) => retirer(demande, le));
  return pourEux(geste, contexte, seRouvre(le));
};
