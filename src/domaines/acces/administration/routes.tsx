import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { noterInstallation } from "#platform/journal-installation.ts";
import { findSettings, updateSettings } from "#platform/settings.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { findCompte, updateFerme } from "../compte/store.ts";
import { getEspace, listEspaces, updateResponsable } from "../espace/store.ts";
import { reglagesForm } from "../installation/forms.ts";
import { inviter } from "../jeton/actions.ts";
import { annulerJetons } from "../jeton/store.ts";
import { revoquerTous } from "../jetonapi/actions.ts";
import { PHRASES_PARTAGE } from "../partage/forms.ts";
import { connecte } from "../session/actions.ts";
import { closeSessions } from "../session/store.ts";
import { administrateur, ouvrirCompte, ouvrirEspace, type RefusOuverture } from "./actions.ts";
import { ComptesPage, FermeturePage } from "./compte/pages.tsx";
import { compteForm, espaceForm, responsableForm } from "./forms.ts";
import { EspacePage, EspacesPage } from "./espace/pages.tsx";
import { InstallationPage } from "./reglages/pages.tsx";
import { fermerCompte } from "./rules.ts";
import { countAdministrateurs, listComptes } from "./store.ts";

type C = Context<Env>;

const noter = (c: C, action: string, objet: string, objetId: string) =>
  noterInstallation(c.var.db, { compte: c.var.compte.id, action, objet, objetId }, c.var.maintenant());

const FAITS: Record<string, string> = {
  espace: "L’espace est ouvert.",
  enregistre: "C’est enregistré.",
  compte: "C’est fait : le courriel part.",
  ferme: "Le compte est fermé.",
  rouvert: "Le compte est rouvert.",
};
const faitDe = (c: C) => FAITS[c.req.query("fait") ?? ""];
const TITRE = "Administration";

async function renderEspaces(c: C, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const page = <EspacesPage id={newId()} espaces={await listEspaces(c.var.db)} erreurs={erreurs} fait={faitDe(c)} />;
  return c.render(page, { titre: TITRE, erreur: Boolean(erreurs) });
}

async function renderComptes(c: C, erreurs?: FormErrors) {
  const { db, compte } = c.var;
  const recherche = c.req.query("q") ?? "";
  const page = pageDe(c.req.query("page"));
  const { comptes, total } = await listComptes(db, recherche, { limite: PAR_PAGE, debut: (page - 1) * PAR_PAGE });
  const liste = { comptes, total, page, recherche, moi: compte.id };
  c.status(erreurs ? 422 : 200);
  const vue = (
    <ComptesPage id={newId()} {...liste} espaces={await listEspaces(db)} erreurs={erreurs} fait={faitDe(c)} />
  );
  return c.render(vue, { titre: "Administration : comptes", erreur: Boolean(erreurs) });
}

const REFUS: Record<RefusOuverture, { champ: string; phrase: string }> = {
  espace: { champ: "espace", phrase: "Choisissez l’espace où ce rôle se donne." },
  administrateur: { champ: "courriel", phrase: PHRASES_PARTAGE.administrateur },
  connu: { champ: "courriel", phrase: "Cette adresse a déjà un compte : un administrateur a le sien, à part." },
  ferme: { champ: "courriel", phrase: "Ce compte est fermé : rouvrez-le d’abord." },
  deja: { champ: "courriel", phrase: "Cette personne a déjà ce rôle dans cet espace." },
};

const REFUS_FERMETURE = {
  "soi-meme": "Vous ne pouvez pas fermer votre propre compte.",
  dernier: "C’est le dernier administrateur : ouvrez-en un autre d’abord.",
};

const lireCompte = async (c: C) => orNotFound(await findCompte(c.var.db, c.req.param("compte") ?? ""));

const espaces = new Hono<Env>()
  .get("/", (c) => renderEspaces(c))
  .post("/espaces", async (c) => {
    const saisie = parseForm(espaceForm, await c.req.formData());
    if (isFormErrors(saisie)) return renderEspaces(c, saisie);
    const ouvert = await ouvrirEspace(c.var.db, saisie, c.var.maintenant());
    if (ouvert) await noter(c, "creation", "espace", ouvert);
    return c.redirect("/administration?fait=espace", 303);
  })
  .get("/espaces/:id", async (c) => {
    const espace = await getEspace(c.var.db, c.req.param("id"));
    return c.render(<EspacePage espace={espace} fait={faitDe(c)} />, { titre: `Administration : ${espace.nom}` });
  })
  .post("/espaces/:id", async (c) => {
    const espace = await getEspace(c.var.db, c.req.param("id"));
    const saisie = parseForm(responsableForm, await c.req.formData());
    if (isFormErrors(saisie)) {
      c.status(422);
      return c.render(<EspacePage espace={espace} erreurs={saisie} />, {
        titre: `Administration : ${espace.nom}`,
        erreur: true,
      });
    }
    await updateResponsable(c.var.db, espace.id, saisie.responsable, saisie.delegue);
    await noter(c, "modification", "espace", espace.id);
    return c.redirect(`/administration/espaces/${espace.id}?fait=enregistre`, 303);
  });

const comptes = new Hono<Env>()
  .get("/", (c) => renderComptes(c))
  .post("/", async (c) => {
    const saisie = parseForm(compteForm, await c.req.formData());
    if (isFormErrors(saisie)) return renderComptes(c, saisie);
    const contexte = { invitant: c.var.compte.id, adresse: c.var.adresse, maintenant: c.var.maintenant() };
    const fait = await ouvrirCompte(c.var.db, saisie, contexte);
    if (fait instanceof Refus) {
      const { id: _envoi, ...values } = saisie;
      const { champ, phrase } = REFUS[fait.code];
      return renderComptes(c, { values, errors: { [champ]: [phrase] } });
    }
    if (fait.neuf) await noter(c, "don", saisie.role, fait.compte);
    return c.redirect("/administration/comptes?fait=compte", 303);
  })
  .post("/:compte/invitation", async (c) => {
    const compte = await lireCompte(c);
    orNotFound((compte.activeLe === null && compte.fermeLe === null) || undefined);
    await annulerJetons(c.var.db, compte.id, c.var.maintenant(), ["invitation"]);
    await inviter(c.var.db, compte.id, c.var.compte.id, c.var.maintenant());
    return c.redirect("/administration/comptes?fait=compte", 303);
  })
  .get("/:compte/fermeture", async (c) =>
    c.render(<FermeturePage compte={await lireCompte(c)} />, { titre: "Fermer un compte" }),
  )
  .post("/:compte/fermeture", async (c) => {
    const compte = await lireCompte(c);
    const refus = fermerCompte(compte, c.var.compte.id, await countAdministrateurs(c.var.db));
    if (refus instanceof Refus) {
      c.status(422);
      const page = <FermeturePage compte={compte} refus={REFUS_FERMETURE[refus.code]} />;
      return c.render(page, { titre: "Fermer un compte", erreur: true });
    }
    const maintenant = c.var.maintenant();
    await updateFerme(c.var.db, compte.id, maintenant);
    await closeSessions(c.var.db, compte.id, maintenant);
    await annulerJetons(c.var.db, compte.id, maintenant, ["invitation", "connexion", "reinitialisation"]);
    await revoquerTous(c.var.db, { compte: compte.id, par: c.var.compte.id }, maintenant);
    await noter(c, "fermeture", "compte", compte.id);
    return c.redirect("/administration/comptes?fait=ferme", 303);
  })
  .post("/:compte/reouverture", async (c) => {
    const compte = await lireCompte(c);
    await updateFerme(c.var.db, compte.id, null);
    await noter(c, "reouverture", "compte", compte.id);
    return c.redirect("/administration/comptes?fait=rouvert", 303);
  });

const installation = new Hono<Env>()
  .get("/", async (c) => {
    const reglages = await findSettings(c.var.db);
    return c.render(<InstallationPage reglages={reglages} fait={faitDe(c)} />, {
      titre: "Administration : installation",
    });
  })
  .post("/", async (c) => {
    const saisie = parseForm(reglagesForm, await c.req.formData());
    if (isFormErrors(saisie)) {
      c.status(422);
      const page = <InstallationPage reglages={await findSettings(c.var.db)} erreurs={saisie} />;
      return c.render(page, { titre: "Administration : installation", erreur: true });
    }
    await updateSettings(c.var.db, saisie);
    await noter(c, "modification", "installation", "reglages");
    return c.redirect("/administration/installation?fait=enregistre", 303);
  });

/** L'installation : espaces, comptes, premiers rôles, et ce qu'elle dit d'elle-même. Aucun contenu. */
export const administrationRoutes = new Hono<Env>()
  .use("/administration/*", connecte, administrateur)
  .route("/administration", espaces)
  .route("/administration/comptes", comptes)
  .route("/administration/installation", installation);
