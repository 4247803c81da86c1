import type { Imprime } from "#commun/document.ts";
import { enLettres } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import { getConvention, lireBlocRempli, listDeliberations, listSignataires } from "#domaines/convention/index.ts";
import { SANS_TITRE } from "#domaines/convention/model.ts";
import { cadreDe, type Demande, type Fabriques } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import { lireAnnexes } from "../annexe/actions.ts";
import { lireTexte } from "../texte/actions.ts";
import { blocsConvention, type ConventionImprimee, sousTitreDe } from "./document.ts";

/** La délibération qui autorise chacun à signer, telle que l'acte la cite. */
export async function autorisationsDe(db: Db, perimetre: Perimetre, id: string): Promise<Map<string, string>> {
  const actes = await listDeliberations(db, perimetre, id);
  return new Map(
    actes.map(({ id: acte, numero, dateSeance }) => [
      acte,
      ["délibération", numero && `n° ${numero}`, dateSeance && `du ${enLettres(dateSeance)}`].filter(Boolean).join(" "),
    ]),
  );
}

/** Tout ce qui s'imprime d'une convention, tel qu'il est maintenant. */
export async function lireConvention(db: Db, perimetre: Perimetre, id: string): Promise<ConventionImprimee> {
  const { elements, visas, articles, annexes } = await lireTexte(db, perimetre, id);
  const bloc = await lireBlocRempli(db, perimetre, id);
  return {
    parties: elements.parties,
    visas,
    articles,
    annexes,
    signataires: await listSignataires(db, perimetre, id),
    autorisations: await autorisationsDe(db, perimetre, id),
    dossier: await lireAnnexes(db, perimetre, id, bloc),
  };
}

/** La convention entière, comme elle partirait maintenant. */
export async function composerConvention(db: Db, perimetre: Perimetre, demande: Demande): Promise<Imprime> {
  const { titre, signeeLe } = await getConvention(db, perimetre, demande.convention);
  return {
    ...(await cadreDe(db, perimetre, demande)),
    titre: titre ?? SANS_TITRE,
    sousTitre: sousTitreDe(signeeLe, demande.jour),
    sommaire: true,
    sources: [],
    blocs: blocsConvention(await lireConvention(db, perimetre, demande.convention)),
  };
}

/** Ce que les actes savent imprimer : la convention avec ses annexes et ses signatures. */
export const FABRIQUES_TEXTE: Fabriques = {
  convention: {
    nom: "Convention entière",
    formats: ["pdf", "docx", "odt"],
    permise: (roles) => peut(roles, "convention.lire") && peut(roles, "plan.lire"),
    composer: composerConvention,
  },
};
