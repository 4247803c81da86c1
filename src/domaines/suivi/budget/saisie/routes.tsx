import { type Context, Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { type Fiche, getFiche } from "#domaines/plan/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { GrillePage, type GrilleProps } from "../grille/pages.tsx";
import type { Exercice } from "../model.ts";
import { ecrireEtp, type RefusLigne } from "../rules.ts";
import { listNomsFinanceurs } from "../sommes/store.ts";
import { listExercices, saveExercice } from "../store.ts";
import { parseAnnee } from "../vue/forms.ts";
import { anneeProposee, creerFinanceurs, exerciceDe, histoireDe, reconnaitre } from "./actions.ts";
import { champsSaisis, grilleDe, lignesDe, nombreDe } from "./forms.ts";
import { LIGNES_MAX, LIGNES_NEUVES, type LigneTapee } from "./model.ts";
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

function erreursDe(
  fautes: readonly FauteLigne[],
  tapees: readonly LigneTapee[],
  values: Record<string, string>,
): FormErrors {
  const dites = fautes.flatMap(({ rang, code }) => {
    const { champ, phrase } = PHRASES[code as keyof typeof PHRASES];
    return [[`l${tapees[rang]?.rang ?? 0}-${champ}`, [phrase]] as [string, string[]]];
  });
  return { values, errors: Object.fromEntries(dites) };
}

/** Un financeur sans nom ne se reconnaît pas : chaque ligne en demande un. */
const sansNom = (tapees: readonly LigneTapee[]) =>
  Object.fromEntries(
    tapees.flatMap(({ rang, nom }) =>
      nom
        ? []
        : [[`l${rang}-nom`, ["Dites qui finance : un acteur, « part propre » ou « à trouver »"]] as [string, string[]]],
    ),
  );

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
  const manquants = sansNom(tapees);
  if (Object.keys(manquants).length > 0) return montrerGrille(c, { ...retour, erreurs: { values, errors: manquants } });
  const reconnues = await reconnaitre(db, perimetre, tapees);
  const { fautes, questions } = jugerGrille(reconnues.lignes);
  if (fautes.length > 0) return montrerGrille(c, { ...retour, erreurs: erreursDe(fautes, tapees, values) });
  const aConfirmer = [...reconnues.questions, ...questions];
  if (aConfirmer.length > 0 && !saisi.confirme) return montrerGrille(c, { ...retour, questions: aConfirmer });
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
