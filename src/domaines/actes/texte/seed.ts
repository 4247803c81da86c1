import { enLettres, type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import {
  getConvention,
  listDeliberations,
  lockElements,
  organeDe,
  saveElements,
  saveOptions,
} from "#domaines/convention/index.ts";
import { saveFichier } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { saveComplement } from "../annexe/store.ts";
import type { DocumentGarde } from "../bibliotheque/model.ts";
import { insertDocument } from "../bibliotheque/store.ts";
import { CHARTE_PDF, DIAGNOSTIC } from "../demonstration/lexique.ts";

const CONVENTION = "ctg-trois-rivieres";

/** Le blanc que le document laissait est rempli avant que l'on signe : du jour où la Caf a décidé. */
async function completerVisas(db: Db, perimetre: Perimetre): Promise<void> {
  const avant = await lockElements(db, perimetre, CONVENTION, "visas");
  const actes = await listDeliberations(db, perimetre, CONVENTION);
  const le = actes.find(({ organe }) => organe === organeDe("caf"))?.dateSeance;
  if (!le) return;
  const jour = enLettres(le);
  const apres = avant.map((visa) => ({ ...visa, texte: visa.texte.replace("…", jour), incomplet: false }));
  await saveElements(db, perimetre, { convention: CONVENTION, liste: "visas" }, { avant, apres, action: "redaction" });
}

/** Le texte de la convention de démonstration, prêt à signer, et ce que sa bibliothèque garde. */
export async function seedTexte(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  if (!perimetre.conventions.includes(CONVENTION)) return;
  const { debut } = await getConvention(db, perimetre, CONVENTION);
  const jour = debut ?? aujourdhui;
  await completerVisas(db, perimetre);
  const options = { presidence: "copilotee", secretariat: "collectivite", application: false } as const;
  await saveOptions(db, perimetre, { convention: CONVENTION, version: 0 }, options);
  const annexe = { convention: CONVENTION, annexe: "diagnostic" } as const;
  await saveComplement(db, perimetre, annexe, { texte: DIAGNOSTIC, version: 0 });
  const charte: DocumentGarde = {
    id: newId(),
    convention: CONVENTION,
    titre: "Charte des partenaires de la convention précédente",
    genre: "charte",
    jour: plusJours(jour, -1300),
  };
  await insertDocument(db, perimetre, charte);
  const attache = { objet: "actes.document", objetId: charte.id, convention: CONVENTION };
  const octets = new TextEncoder().encode(CHARTE_PDF);
  const instant = `${plusJours(jour, -200)}T09:00:00.000Z`;
  await saveFichier(db, perimetre, attache, { nom: "charte-des-partenaires.pdf", type: "pdf", octets, instant });
}
