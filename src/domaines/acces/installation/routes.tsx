import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { noterInstallation } from "#platform/journal-installation.ts";
import { claimOnce, findSettings, updateSettings } from "#platform/settings.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { insertCompte } from "../compte/store.ts";
import { listEspaces } from "../espace/store.ts";
import { type AccesEnv, phraseSansEmpreinte, statutDuRefus } from "../motdepasse/actions.ts";
import { REFUS_MOT_DE_PASSE, verifierMotDePasse } from "../motdepasse/rules.ts";
import { ouvrirSession } from "../session/actions.ts";
import { premierPasForm } from "./forms.ts";
import { AccessibilitePage, AidePage, AProposPage, PremierPasPage } from "./pages.tsx";
import { aUnCompte, deleteCode, estLeCode } from "./store.ts";

type C = Context<AccesEnv>;

function renderPremierPas(c: C, erreurs?: FormErrors) {
  c.status(erreurs ? statutDuRefus(c) : 200);
  return c.render(<PremierPasPage erreurs={erreurs} />, {
    titre: "Premier pas",
    publique: true,
    erreur: Boolean(erreurs),
  });
}

type Saisie = { code: string; nom: string; courriel: string; hebergeur: string; nouveau: string };

/** Ce qui ne va pas dans cette saisie : le code d'abord, puis le mot de passe. */
async function fauteDuPremierPas(c: C, { nouveau, ...values }: Saisie): Promise<FormErrors | null> {
  if (!(await estLeCode(c.var.db, values.code))) return { values, errors: { code: [CODE_FAUX] } };
  const juge = verifierMotDePasse(nouveau, Object.values(values));
  return juge instanceof Refus ? { values, errors: { nouveau: [REFUS_MOT_DE_PASSE[juge.code]] } } : null;
}

const CODE_FAUX = "Ce n’est pas le code que la commande a montré à son dernier démarrage.";

const sansEmpreinte = (c: C, { nouveau: _nouveau, ...values }: Saisie): FormErrors => ({
  values,
  errors: { nouveau: [phraseSansEmpreinte(c)] },
});

/** Le premier pas d'une installation vide, et les pages que tout le monde peut lire. */
export const installationRoutes = new Hono<AccesEnv>()
  .get("/premier-pas", async (c) => ((await aUnCompte(c.var.db)) ? c.redirect("/", 303) : renderPremierPas(c)))
  .post("/premier-pas", async (c) => {
    const { db, empreinte } = c.var;
    if (await aUnCompte(db)) return c.redirect("/", 303);
    const saisie = parseForm(premierPasForm, await c.req.formData());
    if (isFormErrors(saisie)) return renderPremierPas(c, saisie);
    const erreurs = await fauteDuPremierPas(c, saisie);
    // une autre main l'a fait entre-temps, et son code avec
    if (erreurs && (await aUnCompte(db))) return c.redirect("/", 303);
    if (erreurs || !empreinte) return renderPremierPas(c, erreurs ?? sansEmpreinte(c, saisie));
    const maintenant = c.var.maintenant();
    const id = newId(maintenant.getTime());
    if (!(await claimOnce(db, "administrateur", id))) return c.redirect("/", 303);
    const { nom, courriel, hebergeur } = saisie;
    await insertCompte(
      db,
      { id, nom, courriel, empreinte, administrateur: true, activeLe: maintenant.toISOString() },
      maintenant,
    );
    await deleteCode(db);
    await updateSettings(db, { hebergeur, contact: courriel });
    await noterInstallation(db, { compte: id, action: "creation", objet: "installation", objetId: id }, maintenant);
    await ouvrirSession(c, db, id);
    return c.redirect("/", 303);
  })
  .get("/a-propos", async (c) => {
    const { db } = c.var;
    const page = <AProposPage reglages={await findSettings(db)} espaces={await listEspaces(db)} />;
    return c.render(page, { titre: "Qui héberge cette installation", publique: true });
  })
  .get("/accessibilite", async (c) => {
    const { contact } = await findSettings(c.var.db);
    return c.render(<AccessibilitePage contact={contact} />, { titre: "Accessibilité : non conforme", publique: true });
  })
  .get("/aide", async (c) => {
    const { contact } = await findSettings(c.var.db);
    return c.render(<AidePage contact={contact} />, { titre: "Aide", publique: true });
  });
