import { type Context, Hono } from "hono";
import { plusMinutes } from "#commun/jour.ts";
import { deposer } from "#platform/outbox.ts";
import { hashCode, hashToken, newToken, readCookie, writeCookie } from "#platform/session.ts";
import type { FormErrors } from "#ui/form.ts";
import { LienRenvoye } from "#ui/lientenu.tsx";
import { chiffresDe, estUnCode } from "../code/rules.ts";
import { rendreCode } from "../code/store.ts";
import { PAR_COURRIEL, PAR_SOURCE } from "../frein/model.ts";
import { dureeEnMots } from "../frein/rules.ts";
import { reserverEssai } from "../frein/store.ts";
import type { AccesEnv } from "../motdepasse/actions.ts";
import { temoinDePorte } from "./actions.ts";
import { applicationDe, OUVERTURE, PORTE, type Porte, TEMOIN_PORTE } from "./model.ts";
import { PortePage, PortePasseePage, ReprisePage } from "./pages.tsx";
import { etatDePorte } from "./rules.ts";
import { findLieuDePorte, findPorteParLien, findPorteParTemoin, saveOuverture } from "./store.ts";

type C = Context<AccesEnv>;

async function montrer(c: C, porte: Porte | undefined, erreurs?: FormErrors) {
  const lieu = porte && (await findLieuDePorte(c.var.db, porte));
  const etat = porte ? etatDePorte(porte, temoinDePorte(c), c.var.maintenant()) : "passee";
  if (!porte || !lieu || etat === "passee") {
    c.status(410);
    return c.render(<PortePasseePage />, { titre: "Ce lien ne sert plus", publique: true });
  }
  c.status(erreurs ? 422 : 200);
  const page = <PortePage lien={c.req.param("lien") ?? ""} etat={etat} nom={porte.nom} lieu={lieu} erreurs={erreurs} />;
  return c.render(page, { titre: "Donner des nouvelles de vos fiches", publique: true, erreur: Boolean(erreurs) });
}

const faute = (code: string, phrase: string): FormErrors => ({ values: { code }, errors: { code: [phrase] } });

async function ouvrir(c: C, porte: Porte, vers: string) {
  const temoin = readCookie(c, TEMOIN_PORTE) ?? newToken(); // one witness for all the doors this browser holds
  const fin = plusMinutes(c.var.maintenant(), OUVERTURE);
  await saveOuverture(c.var.db, porte.id, hashToken(temoin), fin);
  writeCookie(c, TEMOIN_PORTE, temoin, 30 * 24 * 3600);
  return c.redirect(vers, 303);
}

const reponsesDe = ({ convention }: Porte) => `/conventions/${convention}/reponses`;

async function essayerCode(c: C, porte: Porte): Promise<FormErrors | null> {
  const form = await c.req.formData();
  const code = chiffresDe(String(form.get("code") ?? ""));
  if (!estUnCode(code)) return faute(code, "Recopiez les six chiffres du courriel.");
  if (!c.var.essaiDuCode || hashCode(porte.id, code) !== porte.code)
    return faute(code, "Ce n’est pas le code du dernier courriel.");
  await rendreCode(c.var.db, { table: "acces_porte", colonne: "id", valeur: porte.id });
  return null;
}

export const porteRoutes = new Hono<AccesEnv>()
  .get("/reponses/reprise", async (c) => {
    const vers = c.req.query("vers") ?? "/";
    return c.render(<ReprisePage vers={vers} />, { titre: "Reprendre", publique: true });
  })
  .post("/reponses/reprise", async (c) => {
    const temoin = temoinDePorte(c);
    const vers = String((await c.req.formData()).get("vers") ?? "");
    const [, convention] = /^\/conventions\/([^/]+)\/reponses/.exec(vers) ?? [];
    const porte = temoin ? await findPorteParTemoin(c.var.db, temoin, convention) : undefined;
    if (!porte || !temoin || etatDePorte(porte, temoin, c.var.maintenant()) !== "geste") return montrer(c, undefined);
    await saveOuverture(c.var.db, porte.id, temoin, plusMinutes(c.var.maintenant(), OUVERTURE));
    return c.redirect(vers.startsWith(reponsesDe(porte)) ? vers : reponsesDe(porte), 303);
  })
  .get("/reponses/application/:convention", (c) =>
    c.body(JSON.stringify(applicationDe(c.req.param("convention"))), 200, {
      "content-type": "application/manifest+json",
    }),
  )
  .get("/reponses/:lien", async (c) =>
    montrer(c, await findPorteParLien(c.var.db, c.req.param("lien"), temoinDePorte(c))),
  )
  .post("/reponses/:lien", async (c) => {
    const porte = await findPorteParLien(c.var.db, c.req.param("lien"), temoinDePorte(c));
    const etat = porte ? etatDePorte(porte, temoinDePorte(c), c.var.maintenant()) : "passee";
    if (!porte || etat === "passee" || etat === "epuisee") return montrer(c, porte);
    const erreurs = etat === "code" ? await essayerCode(c, porte) : null;
    return erreurs ? montrer(c, porte, erreurs) : ouvrir(c, porte, reponsesDe(porte));
  })
  .post("/reponses/:lien/nouveau", async (c) => {
    const { db, source } = c.var;
    const porte = await findPorteParLien(db, c.req.param("lien"), null);
    if (!porte || etatDePorte(porte, null, c.var.maintenant()) === "passee") return montrer(c, undefined);
    const maintenant = c.var.maintenant();
    const attente =
      (await reserverEssai(db, `porte-source:${hashToken(source)}`, PAR_SOURCE, maintenant)) ||
      (await reserverEssai(db, `porte:${porte.id}`, PAR_COURRIEL, maintenant));
    if (attente > 0)
      return montrer(c, porte, faute("", `Plusieurs courriels viennent de partir. Attendez ${dureeEnMots(attente)}.`));
    await deposer(db, PORTE, { espace: porte.espace, id: porte.id });
    return c.render(<LienRenvoye />, { titre: "Regardez votre courrier", publique: true });
  });
