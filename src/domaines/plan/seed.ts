import { annee, type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { saveBrouillon } from "./brouillon/store.ts";
import { seedCommentaires } from "./commentaire/seed.ts";
import { DROITS, PARENTALITE, PILOTAGE } from "./demonstration/familles/lexique.ts";
import { ENFANCE, PETITE_ENFANCE } from "./demonstration/lexique.ts";
import type { Branche, Esquisse } from "./demonstration/model.ts";
import { creerFiche, type Ecriture, ficheNeuve, modifierFiche, type NouveauContenu } from "./fiche/actions.ts";
import { insertFiches, listCitees, updateFicheLue } from "./fiche/store.ts";
import { insertNoeud, saveSchema } from "./noeud/store.ts";
import { valeurDe } from "./saisie/rules.ts";
import type { Porteur } from "./model.ts";
import { porteursCrees } from "./porteur/actions.ts";

/** Ce que chaque convention de la démonstration a mis dans son plan. */
const PLANS: Record<string, readonly Branche[]> = {
  "ctg-trois-rivieres": [PETITE_ENFANCE, ENFANCE, PARENTALITE, DROITS, PILOTAGE],
  "ctg-haut-plateau": [PETITE_ENFANCE, PARENTALITE, PILOTAGE],
  "ctg-val-de-lune-nord": [PETITE_ENFANCE, ENFANCE],
  "ctg-val-de-lune-sud": [ENFANCE, DROITS],
};

const RANG = {
  code: "rang",
  libelle: "Rang",
  valeurs: [
    { valeur: "Second rang", plafond: null },
    { valeur: "Premier rang", plafond: 8 },
  ],
};

/** Un second schéma, dit par la seule convention qui s'en sert. */
const PHASES = {
  code: "phase",
  libelle: "Phase",
  valeurs: ["Phase 1", "Phase 2", "Phase 3"].map((valeur) => ({ valeur, plafond: null })),
};
const DEUX_SCHEMAS = "ctg-trois-rivieres";

/** Une phase ne se dit que là où son schéma existe. */
function prioriteDe(valeur: string | null, convention: string) {
  if (valeur === null || !valeur.startsWith("Phase")) return valeur === null ? null : { schema: RANG.code, valeur };
  return convention === DEUX_SCHEMAS ? { schema: PHASES.code, valeur } : null;
}

/** L'année où le plan commence, et ceux que ses fiches citent. */
type Place = { debut: number; porteurs: ReadonlyMap<string, Porteur> };

function contenuDe(
  ecriture: Ecriture,
  esquisse: Esquisse,
  { noeud, debut, porteurs }: Place & { noeud: string },
): NouveauContenu {
  const cites = (noms: readonly string[]) => noms.flatMap((nom) => porteurs.get(nom) ?? []);
  const { priorite, budget, de, a, pourquoi, mois } = esquisse;
  const [premier, dernier] = mois?.map((un) => `-${un}`) ?? ["", ""];
  return {
    reference: esquisse.reference,
    titre: esquisse.titre,
    noeuds: [noeud, ...esquisse.aussi.map((code) => idNoeud(ecriture.convention, code))],
    diagnosticInitial: pourquoi || null,
    objectifsOperationnels: [...esquisse.objectifs],
    modalites: [...esquisse.etapes],
    pilotes: cites(esquisse.pilotes),
    partenaires: cites(esquisse.partenaires),
    echeances: [{ debut: `${debut + de}${premier}`, fin: `${debut + a}${dernier}`, texte: null }],
    priorite: prioriteDe(priorite, ecriture.convention),
    publicCible: [...esquisse.publics],
    champs: [...esquisse.champs],
    contratsLies: [...esquisse.contrats],
    actionsLiees: [...esquisse.liees],
    indicateurs: valeurDe("indicateurs", esquisse.indicateurs.join("\n")) as never,
    budget: budget ? (valeurDe("budget", budget) as never) : null,
  };
}

const idNoeud = (convention: string, code: string) => `${convention}-n-${code.replace(".", "-")}`;

const nomsDe = (branches: readonly Branche[]): string[] =>
  branches.flatMap(({ fiches, branches: dessous = [] }) => [
    ...fiches.flatMap(({ pilotes, partenaires }) => [...pilotes, ...partenaires]),
    ...nomsDe(dessous),
  ]);

/** Écrit les nœuds d'un plan, chacun sous le sien, et rend ce que seront leurs fiches, dans l'ordre. */
async function semerBranches(
  db: Db,
  ecriture: Ecriture,
  branches: readonly Branche[],
  place: Place & { parent: string | null },
): Promise<NouveauContenu[]> {
  const { convention, perimetre } = ecriture;
  const contenus: NouveauContenu[] = [];
  for (const [rang, branche] of branches.entries()) {
    const { genre, code, libelle, fiches } = branche;
    const id = idNoeud(convention, code);
    await insertNoeud(db, perimetre, {
      id,
      convention,
      parent: place.parent,
      genre,
      code,
      libelle,
      impacts: [],
      ordre: rang + 1,
    });
    contenus.push(...fiches.map((esquisse) => contenuDe(ecriture, esquisse, { ...place, noeud: id })));
    contenus.push(...(await semerBranches(db, ecriture, branche.branches ?? [], { ...place, parent: id })));
  }
  return contenus;
}

/** Ce que la vie d'un plan y laisse : des commentaires, une saisie pas encore enregistrée, une fiche archivée. */
async function semerVie(db: Db, ecriture: Ecriture, aujourdhui: Jour): Promise<void> {
  const { perimetre, convention, instant } = ecriture;
  const citees = await listCitees(db, perimetre);
  const [commentee, reprise] = ["PE1", "LM1"].map((une) => citees.find(({ reference }) => reference === une)?.id ?? "");
  if (!commentee || !reprise) return;
  await seedCommentaires(db, perimetre, { convention, fiche: commentee, aujourdhui });
  const saisie = {
    diagnosticInitial: "Trois communes ont un logement vide qui pourrait servir ; deux maires",
    forces: "",
    faiblesses: "",
    finalite: "",
  };
  const le = `${plusJours(aujourdhui, -1)}T17:05:00.000Z`;
  await saveBrouillon(db, perimetre, reprise, { section: "pourquoi", version: 1, saisie, le });
  const finie = await creerFiche(db, ecriture, { titre: "Prêt de matériel aux jeunes parents", reference: "PA9" });
  await updateFicheLue(db, finie, { ...finie, archiveLe: instant }, "archivage");
}

/** Les plans de la démonstration dans un espace : nœuds, fiches, et une fiche déjà retouchée pour que l'histoire se lise. */
export async function seedPlan(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const instant = `${plusJours(aujourdhui, -560)}T09:00:00.000Z`;
  for (const convention of perimetre.conventions) {
    const ecriture = { perimetre, convention, instant };
    await saveSchema(db, perimetre, convention, RANG);
    if (convention === DEUX_SCHEMAS) await saveSchema(db, perimetre, convention, PHASES);
    const branches = PLANS[convention] ?? [];
    const cites = await porteursCrees(db, perimetre, [...new Set(nomsDe(branches))]);
    const porteurs = new Map(cites.map((porteur) => [porteur.libelle, porteur]));
    const place = { parent: null, debut: annee(aujourdhui), porteurs };
    const contenus = await semerBranches(db, ecriture, branches, place);
    const fiches = contenus.map((contenu, rang) => ficheNeuve(ecriture, contenu, { id: newId(), ordre: rang + 1 }));
    await insertFiches(db, perimetre, fiches);
    const depart = await creerFiche(db, ecriture, { titre: "Ludothèque itinérante", reference: "CO9" });
    const saisie = {
      objectifsOperationnels: "Une tournée par mois",
      publicCible: "Familles",
      resultatsAttendus: "",
      territoiresCibles: "",
    };
    await modifierFiche(db, { ...ecriture, instant: `${plusJours(aujourdhui, -12)}T15:20:00.000Z` }, depart, {
      nom: "objectifs",
      saisie,
    });
    if (convention === DEUX_SCHEMAS) await semerVie(db, ecriture, aujourdhui);
  }
}
