import { annee, type Jour, jourOuvre, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { partieDe } from "../deliberation/rules.ts";
import { listDeliberations } from "../deliberation/store.ts";
import type { Civilite, Tour } from "../partie/model.ts";
import { listParties, writeSignataires } from "../partie/store.ts";
import { MODES_PROPOSES } from "../resiliation/model.ts";
import { writeModes } from "../resiliation/store.ts";
import { getConvention } from "../store.ts";
import { passerConvention } from "./actions.ts";

/** Celle dont un conseil n'a pas encore voté ; les autres sont signées. */
const EN_COURS = "ctg-haut-plateau";

const MONSIEUR = ["Noël", "Gaspard", "Lucien"];
const civiliteDe = (prenom: string | null): Civilite => (MONSIEUR.includes(prenom ?? "") ? "monsieur" : "madame");

async function lierSignataires(db: Db, perimetre: Perimetre, convention: string, { parties, signataires }: Tour) {
  const actes = await listDeliberations(db, perimetre, convention);
  const voteDe = (partie: string) => actes.find(({ collectivite }) => partieDe(collectivite, parties)?.id === partie);
  // the collectivités sign first, the Caf last
  const rangDe = (partie: string) =>
    (parties.findIndex(({ id }) => id === partie) + parties.length - 1) % parties.length;
  const ranges = signataires.toSorted((a, b) => rangDe(a.partie) - rangDe(b.partie) || a.rang - b.rang);
  const lies = ranges.map((un, ordre) => ({
    ...un,
    ordre,
    civilite: civiliteDe(un.prenom),
    deliberation: voteDe(un.partie)?.id ?? null,
  }));
  await writeSignataires(db, { espace: perimetre.espace, convention }, lies);
}

async function semerVie(db: Db, perimetre: Perimetre, id: string, aujourdhui: Jour): Promise<void> {
  const convention = await getConvention(db, perimetre, id);
  const tour = await listParties(db, perimetre, id);
  if (tour.parties.length === 0) return;
  await lierSignataires(db, perimetre, id, tour);
  const modes = MODES_PROPOSES.map((mode) => ({ ...mode, id: newId() }));
  await writeModes(db, { espace: perimetre.espace, convention: id }, [], modes);
  const debut = convention.debut ?? (`${annee(aujourdhui)}-01-01` as Jour);
  const passer = (version: number, etat: "enNegociation" | "delibereeEnPartie" | "signee", le: Jour) =>
    passerConvention(db, perimetre, { convention: id, version }, { etat, le });
  await passer(convention.version, "enNegociation", jourOuvre(plusJours(debut, -120)));
  await passer(
    convention.version + 1,
    id === EN_COURS ? "delibereeEnPartie" : "signee",
    jourOuvre(plusJours(debut, -20)),
  );
}

/** La vie des conventions de la démonstration ; à semer après tout ce qui écrit leur texte, qui ensuite ne bouge plus. */
export async function seedVies(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  for (const id of perimetre.conventions) await semerVie(db, perimetre, id, aujourdhui);
}
