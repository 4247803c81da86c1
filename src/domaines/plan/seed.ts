import { annee, type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { DROITS, PARENTALITE, PILOTAGE } from "./demonstration/familles/lexique.ts";
import { ENFANCE, PETITE_ENFANCE } from "./demonstration/lexique.ts";
import type { Branche, Esquisse } from "./demonstration/model.ts";
import { creerFiche, type Ecriture, modifierFiche } from "./fiche/actions.ts";
import { insertNoeud, saveSchema } from "./noeud/store.ts";
import { valeurDe } from "./saisie/rules.ts";
import { porteursDe } from "./porteur/actions.ts";

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

async function semerFiche(
  db: Db,
  ecriture: Ecriture,
  esquisse: Esquisse,
  { noeud, debut }: { noeud: string; debut: number },
) {
  const { priorite, budget, de, a, pourquoi } = esquisse;
  return creerFiche(db, ecriture, {
    reference: esquisse.reference,
    titre: esquisse.titre,
    noeuds: [noeud],
    diagnosticInitial: pourquoi || null,
    objectifsOperationnels: [...esquisse.objectifs],
    modalites: [...esquisse.etapes],
    pilotes: await porteursDe(db, ecriture.perimetre, esquisse.pilotes),
    partenaires: await porteursDe(db, ecriture.perimetre, esquisse.partenaires),
    echeances: [{ debut: `${debut + de}`, fin: `${debut + a}`, texte: null }],
    priorite: priorite ? { schema: RANG.code, valeur: priorite } : null,
    publicCible: [...esquisse.publics],
    champs: [...esquisse.champs],
    indicateurs: valeurDe("indicateurs", esquisse.indicateurs.join("\n")) as never,
    budget: budget ? (valeurDe("budget", budget) as never) : null,
  });
}

async function semerBranches(
  db: Db,
  ecriture: Ecriture,
  branches: readonly Branche[],
  place: { parent: string | null; debut: number },
) {
  const { convention, perimetre } = ecriture;
  for (const [rang, branche] of branches.entries()) {
    const { genre, code, libelle, fiches } = branche;
    const id = `${convention}-n-${code.replace(".", "-")}`;
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
    for (const esquisse of fiches) await semerFiche(db, ecriture, esquisse, { noeud: id, debut: place.debut });
    await semerBranches(db, ecriture, branche.branches ?? [], { parent: id, debut: place.debut });
  }
}

/** Les plans de la démonstration dans un espace : nœuds, fiches, et une fiche déjà retouchée pour que l'histoire se lise. */
export async function seedPlan(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const instant = `${plusJours(aujourdhui, -560)}T09:00:00.000Z`;
  for (const convention of perimetre.conventions) {
    const ecriture = { perimetre, convention, instant };
    await saveSchema(db, perimetre, convention, RANG);
    await semerBranches(db, ecriture, PLANS[convention] ?? [], { parent: null, debut: annee(aujourdhui) });
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
  }
}
