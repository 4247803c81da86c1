import { Hono } from "hono";
import { plusMois } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { listPersonnesEspace, peut } from "#domaines/acces/index.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { FraicheurPanneau } from "#ui/verification.tsx";
import { pageDe, PAR_PAGE } from "#ui/pagination.tsx";
import { relierTous } from "./compte/actions.ts";
import { verificationActeur } from "./correction/actions.ts";
import { PHRASES_DEMANDE } from "./correction/forms.ts";
import { estAVerifier } from "./correction/rules.ts";
import { CORRECTIONS } from "./correction/store.ts";
import { acteurForm, fusionForm, PHRASES_ACTEUR, PHRASES_FUSION } from "./forms.ts";
import { type Acteur, GENRES_ACTEUR, type SaisieActeur, SORTES } from "./model.ts";
import { ActeursPage } from "./liste/pages.tsx";
import { MandatsPanneau } from "./mandat/pages.tsx";
import { borner } from "./mandat/rules.ts";
import { listMandats } from "./mandat/store.ts";
import { type C, cheminDe, type LireFins, nomsDe, nomsDesOrganisations, peutModifier } from "./requete/actions.ts";
import { ActeurNouveauPage, ActeurPage } from "./pages.tsx";
import { doublonsProbables, fusionner, type RefusActeur, verifierActeur, verifierCompte } from "./rules.ts";
import {
  countActeurs,
  findActeurParNom,
  findHomonyme,
  getActeur,
  insertActeur,
  listActeurs,
  listFusionnes,
  updateActeur,
} from "./store.ts";

/** Les comptes que l'on peut lier à une personne, pour qui la corrige. */
const comptesDe = (c: C) => listPersonnesEspace(c.var.db, c.var.perimetre.espace);

/** Ce que la page d'un acteur dit de plus : ses rôles, quand sa fiche a été vérifiée. */
async function suiteDe(c: C, lireFins: LireFins, acteur: Acteur, refus?: string) {
  const { db, perimetre, today } = c.var;
  const ids = [acteur.id, ...(await listFusionnes(db, perimetre, acteur.id)).map(({ id }) => id)];
  const cadre = { chemin: cheminDe(c), acteur, today, peutModifier: peutModifier(c) && !acteur.fusionne };
  const correction = (await CORRECTIONS.findDerniere(db, perimetre, acteur.id)) ?? null;
  return (
    <>
      <MandatsPanneau
        {...cadre}
        mandats={borner(await listMandats(db, perimetre, ids), await lireFins(db, perimetre))}
        noms={nomsDe(c)}
        plusieurs={perimetre.conventions.length > 1}
      />
      <FraicheurPanneau
        ici={`${cheminDe(c)}/${acteur.id}`}
        fiche={acteur}
        aVerifier={estAVerifier(acteur, today)}
        demande={correction}
        modifier={cadre.peutModifier}
        refus={refus}
      />
    </>
  );
}

const renderActeur = (lireFins: LireFins) => async (c: C, acteur: Acteur, erreurs?: FormErrors, suite?: string) => {
  const { db, perimetre } = c.var;
  const organisations = await nomsDesOrganisations(c, [acteur]);
  const modifiable = peutModifier(c);
  const props = {
    chemin: cheminDe(c),
    acteur,
    organisation: organisations.get(acteur.organisation ?? "") ?? "",
    garde: acteur.fusionne ? await getActeur(db, perimetre, acteur.fusionne) : null,
    fusionnes: await listFusionnes(db, perimetre, acteur.id),
    doublons: modifiable ? doublonsProbables(acteur, await listActeurs(db, perimetre)).slice(0, 5) : [],
    comptes: modifiable ? await comptesDe(c) : [],
    peutModifier: modifiable,
    erreurs,
    suite: await suiteDe(c, lireFins, acteur, suite),
  };
  c.status(erreurs || suite ? 422 : 200);
  return c.render(<ActeurPage {...props} />, { titre: acteur.nom, erreur: Boolean(erreurs) });
};

async function renderNouveau(c: C, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const page = <ActeurNouveauPage chemin={cheminDe(c)} comptes={await comptesDe(c)} erreurs={erreurs} />;
  return c.render(page, { titre: "Ajouter un acteur", erreur: Boolean(erreurs) });
}

/** Ce qui est saisi, vérifié : l'organisation d'une personne se donne par son nom, son compte est de l'espace. */
async function verifier(c: C, saisie: SaisieActeur, avant?: Acteur): Promise<SaisieActeur | Refus<RefusActeur>> {
  const { db, perimetre } = c.var;
  const organisation = saisie.organisation ? await findActeurParNom(db, perimetre, saisie.organisation) : undefined;
  const memeNom = await findHomonyme(db, perimetre, saisie.nom);
  const verifiee = verifierActeur(saisie, memeNom, organisation, avant?.id);
  if (verifiee instanceof Refus) return verifiee;
  const comptes = verifiee.compte ? await comptesDe(c) : [];
  const refuse = verifierCompte(
    verifiee.compte,
    avant?.compte,
    comptes.map(({ id }) => id),
  );
  return refuse ?? { ...verifiee, organisation: verifiee.organisation && (organisation?.id ?? null) };
}

const versFaute = (saisie: object, code: RefusActeur): FormErrors => {
  const [champ, phrase] = PHRASES_ACTEUR[code];
  const values = Object.fromEntries(Object.entries(saisie).map(([cle, valeur]) => [cle, String(valeur ?? "")]));
  return { values, errors: { [champ]: [phrase] } };
};

type Montrer = ReturnType<typeof renderActeur>;

/** Ce que l'on fait d'un acteur : le fusionner avec un autre, l'en séparer, le dire vérifié ou demander qu'il le soit. */
const gestesRoutes = (montrer: Montrer) =>
  new Hono<Env>()
    .post("/espaces/:espace/acteurs/:id/fusion", async (c) => {
      const { db, perimetre } = c.var;
      const doublon = await getActeur(db, perimetre, c.req.param("id"));
      const saisie = parseForm(fusionForm, await c.req.formData());
      if (isFormErrors(saisie)) return montrer(c, doublon, saisie);
      const fusionne = fusionner(doublon, await findActeurParNom(db, perimetre, saisie.garde));
      if (fusionne instanceof Refus)
        return montrer(c, doublon, { values: saisie, errors: { garde: [PHRASES_FUSION[fusionne.code]] } });
      await updateActeur(db, doublon, fusionne, "fusion");
      return c.redirect(`${cheminDe(c)}/${fusionne.fusionne}`, 303);
    })
    .post("/espaces/:espace/acteurs/:id/separation", async (c) => {
      const acteur = await getActeur(c.var.db, c.var.perimetre, c.req.param("id"));
      await updateActeur(c.var.db, acteur, { ...acteur, fusionne: null }, "séparation");
      return c.redirect(`${cheminDe(c)}/${acteur.id}`, 303);
    })
    .post("/espaces/:espace/acteurs/:id/verification", async (c) => {
      const avant = await getActeur(c.var.db, c.var.perimetre, c.req.param("id"));
      const version = Number((await c.req.formData()).get("version"));
      await updateActeur(c.var.db, { ...avant, version }, { ...avant, verifieLe: c.var.today }, "vérification");
      return c.redirect(`${cheminDe(c)}/${avant.id}`, 303);
    })
    .post("/espaces/:espace/acteurs/:id/demande", async (c) => {
      const acteur = await getActeur(c.var.db, c.var.perimetre, c.req.param("id"));
      const refuse = await verificationActeur.demander(c.var.db, c.var.perimetre, acteur, c.var.maintenant());
      if (refuse) return montrer(c, acteur, undefined, PHRASES_DEMANDE[refuse.code]);
      return c.redirect(`${cheminDe(c)}/${acteur.id}`, 303);
    })
    .post("/espaces/:espace/acteurs/:id/remarque", async (c) => {
      const { db, perimetre, maintenant } = c.var;
      const acteur = await getActeur(db, perimetre, c.req.param("id"));
      const correction = await CORRECTIONS.findDerniere(db, perimetre, acteur.id).then(orNotFound);
      await CORRECTIONS.updateTraitee(db, perimetre, correction, maintenant().toISOString());
      return c.redirect(`${cheminDe(c)}/${acteur.id}`, 303);
    });

/** Les acteurs d'un espace : les lister, en ajouter, les corriger, fusionner les doublons. */
export const acteursRoutes = (lireFins: LireFins, montrer = renderActeur(lireFins)) =>
  new Hono<Env>()
    .use("/espaces/:espace/acteurs/*", async (c, next) => {
      forbid(peut(c.var.perimetre.roles, "acteurs.lire"));
      if (c.req.method === "POST") forbid(peutModifier(c));
      return next();
    })
    .get("/espaces/:espace/acteurs", async (c) => {
      const { db, perimetre } = c.var;
      const filtres = {
        q: (c.req.query("q") ?? "").slice(0, 200),
        sorte: SORTES.find((sorte) => sorte === c.req.query("sorte")) ?? null,
        genre: GENRES_ACTEUR.find((genre) => genre === c.req.query("genre")) ?? null,
        verifiesAvant: c.req.query("averifier") === "1" ? plusMois(c.var.today, -12) : null,
      };
      const page = pageDe(c.req.query("page"));
      const acteurs = await listActeurs(db, perimetre, filtres, { numero: page, taille: PAR_PAGE });
      const total = await countActeurs(db, perimetre, filtres);
      const organisations = await nomsDesOrganisations(c, acteurs);
      const droits = { peutModifier: peutModifier(c), peutExporter: peut(perimetre.roles, "exports.faire") };
      const aVerifier = await countActeurs(db, perimetre, { verifiesAvant: plusMois(c.var.today, -12) });
      const props = { chemin: cheminDe(c), acteurs, organisations, filtres, page, total, aVerifier, ...droits };
      return c.render(<ActeursPage {...props} />, { titre: "Acteurs" });
    })
    .get("/espaces/:espace/acteurs/nouveau", (c) => {
      forbid(peutModifier(c));
      return renderNouveau(c);
    })
    .post("/espaces/:espace/acteurs", async (c) => {
      const saisie = parseForm(acteurForm, await c.req.formData());
      if (isFormErrors(saisie)) return renderNouveau(c, saisie);
      const { version: _version, ...acteur } = saisie;
      const verifie = await verifier(c, acteur);
      if (verifie instanceof Refus) return renderNouveau(c, versFaute(saisie, verifie.code));
      await insertActeur(c.var.db, c.var.perimetre, verifie);
      await relierTous(c.var.db, c.var.perimetre);
      return c.redirect(cheminDe(c), 303);
    })
    .get("/espaces/:espace/acteurs/:id", async (c) =>
      montrer(c, await getActeur(c.var.db, c.var.perimetre, c.req.param("id"))),
    )
    .post("/espaces/:espace/acteurs/:id", async (c) => {
      const { db, perimetre } = c.var;
      const avant = await getActeur(db, perimetre, c.req.param("id"));
      const saisie = parseForm(acteurForm, await c.req.formData());
      if (isFormErrors(saisie)) return montrer(c, avant, saisie);
      const { version, ...acteur } = saisie;
      const verifie = await verifier(c, acteur, avant);
      if (verifie instanceof Refus) return montrer(c, avant, versFaute(saisie, verifie.code));
      await updateActeur(db, { ...avant, version }, { ...avant, ...verifie });
      return c.redirect(`${cheminDe(c)}/${avant.id}`, 303);
    })
    .route("/", gestesRoutes(montrer));
