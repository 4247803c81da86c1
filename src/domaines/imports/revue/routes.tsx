import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { peutPasser } from "#commun/cycle.ts";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { alertesDe } from "./alerte/actions.ts";
import { accepterSur, deciderLignes, toutAccepter, visasACompleter } from "./decision/rules.ts";
import { deposerEncore } from "./depot/actions.ts";
import { ecrireImport } from "./ecriture/actions.ts";
import { formAcceptation, formActe, formEcriture, formLignes, parseDemande } from "./forms.ts";
import { arreter, lancer, progresDe } from "../numerise/actions.ts";
import { LecturePage } from "../numerise/pages.tsx";
import { findNumerise } from "../numerise/store.ts";
import { CYCLE } from "./model.ts";
import { type Annonce, RevuePage } from "./pages.tsx";
import { baseDe, changerEtat, enregistrer, formulaireDe, iciDe, type Requete, revueDe } from "./requete/actions.ts";
import { vueRevue } from "./vue/actions.ts";
import { lignesDouteuses } from "./vue/rules.ts";

const ANNONCES: readonly Annonce[] = ["deja", "dejaEnRevue", "reprise"];

async function montrer(c: Requete, annonce: Annonce) {
  const revue = await revueDe(c);
  if (revue.importe.etat === "lecture") {
    const page = <LecturePage base={baseDe(c)} entete={revue.importe} progres={progresDe(revue.importe.id)} />;
    return c.render(page, { titre: `Lecture de ${revue.importe.fichier}` });
  }
  if (revue.importe.etat === "correspondance") return c.redirect(`${iciDe(c)}/colonnes`, 303);
  const vue = vueRevue(revue, parseDemande(c.req.query()));
  const erreur = annonce === "reste" || annonce === "alerte";
  c.status(erreur ? 422 : 200);
  return c.render(<RevuePage base={baseDe(c)} vue={vue} annonce={annonce} />, {
    titre: `Revue de ${vue.entete.fichier}`,
    erreur,
  });
}

const IMPORT = "/conventions/:convention/imports/:import";

const lancerApres = (c: Requete, id: string) => {
  const { base, perimetre, maintenant } = c.var;
  c.var.apres(async () => void lancer({ base, perimetre, maintenant }, id));
};

export const revueRoutes = new Hono<Env>()
  .get(IMPORT, (c) => montrer(c, ANNONCES.find((annonce) => annonce === c.req.query("annonce")) ?? null))
  .post(`${IMPORT}/acceptation`, async (c) => {
    const revue = await revueDe(c);
    const { version, portee } = await formulaireDe(c, formAcceptation);
    const { comparaison, importe } = revue;
    const { echange } = revue;
    const decisions =
      portee === "tout"
        ? toutAccepter(comparaison, importe.decisions, visasACompleter(echange, importe.genre))
        : accepterSur(comparaison, importe.decisions, lignesDouteuses(echange));
    await enregistrer(c, revue, version, decisions);
    return c.redirect(iciDe(c), 303);
  })
  .post(`${IMPORT}/lignes`, async (c) => {
    const revue = await revueDe(c);
    const { version, ligne, accepte } = await formulaireDe(c, formLignes);
    const [montrees, cochees] = [new Set(ligne.split("\n")), new Set(accepte.split("\n"))];
    const { blocs, noeuds } = revue.comparaison;
    const lignes = [...blocs, ...noeuds].filter(({ cle }) => montrees.has(cle));
    await enregistrer(
      c,
      revue,
      version,
      deciderLignes(revue.importe.decisions, lignes, (cle) => cochees.has(cle)),
    );
    return c.redirect(iciDe(c), 303);
  })
  .post(`${IMPORT}/ecriture`, async (c) => {
    const revue = await revueDe(c);
    const { importe } = revue;
    const { version, confirme } = await formulaireDe(c, formEcriture);
    const { db, perimetre, maintenant } = c.var;
    if (importe.etat !== "brouillon" || importe.version !== version)
      throw new HTTPException(409, { message: "Quelqu’un a fait avancer cette revue entre-temps" });
    if (!confirme && alertesDe(revue).length > 0) return montrer(c, "alerte");
    const instant = maintenant().toISOString();
    const ecrit = await ecrireImport(
      db,
      { perimetre, instant },
      { id: importe.id, convention: importe.convention, version },
    );
    return ecrit instanceof Refus ? montrer(c, "reste") : c.redirect(iciDe(c), 303);
  })
  .post(`${IMPORT}/abandon`, async (c) => {
    const { importe } = await revueDe(c);
    const { version } = await formulaireDe(c, formActe);
    if (!peutPasser(CYCLE, importe.etat, "abandonne"))
      throw new HTTPException(409, { message: "Cet import n’est plus en revue" });
    await changerEtat(c, importe, version, "abandonne");
    arreter(importe.id);
    return c.redirect(`${baseDe(c)}/imports`, 303);
  })
  .post(`${IMPORT}/lecture`, async (c) => {
    const { importe } = await revueDe(c);
    if (importe.etat === "lecture") lancerApres(c, importe.id);
    return c.redirect(iciDe(c), 303);
  })
  .post(`${IMPORT}/reprise`, async (c) => {
    const { importe } = await revueDe(c);
    const { version } = await formulaireDe(c, formActe);
    if (importe.etat === "ecrit") {
      const { db, perimetre, compte, maintenant } = c.var;
      const deposant = {
        perimetre,
        auteur: compte.nom,
        convention: importe.convention,
        instant: maintenant().toISOString(),
      };
      return c.redirect(`${baseDe(c)}/imports/${await deposerEncore(db, deposant, importe)}`, 303);
    }
    if (!peutPasser(CYCLE, importe.etat, "brouillon"))
      throw new HTTPException(409, { message: "Cet import est déjà en revue" });
    const aLire = importe.lignes.length === 0 && (await findNumerise(c.var.db, c.var.perimetre, importe.id)) !== null;
    await changerEtat(c, importe, version, aLire ? "lecture" : "brouillon");
    if (aLire) lancerApres(c, importe.id);
    return c.redirect(`${iciDe(c)}?annonce=reprise`, 303);
  });
