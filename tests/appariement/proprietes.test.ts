import fc from "fast-check";
import { finDe } from "#commun/section.ts";
import { expect, test } from "vitest";
import { decider, motifsDe, raconter } from "#domaines/guichet/appariement/index.ts";
import type { Probleme } from "#domaines/guichet/appariement/model.ts";
import { ouvrir, prendre } from "#domaines/guichet/appariement/places/rules.ts";
import { monde } from "#domaines/guichet/appariement/seed.ts";
import { realisable } from "./enumeration.ts";
import { COMMUNS, MELANGES } from "./genres.ts";
import { hasard } from "#commun/hasard.ts";
import { melanger } from "./hasard.ts";
import { jeuDe } from "./lecture.ts";
import { petite } from "./petites.ts";
import { jouer } from "./vue.ts";

const GENRES = [...Object.values(COMMUNS), ...Object.values(MELANGES)];
type Fabrique = (graine: number) => Probleme;
const tiree: Fabrique = (graine) => petite(graine, GENRES[graine % GENRES.length] as (typeof GENRES)[number]);
const MODES = ["commun", "bonus", "reserves"] as const;
const moyenne: Fabrique = (graine) =>
  monde({ familles: 90, structures: 5, mode: MODES[graine % MODES.length] ?? "commun", graine });
const commune: Fabrique = (graine) => monde({ familles: 90, structures: 5, mode: "commun", graine });

/** What fails is shown by its seed: the instance it makes would fill the screen. */
const verifier = (nombre: number, fabrique: Fabrique, juge: (probleme: Probleme) => void) =>
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 2 ** 30 }), (graine) => juge(fabrique(graine))),
    { numRuns: nombre, seed: 20_261_122 },
  );

test("GUI-9 : aucune demi-journée ne reçoit plus d’enfants que de places, aucune semaine plus de 100 %, en toute séance", () => {
  verifier(600, tiree, (probleme) => {
    const jeu = jeuDe(probleme);
    expect(realisable(jeu, jouer(probleme, jeu).choix)).toBe(true);
  });
});

test("GUI-9 : les places prises une à une laissent chaque case au-dessus de zéro, et leur somme est celle des semaines données", () => {
  verifier(40, moyenne, (probleme) => {
    const { seance, resultat } = decider(probleme);
    const etat = ouvrir(seance.instance);
    for (const option of resultat.places) if (option >= 0) prendre(etat, option);
    expect(etat.libres.every((libres) => libres >= 0)).toBe(true);
    const prises = seance.instance.libres.reduce((somme, libres, rang) => somme + libres - (etat.libres[rang] ?? 0), 0);
    const dossiers = new Map(probleme.dossiers.map((dossier) => [dossier.id, dossier]));
    const { attributions } = raconter({ seance, resultat, certificats: null });
    const terme = probleme.reglages.premier + probleme.reglages.mois;
    const deuxLignes = attributions
      .flatMap(({ dossier, places }) => places.map((place) => ({ ...place, dit: dossiers.get(dossier) })))
      .reduce((somme, { entree, semaine, enfant, dit }) => {
        const { ne = 0, fin = finDe(ne) } = dit?.enfants[enfant] ?? {};
        return somme + 2 * (Math.min(fin, terme) - entree) * semaine.toString(2).replaceAll("0", "").length;
      }, 0);
    expect(prises).toBe(deuxLignes);
  });
});

test("GUI-13 : des frères et sœurs « ensemble » sont reçus au même endroit ou pas du tout", () => {
  verifier(400, tiree, (probleme) => {
    for (const { dossier, places } of raconter(decider(probleme)).attributions) {
      const { fratrie, enfants = [] } = probleme.dossiers.find(({ id }) => id === dossier) ?? {};
      if (fratrie !== "ensemble" || enfants.length < 2 || places.length === 0) continue;
      expect(places.map(({ enfant }) => enfant)).toEqual([...enfants.keys()]);
      expect(new Set(places.map(({ structure }) => structure)).size).toBe(1);
    }
  });
});

test("GUI-17 : qui demande à changer ne perd jamais sa place", () => {
  verifier(300, tiree, (probleme) => {
    const { attributions } = raconter(decider(probleme));
    const changent = probleme.dossiers.filter(({ actuelle }) => actuelle);
    for (const { id } of changent)
      expect(attributions.find(({ dossier }) => dossier === id)?.places.length ?? 0).toBeGreaterThan(0);
  });
});

test.each([
  ["petites", tiree, 150],
  ["moyennes", moyenne, 50],
] as const)("GUI-20 : l’ordre des lignes reçues ne change rien (séances %s)", (_cas, fabrique, nombre) => {
  verifier(nombre, fabrique, (probleme) => {
    const tirage = hasard(probleme.dossiers.length);
    const { structures, dossiers } = probleme;
    const autre = { ...probleme, structures: melanger(tirage, structures), dossiers: melanger(tirage, dossiers) };
    expect(raconter(decider(autre))).toEqual(raconter(decider(probleme)));
  });
});

test("GUI-31 : tout vœu préféré et refusé a son certificat, sauf ceux que l’audit réclame", () => {
  verifier(60, moyenne, (probleme) => {
    const verdict = decider(probleme);
    const { attributions, reclamations } = raconter(verdict);
    const { options } = verdict.seance.instance;
    const nombre = (unite: number) => (options[unite + 1] ?? 0) - (options[unite] ?? 0);
    const refuses = attributions.map(({ voeu }, unite) => (voeu === null ? nombre(unite) : voeu - 1));
    const motives = attributions.map(({ dossier }) => motifsDe(verdict, dossier).length);
    const total = (nombres: number[]) => nombres.reduce((somme, un) => somme + un, 0);
    expect(total(motives)).toBe(total(refuses) - reclamations.length);
  });
});

const SECTIONS = ["bebes", "moyens", "grands"];

test("GUI-31 : la case d’un certificat se recompte : les mieux classés y tiennent toutes les places libres", () => {
  verifier(20, commune, (probleme) => {
    const verdict = decider(probleme);
    const { attributions } = raconter(verdict);
    const tenues = attributions.flatMap(({ rang, dossier, places }) =>
      places.map((place) => {
        const ne = probleme.dossiers.find(({ id }) => id === dossier)?.enfants[place.enfant]?.ne ?? 0;
        return { ...place, rang, section: SECTIONS[Math.max(0, Math.min(2, Math.floor((place.entree - ne) / 12)))] };
      }),
    );
    const ecarts = attributions.flatMap(({ rang, dossier }) =>
      motifsDe(verdict, dossier)
        .filter(({ ensemble }) => !ensemble)
        .map(({ structure, section, mois, demiJournee, libres }) => {
          const ici = tenues.filter(
            (tenue) => tenue.rang < rang && tenue.structure === structure && tenue.entree <= mois,
          );
          const la = ici.filter(({ semaine }) => (semaine >> (demiJournee ?? 0)) & 1);
          return la.filter((tenue) => section === null || tenue.section === section).length - libres;
        }),
    );
    expect(ecarts.filter((ecart) => ecart !== 0)).toEqual([]);
  });
});
