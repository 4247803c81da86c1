import { defaire } from "#commun/histoire.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Redaction } from "#domaines/convention/histoire/model.ts";
import { lireTexteAu } from "#domaines/convention/index.ts";
import { lireDiagnosticAu } from "#domaines/diagnostic/index.ts";
import { lireAnnexeAu, lireSoutiensAu } from "#domaines/equipements/index.ts";
import { lireInstancesAu } from "#domaines/gouvernance/index.ts";
import { lireMoyensAu } from "#domaines/suivi/index.ts";
import type { Db } from "#platform/db/db.ts";
import { listMovements } from "#platform/journal.ts";
import { ANNEXES, type AnnexeFaite } from "../../annexe/model.ts";
import { cadreRegistre, direInstances } from "../../annexe/actions.ts";
import { listComplements } from "../../annexe/store.ts";
import { completer, contenuVierge, identifier, instancesVersion, registreDit, texteEcrit } from "../actions.ts";
import type { ContenuVersion, Liste } from "../model.ts";

/** Ce qui s'écrivait d'une convention à un instant : son contenu, ce que l'on en sait, et ce qui ne se retrouve pas. */
export type EcritAu = {
  contenu: ContenuVersion;
  connues: readonly Liste[];
  avenantOuvert: boolean;
  perdus: number;
  desordre: boolean;
};

type Textes = { id: string } & Record<AnnexeFaite, string>;

async function complementsAu(db: Db, perimetre: Perimetre, convention: string, apres: string) {
  const presents = await listComplements(db, perimetre, convention);
  const textes = ANNEXES.map((annexe) => [annexe, presents[annexe]?.texte ?? ""]);
  const present = { id: convention, ...Object.fromEntries(textes) } as Textes;
  const lignes = await listMovements(db, perimetre.espace, { objets: ["actes.annexe"], convention, apres });
  const { elements, perdus } = defaire([present], lignes);
  const [jadis = present] = elements;
  const complements = Object.fromEntries(ANNEXES.map((annexe) => [annexe, { texte: jadis[annexe] }]));
  return { complements: completer(complements), perdus: perdus.length };
}

/** Ce que le journal garde toujours. */
const REFAITES = [
  "convention",
  "parties",
  "visas",
  "articles",
  "annexes",
  "complements",
  "modes",
  "diagnostic",
  "instances",
] as const;

/** Les deux parts de l'annexe 2 : la liste de la convention, et ce que le registre y ajoutait ; rien si la liste ne se retrouve pas. */
async function equipementsAu(db: Db, perimetre: Perimetre, { convention, apres }: Quand, redaction: Redaction) {
  const citees = await lireSoutiensAu(db, perimetre, convention, apres);
  if (!citees) return { contenu: {}, connues: [], perdus: 0 };
  const cadre = cadreRegistre(redaction);
  const { lignes, perdus } = await lireAnnexeAu(db, perimetre, { apres, citees, cadre });
  const contenu = { equipements: identifier(citees), registre: registreDit(lignes, citees.length) };
  return { contenu, connues: ["equipements", "registre"] as const, perdus };
}

type Quand = { convention: string; apres: string; fiches: readonly string[] };

/**
 * Le texte d'une convention, ses annexes, son diagnostic, ses instances, ses équipements et les moyens de ses fiches d'alors, tels qu'ils
 * s'écrivaient à un instant ; rien avant qu'elle ne soit ouverte.
 */
export async function lireEcritAu(db: Db, perimetre: Perimetre, quand: Quand): Promise<EcritAu | null> {
  const { convention, apres } = quand;
  const lu = await lireTexteAu(db, perimetre, convention, apres);
  if (lu === null) return null;
  const { redaction, champs, perdus, desordre } = lu;
  const { complements, perdus: annexesPerdues } = await complementsAu(db, perimetre, convention, apres);
  const diagnostic = await lireDiagnosticAu(db, perimetre, convention, apres);
  const siegeant = await lireInstancesAu(db, perimetre, convention, apres);
  const equipements = await equipementsAu(db, perimetre, quand, redaction);
  const moyens = await lireMoyensAu(db, perimetre, quand);
  return {
    contenu: {
      ...contenuVierge(),
      ...texteEcrit({ elements: redaction, champs }),
      complements,
      modes: [...redaction.modes],
      diagnostic: diagnostic.parties,
      instances: instancesVersion(direInstances(siegeant.instances, siegeant.membres)),
      ...equipements.contenu,
      moyens: (moyens ?? []).map((un) => ({ id: un.financeur, ...un })),
    },
    connues: [...REFAITES, ...equipements.connues, ...(moyens ? (["moyens"] as const) : [])],
    avenantOuvert: redaction.avenantOuvert,
    perdus: perdus + annexesPerdues + diagnostic.perdus + siegeant.perdus + equipements.perdus,
    desordre,
  };
}
