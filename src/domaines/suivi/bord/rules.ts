import type { Jour } from "#commun/jour.ts";
import type { EtatDefini } from "../etat/model.ts";
import { estBloquee, estEnRetard, estSilencieuse } from "../etat/rules.ts";
import type { FicheVue } from "../photo/model.ts";
import { ranger, reportDe } from "../photo/rules.ts";
import type { Alerte, Decompte, Signalee, Silence } from "./model.ts";

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

/** Les mêmes, groupe par groupe. */
export function decompterPar(
  fiches: readonly FicheVue[],
  etats: readonly EtatDefini[],
  groupesDe: (fiche: FicheVue) => readonly string[],
  ordre: readonly string[] = [],
): Decompte[] {
  return ranger(fiches, groupesDe, ordre).map(([nom, siennes]) => decompter(nom, siennes, etats));
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

/**
 * SUI-273 : qui se tait n'est nommé qu'à la coordination ; pour les autres, et dans tout document, une fiche n'est citée que parce
 * qu'elle est en retard ou bloquée, et celles dont on n'a pas de nouvelles se comptent axe par axe.
 */
export function taireLesSilences(signalees: readonly Signalee[]): { nommees: Signalee[]; silences: Silence[] } {
  const tues = signalees.filter(({ alertes }) => alertes.includes("silencieuse"));
  const parAxe = Map.groupBy(tues, ({ fiche }) => fiche.axe || "Hors de tout axe");
  return {
    nommees: signalees.flatMap((une) => {
      const alertes = une.alertes.filter((alerte) => alerte !== "silencieuse");
      return alertes.length > 0 ? [{ ...une, alertes }] : [];
    }),
    silences: [...parAxe].map(([axe, siennes]) => ({ axe, nombre: siennes.length })),
  };
}
