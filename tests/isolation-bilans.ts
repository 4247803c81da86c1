import { listAjustements } from "#domaines/evaluation/ajustement/store.ts";
import { getBilan, listBilans } from "#domaines/evaluation/bilan/store.ts";
import { listNotes } from "#domaines/evaluation/critere/store.ts";
import { lireDossier } from "#domaines/evaluation/dossier/actions.ts";
import { listEcrits } from "#domaines/evaluation/section/store.ts";
import { getTransmission, listTransmissions } from "#domaines/evaluation/transmission/store.ts";
import { newId } from "#platform/ids.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

export type GenreBilans = "bilan" | "transmission";

const bilans = ({ convention }: Tirage) => `/conventions/${convention}/bilans`;
const bilan = (tirage: Tirage) => `${bilans(tirage)}/${tirage.objet("bilan")}`;
const envois = (tirage: Tirage) => `${bilans(tirage)}/transmissions`;
const apercu = (genre: string) => (tirage: Tirage) =>
  `/conventions/${tirage.convention}/documents/apercu?genre=${genre}&bilan=${tirage.objet("bilan")}`;

const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "convention", chemin });
const ecrire = (chemin: Ecriture["chemin"], saisie: Ecriture["saisie"]): Ecriture => ({
  ou: "convention",
  chemin,
  saisie,
});

/** What the walk reads of the bilans. */
export const LECTURES_BILANS: Record<string, Lecture> = {
  bilans: lire(bilans),
  bilan: lire((tirage) => `${bilan(tirage)}?ouvert=criteres`),
  "bilan imprimé": lire(apercu("bilan")),
  "part petite enfance": lire(apercu("petiteEnfance")),
  "section de bilan": lire((tirage) => `${bilan(tirage)}/sections/lecons`),
  "notes de bilan": lire((tirage) => `${bilan(tirage)}/notes`),
  "ajustements de bilan": lire((tirage) => `${bilan(tirage)}/ajustements`),
  "suite de bilan": lire((tirage) => `${bilan(tirage)}/suite`),
  avenants: lire((tirage) => `${bilans(tirage)}/avenants`),
  envois: lire(envois),
  envoi: lire((tirage) => `${envois(tirage)}/${tirage.objet("transmission")}`),
};

const jour = (n: number) => new Date(Date.UTC(2000, 0, 1 + (n % 30_000))).toISOString().slice(0, 10);

/** What the walk writes there. */
export const ECRITURES_BILANS: Record<string, Ecriture> = {
  "bilan neuf": ecrire(bilans, ({ n }, texte) => ({
    id: newId(),
    genre: "bilanIntermediaire",
    titre: `${texte} ${n}`,
    debut: jour(n),
    fin: jour(n),
  })),
  "section écrite": ecrire(
    (tirage) => `${bilan(tirage)}/sections/lecons`,
    (_tirage, texte) => ({ version: "0", lecons: texte, confirme: "oui" }),
  ),
  notes: ecrire(
    (tirage) => `${bilan(tirage)}/notes`,
    (_tirage, texte) => ({ "moyens-niveau": "fragile", "moyens-commentaire": texte }),
  ),
  ajustement: ecrire(
    (tirage) => `${bilan(tirage)}/ajustements`,
    (tirage, texte) => ({ id: newId(), texte, classe: "significatif", fiches: tirage.objet("fiche") }),
  ),
  "envoi inscrit": ecrire(envois, (tirage, texte) => ({
    id: newId(),
    genre: "schema",
    objet: texte,
    bilan: tirage.objet("bilan"),
    adopteLe: "2026-11-01",
  })),
};

/** What its stores are asked. */
export const MAGASINS_BILANS: typeof MAGASINS = {
  "evaluation.listBilans": (db, perimetre) => listBilans(db, perimetre),
  "evaluation.getBilan": (db, perimetre, ici) => getBilan(db, perimetre, ici.objet("bilan")),
  "evaluation.dossier": async (db, perimetre, ici) => {
    const lu = await getBilan(db, perimetre, ici.objet("bilan"));
    return [
      await listEcrits(db, perimetre, lu),
      await listNotes(db, perimetre, lu),
      await listAjustements(db, perimetre, [lu]),
      await lireDossier(db, { ...perimetre, conventions: [lu.convention] }, lu, "2026-11-21T09:00:00.000Z"),
    ];
  },
  "evaluation.listTransmissions": (db, perimetre) => listTransmissions(db, perimetre),
  "evaluation.getTransmission": (db, perimetre, ici) => getTransmission(db, perimetre, ici.objet("transmission")),
};
