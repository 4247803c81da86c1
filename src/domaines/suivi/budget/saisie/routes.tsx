import { type Context, Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { type Fiche, getFiche } from "#domaines/plan/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { forbid } from "#platform/rights.ts";
import { isFormErrors } from "#ui/form.ts";
import { GrillePage, type GrilleProps } from "../grille/pages.tsx";
import type { Exercice } from "../model.ts";
import { ecrireEtp, type RefusLigne } from "../rules.ts";
import { listNomsFinanceurs } from "../sommes/store.ts";
import { listExercices, saveExercice } from "../store.ts";
import { parseAnnee } from "../vue/forms.ts";
import { anneeProposee, creerFinanceurs, exerciceDe, histoireDe, reconnaitre } from "./actions.ts";
import { champsSaisis, grilleDe, lignesDe, nombreDe } from "./forms.ts";
import { LIGNES_MAX, LIGNES_NEUVES, type LigneTapee, type Question } from "./model.ts";
import { BudgetFichePage, intitule } from "./pages.tsx";
import { type FauteLigne, jugerGrille, premiereLigne } from "./rules.ts";

type Requete = Context<Env>;

const baseDe = (c: Requete) => `/conventions/${c.req.param("convention")}`;

async function ficheDe(c: Requete): Promise<Fiche> {
  forbid(peut(c.var.perimetre.roles, "budget.lire"));
  return getFiche(c.var.db, c.var.perimetre, c.req.param("fiche") ?? "");
}

const peutModifier = (c: Requete) => peut(c.var.perimetre.roles, "budget.modifier");

async function montrerBudget(c: Requete, fiche: Fiche, horsAnnees = false) {
  const { db, perimetre, today } = c.var;
  c.status(horsAnnees ? 422 : 200);
  const props = {
    base: baseDe(c),
    fiche,
    exercices: await listExercices(db, perimetre, fiche.id),
    mouvements: await histoireDe(db, perimetre, fiche.id),
    peutModifier: peutModifier(c),
    ecrit: c.req.query("ecrit") ?? null,
    anneeProposee: anneeProposee(fiche, today),
    horsAnnees,
  };
  return c.render(<BudgetFichePage {...props} />, { titre: `Budget de ${intitule(fiche)}`, erreur: horsAnnees });
}

type Suite = Partial<GrilleProps> & { fiche: Fiche; exercice: Exercice };

const etp = (centiemes: number | null) => (centiemes === null ? "" : ecrireEtp(centiemes));

async function montrerGrille(c: Requete, { fiche, exercice, ...suite }: Suite) {
  const { lignes, annee, version, etpPrevu, etpRealise } = exercice;
  const props: GrilleProps = {
    base: baseDe(c),
    fiche,
    annee,
    version,
    valeurs: { ...champsSaisis(lignes), etpPrevu: etp(etpPrevu), etpRealise: etp(etpRealise) },
    nombre: Math.min(lignes.length + LIGNES_NEUVES, LIGNES_MAX),
    existantes: lignes.length,
    noms: await listNomsFinanceurs(c.var.db, c.var.perimetre),
    ...suite,
  };
  const erreur = Boolean(props.erreurs || props.questions?.length);
  c.status(props.conflit ? 409 : erreur ? 422 : 200);
  return c.render(<GrillePage {...props} />, {
    titre: `Budget ${annee} de ${intitule(fiche)}`,
    erreur: erreur || Boolean(props.conflit),
  });
}

async function ouvrirGrille(c: Requete, fiche: Fiche, annee: number) {
  forbid(peutModifier(c));
  const exercices = await listExercices(c.var.db, c.var.perimetre, fiche.id);
  const exercice = exerciceDe(fiche, exercices, annee);
  const proposee = exercices.length === 0 && c.req.query("reprendre") === "1" ? premiereLigne(fiche.budget) : null;
  if (!proposee) return montrerGrille(c, { fiche, exercice });
  return montrerGrille(c, { fiche, exercice: { ...exercice, lignes: [proposee] }, existantes: 0, proposee: true });
}

const PHRASES: Record<Exclude<RefusLigne, "accord-au-dela"> | "doublon", { champ: string; phrase: string }> = {
  "ligne-vide": { champ: "prevu", phrase: "Donnez au moins un montant à cette ligne, ou retirez-la" },
  "montant-hors-financeur": {
    champ: "nom",
    phrase: "La part propre n’a que du prévu et du réalisé ; ce qui est à trouver n’a que du prévu",
  },
  "verse-sans-accord": {
    champ: "accorde",
    phrase: "Un versement suppose un accord : notez d’abord ce qui est accordé",
  },
  "verse-au-dela": {
    champ: "verse",
    phrase: "Il est versé plus que ce qui est accordé : corrigez le versement, ou notez le nouvel accord",
  },
  doublon: {
    champ: "nom",
    phrase: "Ce financeur a déjà une ligne de cette nature : réunissez-les, ou précisez chacune",
  },
};

type Fautes = Record<string, string[]>;

const fautesJugees = (fautes: readonly FauteLigne[], tapees: readonly LigneTapee[]): Fautes =>
  Object.fromEntries(
    fautes.map(({ rang, code }) => {
      const { champ, phrase } = PHRASES[code as keyof typeof PHRASES];
      return [`l${tapees[rang]?.rang ?? 0}-${champ}`, [phrase]];
    }),
  );

const fautesDeNoms = (tapees: readonly LigneTapee[], faute: (nom: string) => string | null): Fautes =>
  Object.fromEntries(
    tapees.flatMap(({ rang, nom }): [string, string[]][] => {
      const phrase = faute(nom);
      return phrase ? [[`l${rang}-nom`, [phrase]]] : [];
    }),
  );

const SANS_NOM = "Dites qui finance : un acteur, « part propre » ou « à trouver »";

/** SUI-215 : qui ne tient pas les acteurs n'en ajoute pas en les nommant. */
const inconnuDe = (neufs: readonly string[]) => (nom: string) =>
  neufs.includes(nom)
    ? `« ${nom} » : encore inconnu des acteurs. Demandez au chargé de coopération de l’ajouter, ou reprenez un nom de la liste`
    : null;

/** Tout ce qui empêche cette année d'être gardée, champ par champ. */
function fautesDe(
  c: Requete,
  tapees: readonly LigneTapee[],
  { neufs, fautes }: { neufs: readonly string[]; fautes: readonly FauteLigne[] },
): Fautes {
  const refuses = peut(c.var.perimetre.roles, "acteurs.modifier") ? [] : neufs;
  return {
    ...fautesJugees(fautes, tapees),
    ...fautesDeNoms(tapees, inconnuDe(refuses)),
    ...fautesDeNoms(tapees, (nom) => (nom === "" ? SANS_NOM : null)),
  };
}

async function enregistrer(c: Requete) {
  const fiche = await ficheDe(c);
  forbid(peutModifier(c));
  const { db, perimetre } = c.var;
  const form = await c.req.formData();
  const nombre = nombreDe(form);
  const values = valuesOf(form);
  const annee = parseAnnee(values["annee"]);
  if (annee === null) return montrerBudget(c, fiche, true);
  const exercice = exerciceDe(fiche, await listExercices(db, perimetre, fiche.id), annee);
  const retour = { fiche, exercice, nombre, existantes: Math.max(0, nombre - LIGNES_NEUVES), valeurs: values };
  const saisi = parseForm(grilleDe(nombre), form);
  if (isFormErrors(saisi)) return montrerGrille(c, { ...retour, erreurs: saisi });
  if (saisi.version !== exercice.version) return montrerGrille(c, { ...retour, conflit: true });
  const tapees = lignesDe(saisi, nombre);
  const reconnues = await reconnaitre(db, perimetre, tapees);
  const jugees = jugerGrille(reconnues.lignes);
  const errors = fautesDe(c, tapees, { neufs: reconnues.neufs, fautes: jugees.fautes });
  if (Object.keys(errors).length > 0) return montrerGrille(c, { ...retour, erreurs: { values, errors } });
  const neufs = reconnues.neufs.map((nom): Question => ({ sujet: "financeur-neuf", nom }));
  const questions = [...neufs, ...jugees.questions];
  if (questions.length > 0 && !saisi.confirme) return montrerGrille(c, { ...retour, questions });
  const lignes = await creerFinanceurs(db, perimetre, reconnues.lignes);
  await saveExercice(db, perimetre, exercice, {
    ...exercice,
    etpPrevu: saisi.etpPrevu,
    etpRealise: saisi.etpRealise,
    lignes,
  });
  return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}/budget?ecrit=${annee}`, 303);
}

const FICHE = "/conventions/:convention/plan/fiches/:fiche/budget";

export const budgetFicheRoutes = new Hono<Env>()
  .get(FICHE, async (c) => {
    const fiche = await ficheDe(c);
    const demandee = c.req.query("annee");
    const annee = parseAnnee(demandee);
    return annee === null ? montrerBudget(c, fiche, demandee !== undefined) : ouvrirGrille(c, fiche, annee);
  })
  .post(FICHE, enregistrer);
