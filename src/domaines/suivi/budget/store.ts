import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import { type Exercice, type GenreFinanceur, type Ligne, type Montants, type Nature, nomFinanceur } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_budget_annee: {
      espace: string;
      fiche: string;
      annee: number;
      convention: string;
      version: number;
      etp_prevu: number | null;
      etp_realise: number | null;
    };
    suivi_budget_ligne: Montants & {
      espace: string;
      fiche: string;
      annee: number;
      rang: number;
      convention: string;
      nature: Nature;
      financeur: GenreFinanceur;
      acteur: string | null;
      libelle: string;
    };
  }
}

async function listLignes(
  db: Db,
  { espace, conventions }: Perimetre,
  fiche: string,
): Promise<(Ligne & { annee: number })[]> {
  const lignes = await db
    .selectFrom("suivi_budget_ligne as l")
    .leftJoin("vue_acteurs as v", (join) => join.onRef("v.espace", "=", "l.espace").onRef("v.id", "=", "l.acteur"))
    .select(["l.annee", "l.nature", "l.financeur", "v.garde as acteur", "v.nom", "l.libelle"])
    .select(["l.prevu", "l.realise", "l.demande", "l.accorde", "l.verse"])
    .where("l.espace", "=", espace)
    .where("l.convention", "in", [...conventions])
    .where("l.fiche", "=", fiche)
    .orderBy("l.annee")
    .orderBy("l.rang")
    .execute();
  return lignes.map((ligne) => ({ ...ligne, nom: nomFinanceur(ligne.financeur, ligne.nom) }));
}

/** Le budget d'une fiche, année par année ; celui d'une autre convention n'existe pas. */
export async function listExercices(db: Db, perimetre: Perimetre, fiche: string): Promise<Exercice[]> {
  const { espace, conventions } = perimetre;
  const annees = await db
    .selectFrom("suivi_budget_annee")
    .select(["fiche", "convention", "annee", "version", "etp_prevu as etpPrevu", "etp_realise as etpRealise"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("fiche", "=", fiche)
    .orderBy("annee")
    .execute();
  const lignes = Map.groupBy(await listLignes(db, perimetre, fiche), ({ annee }) => annee);
  return annees.map((annee) => ({
    ...annee,
    lignes: (lignes.get(annee.annee) ?? []).map(({ annee: _annee, ...ligne }) => ligne),
  }));
}

/** Une année comme le journal la garde, ses clés dans un ordre qui se compare. */
const pourJournal = ({ annee, etpPrevu, etpRealise, lignes }: Exercice) => ({
  annee,
  etpPrevu,
  etpRealise,
  lignes: lignes.map(({ nature, financeur, acteur, nom, libelle, ...montants }) => {
    const { prevu, realise, demande, accorde, verse } = montants;
    return { nature, financeur, acteur, nom, libelle, prevu, realise, demande, accorde, verse };
  }),
});

async function saveAnnee(db: Db, { espace }: Perimetre, avant: Exercice, apres: Exercice): Promise<void> {
  const { fiche, annee, convention } = avant;
  const valeurs = { etp_prevu: apres.etpPrevu, etp_realise: apres.etpRealise };
  if (avant.version === 0) {
    const { numInsertedOrUpdatedRows = 0n } = await db
      .insertInto("suivi_budget_annee")
      .values({ espace, fiche, annee, convention, version: 1, ...valeurs })
      .onConflict((conflit) => conflit.doNothing())
      .executeTakeFirstOrThrow();
    return orConflict({ numUpdatedRows: numInsertedOrUpdatedRows });
  }
  await db
    .updateTable("suivi_budget_annee")
    .set({ ...valeurs, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("fiche", "=", fiche)
    .where("annee", "=", annee)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
}

/** Écrit une année du budget d'une fiche si personne n'y a touché depuis la version lue (409), et le dit au journal. */
export async function saveExercice(db: Db, perimetre: Perimetre, avant: Exercice, apres: Exercice): Promise<void> {
  const { espace } = perimetre;
  const { fiche, annee, convention } = avant;
  if (JSON.stringify(pourJournal(avant)) === JSON.stringify(pourJournal(apres))) return;
  await saveAnnee(db, perimetre, avant, apres);
  await db
    .deleteFrom("suivi_budget_ligne")
    .where("espace", "=", espace)
    .where("fiche", "=", fiche)
    .where("annee", "=", annee)
    .execute();
  const lignes = apres.lignes.map(({ nom: _nom, ...ligne }, rang) => ({
    ...ligne,
    espace,
    fiche,
    annee,
    convention,
    rang,
  }));
  if (lignes.length > 0) await db.insertInto("suivi_budget_ligne").values(lignes).execute();
  const dit = { avant: avant.version === 0 ? undefined : pourJournal(avant), apres: pourJournal(apres) };
  noter(db, { action: "budget", objet: "suivi.budget", objetId: fiche, convention, ...dit });
}
