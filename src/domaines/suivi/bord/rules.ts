import type { Jour } from "#commun/jour.ts";
import type { EtatDefini } from "../etat/model.ts";
import { estBloquee, estEnRetard, estSilencieuse } from "../etat/rules.ts";
import type { FicheVue } from "../photo/model.ts";
import { reportDe } from "../photo/rules.ts";
import type { Alerte, Decompte, Signalee } from "./model.ts";

/** SUI-30 : un groupe de fiches se dit par le nombre de fiches dans chaque état, et par celles dont rien n'a été dit ; jamais par un pourcentage. */
export function decompter(
  nom: string,
  fiches: readonly Pick<FicheVue, "etat">[],
  etats: readonly EtatDefini[],
): Decompte {
  const connus = new Set(etats.map(({ code }) => code));
  return {
    nom,
    total: fiches.length,
    parEtat: etats.map((etat) => ({ etat, nombre: fiches.filter((fiche) => fiche.etat === etat.code).length })),
    muettes: fiches.filter(({ etat }) => etat === null || !connus.has(etat)).length,
  };
}

/** Les mêmes, groupe par groupe, dans l'ordre où chaque groupe se rencontre ; une fiche à plusieurs groupes y est chaque fois. */
export function decompterPar(
  fiches: readonly FicheVue[],
  etats: readonly EtatDefini[],
  groupesDe: (fiche: FicheVue) => readonly string[],
): Decompte[] {
  const groupes = new Map<string, FicheVue[]>();
  for (const fiche of fiches)
    for (const nom of groupesDe(fiche)) groupes.set(nom, [...(groupes.get(nom) ?? []), fiche]);
  return [...groupes].map(([nom, siennes]) => decompter(nom, siennes, etats));
}

type Contexte = { etats: readonly EtatDefini[]; aujourdhui: Jour; creees: ReadonlyMap<string, string> };

function alertesDe(fiche: FicheVue, { etats, aujourdhui, creees }: Contexte): Alerte[] {
  const etat = etats.find(({ code }) => code === fiche.etat) ?? null;
  const derniere =
    fiche.volets
      .map(({ instant }) => instant)
      .toSorted()
      .at(-1) ?? null;
  const nouvelleDate = reportDe(fiche.volets);
  const alertes: [Alerte, boolean][] = [
    ["enRetard", estEnRetard({ etat, realisee: fiche.realisee }, { fin: fiche.fin, nouvelleDate, aujourdhui })],
    ["bloquee", estBloquee({ etat }, fiche.volets)],
    ["silencieuse", estSilencieuse({ etat, derniere }, { aujourdhui, depuis: creees.get(fiche.id) ?? aujourdhui })],
  ];
  return alertes.filter(([, oui]) => oui).map(([alerte]) => alerte);
}

/** SUI-31 : ce qui demande l'attention : les fiches en retard, bloquées ou silencieuses, avec ce qu'elles en disent. */
export function signaler(fiches: readonly FicheVue[], contexte: Contexte): Signalee[] {
  return fiches.flatMap((fiche) => {
    const alertes = alertesDe(fiche, contexte);
    if (alertes.length === 0) return [];
    const deblocages = fiche.volets.map(({ deblocage }) => deblocage).filter(Boolean);
    return [{ fiche, alertes, pourquoi: deblocages.join(" ; ") }];
  });
}
