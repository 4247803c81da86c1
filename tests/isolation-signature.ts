import { lireEcarts } from "#domaines/actes/avenant/actions.ts";
import { findAvenantOuvert, getAvenant, insertAvenant, listAvenants } from "#domaines/actes/avenant/store.ts";
import { listCitationsActes } from "#domaines/actes/citation/store.ts";
import { lireContenu } from "#domaines/actes/contenu/actions.ts";
import { preparer } from "#domaines/actes/signature/actions.ts";
import { findCircuit, getPiece, insertCircuitSigne } from "#domaines/actes/signature/store.ts";
import { getVersion, insertReference, insertVersion, listSignees } from "#domaines/actes/version/store.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

export type GenreSignature = "version" | "avenant";

const ici = ({ convention }: Tirage) => `/conventions/${convention}`;
const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "convention", chemin });

/** What the walk reads of what is signed. */
export const LECTURES_SIGNATURE: Record<string, Lecture> = {
  signature: lire((tirage) => `${ici(tirage)}/signature`),
  "versions signées": lire((tirage) => `${ici(tirage)}/versions`),
  "version signée": lire((tirage) => `${ici(tirage)}/versions/${tirage.objet("version")}`),
  "avenants signés": lire((tirage) => `${ici(tirage)}/avenants`),
  avenant: lire((tirage) => `${ici(tirage)}/avenants/${tirage.objet("avenant")}`),
  "avenant imprimé": lire(
    (tirage) => `${ici(tirage)}/documents/apercu?genre=avenant&avenant=${tirage.objet("avenant")}`,
  ),
  comparaison: lire((tirage) => `${ici(tirage)}/comparaison?de=${tirage.objet("version")}`),
};

const LE = "2026-11-20" as const;
const INSTANT = `${LE}T08:00:00.000Z`;

/** What each convention of the walk has signed, before the walk: every text bears its place. */
export async function semerVersion(db: Db, perimetre: Perimetre, convention: string, texte: string): Promise<void> {
  const [id, avenant] = [`version-${convention}`, `avenant-${convention}`];
  const dates = { ouvertLe: LE, closLe: LE, version: 1 };
  const neuf = { id: avenant, convention, numero: 1, depuis: 1, objet: texte, souhaits: [texte], motifs: [] };
  await insertAvenant(db, perimetre, { ...neuf, ...dates, etat: "signe" });
  const contenu = await lireContenu(db, perimetre, convention);
  await insertVersion(db, perimetre, { id, convention, avenant: null, contenu, modifications: [] }, INSTANT);
  const signatures = [{ partie: id, nom: texte, signataires: texte, ordre: 0 }];
  const circuit = { convention, contenu: id, ouvertLe: INSTANT, signatures };
  await insertCircuitSigne(db, perimetre, circuit, { le: LE, closLe: INSTANT });
  await insertReference(db, perimetre, { convention, numero: 1, contenu: id, signeeLe: LE });
}

/** What its stores are asked. */
export const MAGASINS_SIGNATURE: typeof MAGASINS = {
  "actes.lireContenu": (db, perimetre, { convention }) => lireContenu(db, perimetre, convention),
  "actes.preparer": (db, perimetre, { convention }) => preparer(db, perimetre, convention, LE),
  "actes.findCircuit": (db, perimetre, { convention }) => findCircuit(db, perimetre, convention),
  "actes.getPiece": (db, perimetre, { convention, ...tirage }) =>
    getPiece(db, perimetre, convention, tirage.objet("version")),
  "actes.getVersion": (db, perimetre, tirage) => getVersion(db, perimetre, tirage.objet("version")),
  "actes.listSignees": (db, perimetre, { convention }) => listSignees(db, perimetre, convention),
  "actes.listAvenants": (db, perimetre, { convention }) => listAvenants(db, perimetre, convention),
  "actes.getAvenant": (db, perimetre, tirage) => getAvenant(db, perimetre, tirage.objet("avenant")),
  "actes.findAvenantOuvert": (db, perimetre, { convention }) => findAvenantOuvert(db, perimetre, convention),
  "actes.lireEcarts": (db, perimetre, { convention }) => lireEcarts(db, perimetre, convention),
  "actes.citations": (db, perimetre, tirage) =>
    listCitationsActes(db, perimetre, [tirage.objet("avenant"), tirage.objet("version")]),
};
