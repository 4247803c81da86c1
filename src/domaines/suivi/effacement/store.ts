import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Evenement, Reponse } from "../campagne/model.ts";
import { empreinteDe } from "../photo/store.ts";
import type { Redire, TexteGarde } from "./model.ts";
import { redireContenu, redireFiches } from "./rules.ts";

type Ou = { id: string; convention: string };
/** Ce que d'autres tranches ont figé de ce qui fut dit d'une fiche : à elles d'en effacer le texte. Rend combien de pièces ont changé. */
export type EffacerAilleurs = (
  db: Db,
  perimetre: Perimetre,
  fiche: { id: string; convention: string },
  redire: Redire,
) => Promise<number>;

/** De même pour des mots que ces tranches ont cités d'un indicateur. */
export type EffacerParole = (
  db: Db,
  perimetre: Perimetre,
  parole: { convention: string; cle: string; phrase: string },
) => Promise<number>;

type Trouve = Omit<TexteGarde, "cle">;

const campagnesDe = (db: Db, { espace }: Perimetre, { convention }: Ou) =>
  db.selectFrom("suivi_campagne").select("id").where("espace", "=", espace).where("convention", "=", convention);

/** Les événements des campagnes qui gardent un texte sur cette fiche ; elle a déjà été lue dans le périmètre. */
const selectDits = (db: Db, perimetre: Perimetre, fiche: Ou) =>
  db
    .selectFrom("suivi_evenement")
    .select(["campagne", "rang", "volet", "auteur", "instant", "contenu"])
    .where("espace", "=", perimetre.espace)
    .where("campagne", "in", campagnesDe(db, perimetre, fiche))
    .where("fiche", "=", fiche.id)
    .where("genre", "in", ["reponse", "retour"] satisfies Evenement["genre"][])
    .orderBy("campagne")
    .orderBy("rang");

/** Ce que les campagnes gardent mot pour mot de cette fiche. */
export async function listTextesDesCampagnes(db: Db, perimetre: Perimetre, fiche: Ou): Promise<Trouve[]> {
  const lignes = await selectDits(db, perimetre, fiche).execute();
  return lignes.flatMap(({ volet, auteur, instant, contenu }) => {
    const trouves: Trouve[] = [];
    redireContenu(contenu, volet ?? "", (ici, champ, texte) => {
      trouves.push({ volet: ici, champ, texte, auteur, instant });
      return texte;
    });
    return trouves;
  });
}

const COLONNES = {
  avancees: "avancees",
  difficultes: "difficultes",
  deblocage: "deblocage",
  decisionDemandee: "decision_demandee",
} as const;

type Effaces = { choisis: readonly Trouve[]; phrase: string };

async function effacerSaisies(db: Db, { espace }: Perimetre, fiche: Ou, { choisis, phrase }: Effaces) {
  for (const { volet, champ, texte } of choisis) {
    if (champ === "mot") continue;
    const colonne = COLONNES[champ];
    await db
      .updateTable("suivi_saisie")
      .set({ [colonne]: phrase })
      .where("espace", "=", espace)
      .where("convention", "=", fiche.convention)
      .where("fiche", "=", fiche.id)
      .where("volet", "=", volet)
      .where(colonne, "=", texte)
      .execute();
  }
}

async function effacerEvenements(db: Db, perimetre: Perimetre, fiche: Ou, redire: Redire) {
  for (const { campagne, rang, volet, contenu } of await selectDits(db, perimetre, fiche).execute()) {
    const apres = redireContenu(contenu, volet ?? "", redire);
    if (apres === contenu) continue;
    await db
      .updateTable("suivi_evenement")
      .set({ contenu: JSON.stringify(apres) })
      .where("espace", "=", perimetre.espace)
      .where("campagne", "=", campagne)
      .where("rang", "=", rang)
      .execute();
  }
}

/** Ce que les demandes gardent de leur dernière réponse ; une page ouverte dessus verra qu'elles ont changé. */
async function effacerDemandes(db: Db, { espace }: Perimetre, fiche: Ou, redire: Redire) {
  const lignes = await db
    .selectFrom("suivi_demande")
    .select(["campagne", "volet", "version", "reponse", "mot"])
    .where("espace", "=", espace)
    .where("convention", "=", fiche.convention)
    .where("fiche", "=", fiche.id)
    .execute();
  for (const { campagne, volet, version, reponse, mot } of lignes) {
    const redite: Reponse | null = reponse && redireContenu(reponse, volet, redire);
    const redit = mot && redire(volet, "mot", mot);
    if (redite === reponse && redit === mot) continue;
    await db
      .updateTable("suivi_demande")
      .set({ reponse: redite && JSON.stringify(redite), mot: redit, version: version + 1 })
      .where("espace", "=", espace)
      .where("campagne", "=", campagne)
      .where("fiche", "=", fiche.id)
      .where("volet", "=", volet)
      .execute();
  }
}

/** Ce que les campagnes closes ont figé : leur empreinte nouvelle entre au journal. */
async function effacerInstantanes(db: Db, perimetre: Perimetre, fiche: Ou, redire: Redire) {
  const { espace } = perimetre;
  const figes = await db
    .selectFrom("suivi_instantane")
    .select(["campagne", "contenu"])
    .where("espace", "=", espace)
    .where("campagne", "in", campagnesDe(db, perimetre, fiche))
    .execute();
  for (const { campagne, contenu } of figes) {
    const fiches = redireFiches(contenu.fiches, fiche.id, redire);
    if (fiches === contenu.fiches) continue;
    const apres = { ...contenu, fiches: [...fiches] };
    const empreinte = empreinteDe(apres);
    await db
      .updateTable("suivi_instantane")
      .set({ contenu: JSON.stringify(apres), empreinte })
      .where("espace", "=", espace)
      .where("campagne", "=", campagne)
      .execute();
    const { convention } = fiche;
    noter(db, { action: "instantane", objet: "suivi.campagne", objetId: campagne, convention, apres: { empreinte } });
  }
}

/** Efface ces textes de tout ce que le suivi garde de la fiche ; le journal dit lesquels par leur rubrique, jamais ce qu'ils disaient. */
export async function effacerTextes(
  db: Db,
  perimetre: Perimetre,
  fiche: Ou,
  { choisis, phrase, redire }: Effaces & { redire: Redire },
): Promise<void> {
  await effacerSaisies(db, perimetre, fiche, { choisis, phrase });
  await effacerEvenements(db, perimetre, fiche, redire);
  await effacerDemandes(db, perimetre, fiche, redire);
  await effacerInstantanes(db, perimetre, fiche, redire);
  const { id, convention } = fiche;
  const apres = choisis.map(({ volet, champ }) => ({ volet, champ }));
  noter(db, { action: "effacementTexte", objet: "suivi.fiche", objetId: id, convention, apres });
}
