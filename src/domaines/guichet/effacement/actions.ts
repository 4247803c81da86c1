import { createHash } from "node:crypto";
import { deleteFoyer } from "#domaines/acces/index.ts";
import { deletePieces, deleteProductionsDe, getPiece, listPieces } from "#domaines/documents/index.ts";
import { canonique } from "#commun/canonique.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Base, type Db, inPerimeter, stepToAnnuaire } from "#platform/db/db.ts";
import { listErasures, recordErasure } from "#platform/erasures.ts";
import { noter } from "#platform/journal.ts";
import { eraseClearValues, listLinesAbout } from "#platform/journal-subject.ts";
import { eraseMails } from "#platform/mail.ts";
import { deposer, eraseDeposits } from "#platform/outbox.ts";
import { hashToken } from "#platform/session.ts";
import { destroyKey } from "#platform/vault/vault.ts";
import { LETTRES_IMPRIMEES } from "../commission/lettre/model.ts";
import type { Cause, Effacement, ExportFamille } from "./model.ts";
import {
  deleteLignes,
  insertEffacement,
  listLignes,
  listLignesGelees,
  listObjets,
  listPresentes,
  lockFamille,
} from "./store.ts";

/** Ce qui reste à faire d'un effacement une fois la base écrite : le courrier en partance, et la liste que gardent les sauvegardes. */
export const EFFACEMENT = "guichet.effacement";

/** `courriel` : l'empreinte de l'adresse, jamais elle. */
export type ChargeEffacement = { espace: string; famille: string; courriel: string | null; le: string };

const compteDe = (famille: string) => `famille:${famille}`;

type Voulu = { famille: string; cause: Cause; purge?: string };

/**
 * Efface une famille : ses lignes, ses pièces, ses liens et ses sessions, les valeurs du journal, et la clé qui les scellait. Reste
 * la preuve, sans rien de ce qu'elle prouve. Introuvable si elle l'est déjà.
 */
export async function effacer(
  db: Db,
  perimetre: Perimetre,
  { famille, cause, purge }: Voulu,
  instant: Date,
): Promise<Effacement> {
  const { espace, compte } = perimetre;
  const ou = { espace, famille };
  const { courriel } = await lockFamille(db, ou);
  const objets = await listObjets(db, ou);
  const gelees = { objet: "guichet.commission", ids: await listLignesGelees(db, ou) };
  const journal = await eraseClearValues(db, espace, objets, gelees);
  const pieces = await deletePieces(db, perimetre, famille);
  const lignes = await deleteLignes(db, ou);
  await deleteProductionsDe(db, perimetre, { genres: LETTRES_IMPRIMEES });
  await stepToAnnuaire(db, espace, (annuaire) => deleteFoyer(annuaire, ou));
  await destroyKey(db, { espace, sujet: famille }, instant);
  const le = instant.toISOString();
  const compteRendu = { lignes, pieces, journal };
  const empreinte = createHash("sha256").update(canonique({ espace, famille, le, compteRendu })).digest("hex");
  const effacement: Effacement = { famille, le, compte, cause, purge: purge ?? null, compteRendu, empreinte };
  await insertEffacement(db, perimetre, effacement);
  noter(db, { action: "effacement", objet: "guichet.famille", objetId: famille, apres: { cause, ...compteRendu } });
  const charge: ChargeEffacement = { espace, famille, courriel: courriel && hashToken(courriel), le };
  await deposer(db, EFFACEMENT, charge);
  return effacement;
}

/** Tout ce que l'on garde d'une famille, ses pièces ouvertes si l'on veut leur contenu : une page qui les nomme ne les ouvre pas. */
export async function exporter(
  db: Db,
  perimetre: Perimetre,
  famille: string,
  { instant, contenus = true }: { instant: Date; contenus?: boolean },
): Promise<ExportFamille> {
  const { espace } = perimetre;
  const ou = { espace, famille };
  await lockFamille(db, ou);
  const pieces: ExportFamille["pieces"][number][] = [];
  for (const { id, nom, type, taille, deposeLe } of await listPieces(db, perimetre, famille)) {
    const octets = nom === null || !contenus ? null : (await getPiece(db, perimetre, famille, id)).octets;
    pieces.push({ nom, type, taille, deposeLe, contenu: octets && Buffer.from(octets).toString("base64") });
  }
  const objets = await listObjets(db, ou);
  const journal = await listLinesAbout(db, espace, { objets, compte: compteDe(famille) });
  return {
    format: "maillage-famille",
    version: 1,
    le: instant.toISOString(),
    espace,
    famille,
    lignes: await listLignes(db, ou),
    pieces,
    journal: journal.map(({ objetId: _o, ...ligne }) => ligne),
  };
}

type Atelier = { base: Base; folder: string; maintenant: () => Date };

/** Achève un effacement hors de la base : le courrier qui l'attendait, et la liste que les sauvegardes ne tiennent pas. Se refait sans dommage. */
export async function acheverEffacement({ base, folder }: Omit<Atelier, "maintenant">, charge: unknown): Promise<void> {
  const { espace, famille, courriel, le } = charge as ChargeEffacement;
  const estSien = (adresse: string) => courriel !== null && hashToken(adresse) === courriel;
  await eraseDeposits(base, { mention: famille, estSien, sauf: EFFACEMENT });
  eraseMails(folder, { mention: famille, estSien });
  recordErasure(folder, { espace, sujet: famille, le });
}

/** Efface encore ce qu'une sauvegarde d'avant l'effacement a ramené ; dit combien de familles. */
export async function reprendreEffacements({ base, folder, maintenant }: Atelier): Promise<number> {
  const espaces = Map.groupBy(listErasures(folder), ({ espace }) => espace);
  let nombre = 0;
  for (const [espace, effaces] of espaces) {
    const perimetre: Perimetre = { espace, compte: "installation", conventions: [], roles: [] };
    nombre += await inPerimeter(
      base,
      perimetre,
      async (db) => {
        const sujets = effaces.map(({ sujet }) => sujet);
        const revenues = await listPresentes(db, espace, sujets);
        for (const famille of revenues) await effacer(db, perimetre, { famille, cause: "restauration" }, maintenant());
        return revenues.length;
      },
      maintenant,
    );
  }
  return nombre;
}
