import type { Indicateur } from "../indicateur/model.ts";
import { periodeDe } from "../periode/rules.ts";
import { ENSEMBLE, type Valeur } from "../valeur/model.ts";
import type { Groupe, Seance } from "./model.ts";

type Compte = Pick<Indicateur, "id" | "convention" | "decompte" | "ventilation" | "frequence" | "service">;
type Part = { modalite: string; nombre: number };

function nombreDe({ decompte }: Pick<Compte, "decompte">, { seances, adultes, enfants }: Groupe): number {
  if (decompte === "seances") return seances;
  if (decompte === "adultes") return adultes;
  return decompte === "enfants" ? enfants : adultes + enfants;
}

/** Les parts d'un groupe : une par modalité ; par âge, ce sont les enfants et les adultes. */
function partsDe(indicateur: Compte, groupe: Groupe, nomDe: (commune: string) => string): Part[] {
  const nombre = nombreDe(indicateur, groupe);
  if (indicateur.ventilation === "commune")
    return [{ modalite: groupe.commune ? nomDe(groupe.commune) : "Commune non dite", nombre }];
  if (indicateur.ventilation === "public") return [{ modalite: groupe.public || "Public non dit", nombre }];
  if (indicateur.ventilation === "age" && indicateur.decompte === "participants")
    return [
      { modalite: "Enfants", nombre: groupe.enfants },
      { modalite: "Adultes", nombre: groupe.adultes },
    ];
  return [{ modalite: ENSEMBLE, nombre }];
}

const CALCULEE = {
  sur: null,
  version: 0,
  etat: "validee",
  commentaire: "",
  preuve: "",
  saisiPar: "",
  saisiLe: "",
} as const;

/**
 * SUI-133 : un indicateur compté depuis les séances additionne celles de chaque période, d'un service ou de tous, par commune, public
 * ou âge s'il est détaillé ; il ne se saisit ni ne se valide.
 */
export function compterSeances(
  indicateur: Compte,
  groupes: readonly Groupe[],
  nomDe: (commune: string) => string,
): Valeur[] {
  const sommes = new Map<string, Valeur>();
  const siens = groupes.filter(
    ({ convention, service }) =>
      convention === indicateur.convention && (indicateur.service === null || service === indicateur.service),
  );
  for (const groupe of siens) {
    const periode = periodeDe(indicateur.frequence, groupe.jour);
    for (const { modalite, nombre } of partsDe(indicateur, groupe, nomDe)) {
      const cle = `${periode}\u001f${modalite}`;
      const deja = sommes.get(cle);
      const { id, convention } = indicateur;
      sommes.set(cle, {
        ...CALCULEE,
        indicateur: id,
        convention,
        periode,
        modalite,
        nombre: (deja?.nombre ?? 0) + nombre,
        validePar: null,
        valideLe: null,
      });
    }
  }
  return [...sommes.values()];
}

export type Proposee = Pick<Seance, "service" | "jour" | "commune" | "lieu" | "public">;
type Passe = { commune: string | null; lieu: string };

/** SUI-134 : une séance se propose toute prête : aujourd'hui, à l'arrêt du jour s'il y en a un, sinon là où le service tint la dernière. */
export function proposer(
  service: { id: string; public: string },
  jour: Seance["jour"],
  { arret, derniere }: { arret: Passe | undefined; derniere: Seance | undefined },
): Proposee {
  const lieu = arret ?? derniere;
  return {
    service: service.id,
    jour,
    commune: lieu?.commune ?? null,
    lieu: lieu?.lieu ?? "",
    public: derniere?.public || service.public,
  };
}

/** SUI-135 : chacun corrige les séances qu'il a notées ; qui définit les indicateurs les corrige toutes. */
export const peutCorriger = ({ definir, compte }: { definir: boolean; compte: string }, seance: Seance): boolean =>
  definir || seance.saisiPar === compte;
