import { Hono } from "hono";
import { z } from "zod";
import { listPersonnes, peut } from "#domaines/acces/index.ts";
import { findOrganisationDuCompte } from "#domaines/acteurs/index.ts";
import { deposer } from "#platform/outbox.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { AUDIENCES, type Fiche, type TexteSurQuelquun } from "../model.ts";
import { baseDe, ecritureDe, getFicheDe, type Requete } from "../requete/actions.ts";
import { avertir } from "../rules.ts";
import { courrielMention } from "./courriels.tsx";
import { CommentairesBloc } from "./pages.tsx";
import { horsAudience, mentions } from "./rules.ts";
import { insertCommentaire, listCommentaires, retireCommentaire } from "./store.ts";

const COMMENTAIRE = z.object({
  id: z.uuid().optional().catch(undefined),
  texte: z.string().trim().min(1, "Écrivez votre commentaire").max(5000, "Un commentaire tient en 5 000 signes"),
  audience: z.enum(AUDIENCES, "Dites qui le lira"),
  confirme: z.string().default(""),
});

const FICHE = "/conventions/:convention/plan/fiches/:fiche";

/** Le commentaire revient avec ce qui n'y va pas, et ce qui était tapé. */
async function renderRefuse(c: Requete, fiche: Fiche, erreurs: FormErrors, alerte?: TexteSurQuelquun) {
  const { db, perimetre } = c.var;
  const ici = `${baseDe(c)}/plan/fiches/${fiche.id}`;
  const commentaires = await listCommentaires(db, perimetre, fiche.id);
  const props = { neuf: newId(), commentaires, ici, compte: perimetre.compte, peutCommenter: true, erreurs, alerte };
  c.status(422);
  const page = (
    <>
      <h1>{fiche.titre}</h1>
      <CommentairesBloc {...props} />
    </>
  );
  return c.render(page, { titre: fiche.titre, erreur: true });
}

type Saisi = z.output<typeof COMMENTAIRE>;
type AEcrire = Pick<Saisi, "id" | "audience" | "texte"> & { mentions: string[] };

/** Qui est mentionné, ou les noms de ceux qui ne pourraient pas lire ce commentaire. */
async function lireMentions(c: Requete, fiche: Fiche, { texte, audience }: Saisi) {
  const { db, perimetre } = c.var;
  const personnes = await listPersonnes(db, perimetre.espace, fiche.convention);
  const ids = mentions(texte, personnes);
  const cites = personnes.filter(({ id }) => ids.includes(id));
  const mentionnes = [];
  for (const { id: compte, nom, roles } of cites.filter(({ id }) => id !== perimetre.compte))
    mentionnes.push({ nom, roles, organisation: await findOrganisationDuCompte(db, { ...perimetre, compte }) });
  return { cites, dehors: horsAudience(audience, await findOrganisationDuCompte(db, perimetre), mentionnes) };
}

/** Faux si c'est le même commentaire envoyé une fois de plus ; un autre, d'une page revenue en arrière, en fait un second. */
async function ecrire(c: Requete, fiche: Fiche, { id = newId(), ...dit }: AEcrire): Promise<boolean> {
  const { db, perimetre, compte } = c.var;
  const qui = { fiche: fiche.id, convention: fiche.convention, compte: compte.id, auteur: compte.nom };
  const commentaire = { ...qui, ...dit, le: ecritureDe(c).instant };
  if (await insertCommentaire(db, perimetre, { ...commentaire, id })) return true;
  const deja = await listCommentaires(db, perimetre, fiche.id);
  if (deja.some((un) => un.id === id && un.texte === dit.texte)) return false;
  return insertCommentaire(db, perimetre, { ...commentaire, id: newId() });
}

const phraseDehors = (noms: readonly string[]) =>
  `${noms.join(", ")} ne ${noms.length > 1 ? "pourraient" : "pourrait"} pas lire ce commentaire : élargissez qui le lira, ou écrivez ${noms.length > 1 ? "leur nom" : "son nom"} sans « @ ».`;

export const commentaireRoutes = new Hono<Env>()
  .post(`${FICHE}/commentaires`, async (c) => {
    const { db, perimetre, compte } = c.var;
    forbid(peut(perimetre.roles, "plan.commenter"));
    const fiche = await getFicheDe(c);
    const ici = `${baseDe(c)}/plan/fiches/${fiche.id}`;
    const form = await c.req.formData();
    const saisi = parseForm(COMMENTAIRE, form);
    if (isFormErrors(saisi)) return renderRefuse(c, fiche, saisi);
    const alerte = avertir({ "Votre commentaire": saisi.texte }, saisi.confirme);
    if (alerte) return renderRefuse(c, fiche, { values: valuesOf(form), errors: {} }, alerte);
    const { cites, dehors } = await lireMentions(c, fiche, saisi);
    if (dehors.length > 0)
      return renderRefuse(c, fiche, { values: valuesOf(form), errors: { texte: [phraseDehors(dehors)] } });
    const { confirme: _confirme, ...dit } = saisi;
    const neuf = await ecrire(c, fiche, { ...dit, mentions: cites.map(({ id }) => id) });
    const adresse = `${c.var.adresse}${ici}#commentaires`;
    for (const { courriel: a } of cites.filter(({ id }) => neuf && id !== compte.id))
      await deposer(db, "courriel", courrielMention({ a, par: compte.nom, fiche: fiche.titre, adresse }));
    return c.redirect(`${ici}#commentaires`, 303);
  })
  .post(`${FICHE}/commentaires/:commentaire/retrait`, async (c) => {
    forbid(peut(c.var.perimetre.roles, "plan.commenter"));
    const fiche = await retireCommentaire(c.var.db, c.var.perimetre, c.req.param("commentaire"), ecritureDe(c).instant);
    return c.redirect(`${baseDe(c)}/plan/fiches/${fiche}#commentaires`, 303);
  });
