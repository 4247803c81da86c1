import { Hono } from "hono";
import { aLHeure } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { listAuteurs, nomParmi, peut } from "#domaines/acces/index.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { titreConflit } from "#ui/conflit.tsx";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { deleteBrouillon, findBrouillon, listBrouillons, saveBrouillon } from "../brouillon/store.ts";
import { CommentairesBloc } from "../commentaire/pages.tsx";
import { listCommentaires } from "../commentaire/store.ts";
import { ConflitPage, EditionPage, type EditionProps, NouvellePage } from "../edition/pages.tsx";
import type { LireEtats } from "../etat/actions.ts";
import { champsDe, estSection, type SectionFiche, titreSection } from "../lexique.ts";
import { type Fiche, intituleFiche, type TexteSurQuelquun } from "../model.ts";
import { listNoeuds, listSchemas } from "../noeud/store.ts";
import { PartageFiche } from "../partage/pages.tsx";
import { listPartages } from "../partage/store.ts";
import { listNomsRefuses } from "../porteur/actions.ts";
import { phraseRefuses } from "../porteur/rules.ts";
import { perimetreEntier } from "../reprise/actions.ts";
import { SuitesFiche } from "../reprise/pages.tsx";
import { findPrecedente, findSuivante } from "../reprise/store.ts";
import { baseDe, droitsSur, ecritureDe, ficheModifiable, getFicheDe, type Requete } from "../requete/actions.ts";
import { avertir } from "../rules.ts";
import { valeurDe } from "../saisie/rules.ts";
import { alerteSaisie, creerFiche, modifierFiche } from "./actions.ts";
import { formulaireDe, NOUVELLE, saisieSection } from "./forms.ts";
import { FichePage } from "./pages.tsx";
import { listCitees } from "./store.ts";

/** Les bouts que cette personne peut lire, fût-ce dans une autre convention de l'espace. */
async function montrerSuites(c: Requete, fiche: string, peutTout: boolean) {
  const entier = await perimetreEntier(c.var.db, c.var.perimetre);
  const avant = await findPrecedente(c.var.db, entier, fiche);
  const apres = await findSuivante(c.var.db, entier, fiche);
  const partages = await listPartages(c.var.db, c.var.perimetre, fiche);
  const nombre = partages.filter((une) => entier.conventions.includes(une)).length;
  return (
    <>
      <SuitesFiche avant={avant} apres={apres} />
      <PartageFiche
        ici={`${baseDe(c)}/plan/fiches/${fiche}`}
        nombre={nombre}
        peut={peutTout && entier.conventions.length > 1}
      />
    </>
  );
}

async function montrerFiche(c: Requete, lireEtats: LireEtats) {
  const { db, perimetre } = c.var;
  const fiche = await getFicheDe(c);
  const droits = await droitsSur(c, fiche);
  const brouillons = droits.modifier ? await listBrouillons(db, perimetre, fiche.id) : [];
  const commentaires = await listCommentaires(db, perimetre, fiche.id);
  const noms = await listAuteurs(db, perimetre.espace, [fiche.modifiePar]);
  return c.render(
    <FichePage
      fiche={fiche}
      noeuds={await listNoeuds(db, perimetre)}
      base={baseDe(c)}
      peutModifier={droits.modifier}
      peutTout={droits.toutPlan}
      copie={newId()}
      voisines={await listCitees(db, perimetre)}
      brouillons={brouillons.map(({ section }) => section)}
      ecrite={c.req.query("ecrit") === "1"}
      auteur={nomParmi(noms, fiche.modifiePar)}
      suites={await montrerSuites(c, fiche.id, droits.toutPlan)}
      etat={(await lireEtats(db, perimetre, fiche.convention)).parFiche.get(fiche.id) ?? null}
    >
      <CommentairesBloc
        neuf={newId()}
        commentaires={commentaires}
        ici={`${baseDe(c)}/plan/fiches/${fiche.id}`}
        compte={perimetre.compte}
        peutCommenter={peut(perimetre.roles, "plan.commenter")}
      />
    </FichePage>,
    { titre: intituleFiche(fiche) },
  );
}

async function montrerEdition(c: Requete, section: SectionFiche, suite: Partial<EditionProps> & { fiche: Fiche }) {
  const { db, perimetre } = c.var;
  const identite = section === "identite";
  const props = {
    base: baseDe(c),
    section,
    saisie: saisieSection(suite.fiche, section),
    version: suite.fiche.version,
    noeuds: identite ? await listNoeuds(db, perimetre) : [],
    schemas: identite ? await listSchemas(db, perimetre) : [],
    ...suite,
  };
  const erreur = Boolean(props.erreurs || props.refus || props.alerte);
  c.status(erreur ? 422 : 200);
  return c.render(<EditionPage {...props} />, {
    titre: `${titreSection(section)}, modifier ${intituleFiche(suite.fiche)}`,
    erreur,
  });
}

async function ouvrirEdition(c: Requete, section: SectionFiche) {
  const fiche = await ficheModifiable(c);
  const brouillon = await findBrouillon(c.var.db, c.var.perimetre, { fiche: fiche.id, section });
  if (!brouillon) return montrerEdition(c, section, { fiche });
  const brouillonDu = aLHeure(brouillon.le);
  return montrerEdition(c, section, { fiche, saisie: brouillon.saisie, version: brouillon.version, brouillonDu });
}

/** Une saisie, la fiche qu’elle concerne et la version sur laquelle elle fut faite. */
type Conflit = { fiche: Fiche; saisie: Record<string, string>; version: number };

/** Garde la saisie même si la requête échoue : un brouillon ne se perd pas. */
const garder = (c: Requete, section: SectionFiche, { fiche, saisie, version }: Conflit) => {
  const { perimetre } = c.var;
  const le = ecritureDe(c).instant;
  c.var.apres((tx) => saveBrouillon(tx, perimetre, fiche.id, { section, version, saisie, le }));
};

/** Les noms de pilotes ou de partenaires que cette personne ne peut pas donner, s'il y en a, champ par champ. */
async function fautePorteurs(c: Requete, section: SectionFiche, fiche: Fiche, saisi: Record<string, unknown>) {
  const errors: FormErrors["errors"] = {};
  for (const { nom, forme } of champsDe(section)) {
    if (nom !== "pilotes" && nom !== "partenaires") continue;
    const noms = valeurDe(forme, String(saisi[nom] ?? "")) as string[];
    const refuses = await listNomsRefuses(c.var.db, c.var.perimetre, noms, fiche[nom]);
    if (refuses.length > 0) errors[nom] = [phraseRefuses(refuses)];
  }
  return Object.keys(errors).length > 0 ? errors : null;
}

async function enregistrer(c: Requete, section: SectionFiche) {
  const fiche = await ficheModifiable(c);
  const form = await c.req.formData();
  const saisi = parseForm(formulaireDe(section), form);
  const texte = Object.fromEntries([...form].map(([nom]) => [nom, form.getAll(nom).join("\n")]));
  if (isFormErrors(saisi)) return montrerEdition(c, section, { fiche, erreurs: saisi, saisie: texte });
  const version = Number(saisi.version);
  const { version: _v, acte: _a, confirme: _c, ...saisie } = texte;
  if (saisi.acte === "brouillon") {
    garder(c, section, { fiche, saisie, version });
    return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}`, 303);
  }
  const alerte = saisi.confirme ? null : alerteSaisie(section, saisi);
  if (alerte) return montrerEdition(c, section, { fiche, saisie, version, alerte });
  if (version !== fiche.version) return montrerConflit(c, section, { fiche, saisie, version });
  const inconnus = await fautePorteurs(c, section, fiche, saisi);
  if (inconnus)
    return montrerEdition(c, section, { fiche, erreurs: { values: saisie, errors: inconnus }, saisie, version });
  const ecrite = await modifierFiche(c.var.db, ecritureDe(c), fiche, { nom: section, saisie: saisi });
  if (ecrite instanceof Refus) {
    const { code } = ecrite;
    if (code === "change") return montrerConflit(c, section, { fiche: await getFicheDe(c), saisie, version });
    return montrerEdition(c, section, { fiche, saisie, version, refus: code });
  }
  await deleteBrouillon(c.var.db, c.var.perimetre, { fiche: fiche.id, section });
  return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}?ecrit=1#${section}`, 303);
}

async function montrerConflit(c: Requete, section: SectionFiche, { fiche, saisie, version }: Conflit) {
  garder(c, section, { fiche, saisie, version });
  const { espace, compte } = c.var.perimetre;
  const noms = await listAuteurs(c.var.db, espace, [fiche.modifiePar]);
  const auteur = fiche.modifiePar === compte ? null : nomParmi(noms, fiche.modifiePar);
  const titre = titreConflit("cette fiche", auteur);
  const props = { base: baseDe(c), fiche, section, saisie, enPlace: saisieSection(fiche, section), titre };
  c.status(409);
  return c.render(<ConflitPage {...props} />, { titre, erreur: true });
}

type RetourNouvelle = { erreurs?: FormErrors; alerte?: TexteSurQuelquun | undefined };

async function montrerNouvelle(c: Requete, retour: RetourNouvelle = {}) {
  forbid(peut(c.var.perimetre.roles, "plan.modifier"));
  const noeuds = await listNoeuds(c.var.db, c.var.perimetre);
  const erreur = retour.erreurs !== undefined;
  c.status(erreur ? 422 : 200);
  const page = <NouvellePage id={newId()} base={baseDe(c)} noeuds={noeuds} {...retour} />;
  return c.render(page, { titre: "Nouvelle fiche-action", erreur });
}

async function ajouter(c: Requete) {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "plan.modifier"));
  const form = await c.req.formData();
  const saisi = parseForm(NOUVELLE, form);
  if (isFormErrors(saisi)) return montrerNouvelle(c, { erreurs: saisi });
  const { id, titre, reference, confirme } = saisi;
  const alerte = avertir({ Titre: titre }, confirme);
  if (alerte) return montrerNouvelle(c, { alerte, erreurs: { values: valuesOf(form), errors: {} } });
  const permis = new Set((await listNoeuds(db, perimetre)).map((noeud) => noeud.id));
  const noeuds = saisi.noeuds.filter((noeud) => permis.has(noeud));
  const fiche = await creerFiche(db, ecritureDe(c), { titre, reference: reference || null, noeuds }, id);
  return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}?ecrit=1`, 303);
}

const sectionDe = (c: Requete): SectionFiche | null => {
  const nom = c.req.param("section") ?? "";
  return estSection(nom) ? nom : null;
};

const FICHES = "/conventions/:convention/plan/fiches";

/** Les pages d’une fiche ; son état vient du suivi. */
export const ficheRoutes = (lireEtats: LireEtats) =>
  new Hono<Env>()
    .get(`${FICHES}/nouvelle`, (c) => montrerNouvelle(c))
    .post(FICHES, ajouter)
    .get(`${FICHES}/:fiche`, (c) => montrerFiche(c, lireEtats))
    .get(`${FICHES}/:fiche/modifier/:section`, async (c) => {
      const section = sectionDe(c);
      return section ? ouvrirEdition(c, section) : c.notFound();
    })
    .post(`${FICHES}/:fiche/modifier/:section`, async (c) => {
      const section = sectionDe(c);
      return section ? enregistrer(c, section) : c.notFound();
    })
    .post(`${FICHES}/:fiche/brouillon/:section`, async (c) => {
      const section = sectionDe(c);
      if (!section) return c.notFound();
      const fiche = await ficheModifiable(c);
      const {
        version,
        acte: _a,
        confirme: _c,
        ...saisie
      } = Object.fromEntries([...(await c.req.formData())].map(([nom, valeur]) => [nom, String(valeur)]));
      garder(c, section, { fiche, saisie, version: Math.min(Number(version), 2_000_000_000) || fiche.version });
      return c.body(null, 204);
    });
