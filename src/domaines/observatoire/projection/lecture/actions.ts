import type { Perimetre } from "#commun/perimetre.ts";
import { getValeurs } from "#domaines/statistiques/index.ts";
import { listZones } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { lireTerritoires } from "../../lieu/actions.ts";
import { listEcoles, listEffectifs } from "../ecole/store.ts";
import { prevoirRentrees, type Rentree, tauxEnsemble } from "../effectif/rules.ts";
import { HYPOTHESES } from "../lexique.ts";
import type { Bilan, Serie, Taux } from "../model.ts";
import { eprouver, tauxDe } from "../rules.ts";
import { listSecteursDits } from "../secteur/store.ts";
import { type SecteurLu, secteursDe } from "./rules.ts";

/** Les naissances de communes, année par année. */
export async function lireNaissances(
  db: Db,
  perimetre: Perimetre,
  codes: readonly string[],
): Promise<Map<string, Serie>> {
  const territoires = codes.map((code) => ({ genre: "commune" as const, code }));
  const valeurs = await getValeurs(db, perimetre, { codes: ["naissances"], territoires });
  const connues = valeurs.flatMap((une) =>
    une.valeur === null ? [] : [{ code: une.lieu.code, annee: une.millesime, nombre: une.valeur }],
  );
  const parCommune = Map.groupBy(connues, ({ code }) => code);
  return new Map(
    [...parCommune].map(([code, lues]) => [code, new Map(lues.map(({ annee, nombre }) => [annee, nombre]))]),
  );
}

/** Un secteur et ce qu'il devient : ses rentrées prévues, son taux d'entrée, l'épreuve du passé. */
export type SecteurPrevu = SecteurLu & { rentrees: Rentree[]; entree: Taux | null; bilan: Bilan };

export async function lireSecteurs(db: Db, perimetre: Perimetre) {
  const { communes } = await lireTerritoires(db, perimetre);
  const zones = (await listZones(db, perimetre)).filter(({ genre }) => genre === "secteurScolaire");
  const ecoles = await listEcoles(db, perimetre);
  const noms = new Map(communes.map(({ code, nom }) => [code, nom]));
  const codes = [...new Set([...zones.flatMap((zone) => zone.communes), ...ecoles.map(({ commune }) => commune)])];
  const secteurs = secteursDe({
    zones,
    ecoles,
    effectifs: await listEffectifs(db, perimetre),
    dits: await listSecteursDits(db, perimetre),
    naissances: await lireNaissances(db, perimetre, codes),
    nommer: (code) => noms.get(code) ?? code,
  });
  return { communes, zones, ecoles, secteurs };
}

const suivante = ({ donnees }: SecteurLu): number => Math.max(0, ...donnees.effectifs.ps.keys()) + 1;

/** Chaque secteur, avec ses prévisions ; le taux de l'ensemble sert de rappel aux petits. */
export async function lirePrevisions(db: Db, perimetre: Perimetre) {
  const lus = await lireSecteurs(db, perimetre);
  const avant = Math.max(0, ...lus.secteurs.map(suivante));
  const donnees = lus.secteurs.map((secteur) => secteur.donnees);
  const ensembleAvant = (annee: number) => tauxEnsemble(donnees, annee);
  const ensemble = ensembleAvant(avant);
  const prevus = lus.secteurs.map((secteur): SecteurPrevu => {
    const { naissances, effectifs } = secteur.donnees;
    return {
      ...secteur,
      rentrees: prevoirRentrees(secteur.donnees, ensemble),
      entree: tauxDe(effectifs.ps, naissances, suivante(secteur), HYPOTHESES.agePs),
      bilan: eprouver(effectifs.ps, naissances, { age: HYPOTHESES.agePs, ensembleAvant }),
    };
  });
  return { ...lus, prevus, ensemble, avant };
}
