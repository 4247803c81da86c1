import { Hono } from "hono";
import { z } from "zod";
import { listPersonnes, peut } from "#domaines/acces/index.ts";
import { deposer } from "#platform/outbox.ts";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { isFormErrors } from "#ui/form.ts";
import { AUDIENCES } from "../model.ts";
import { baseDe, ecritureDe, getFicheDe } from "../requete/actions.ts";
import { courrielMention } from "./courriels.tsx";
import { CommentairesBloc } from "./pages.tsx";
import { mentions } from "./rules.ts";
import { insertCommentaire, listCommentaires, retireCommentaire } from "./store.ts";

const COMMENTAIRE = z.object({
  texte: z.string().trim().min(1, "Écrivez votre commentaire").max(5000, "Un commentaire tient en 5 000 signes"),
  audience: z.enum(AUDIENCES, "Dites qui le lira"),
});

const FICHE = "/conventions/:convention/plan/fiches/:fiche";

export const commentaireRoutes = new Hono<Env>()
  .post(`${FICHE}/commentaires`, async (c) => {
    const { db, perimetre, compte } = c.var;
    forbid(peut(perimetre.roles, "plan.commenter"));
    const fiche = await getFicheDe(c);
    const ici = `${baseDe(c)}/plan/fiches/${fiche.id}`;
    const saisi = parseForm(COMMENTAIRE, await c.req.formData());
    if (isFormErrors(saisi)) {
      const commentaires = await listCommentaires(db, perimetre, fiche.id);
      const props = { commentaires, ici, compte: perimetre.compte, peutCommenter: true, erreurs: saisi };
      c.status(422);
      return c.render(
        <>
          <h1>{fiche.titre}</h1>
          <CommentairesBloc {...props} />
        </>,
        { titre: fiche.titre, erreur: true },
      );
    }
    const personnes = await listPersonnes(db, perimetre.espace, fiche.convention);
    const cites = mentions(saisi.texte, personnes);
    const { instant } = ecritureDe(c);
    await insertCommentaire(db, perimetre, {
      id: newId(),
      fiche: fiche.id,
      convention: fiche.convention,
      compte: compte.id,
      auteur: compte.nom,
      audience: saisi.audience,
      mentions: cites,
      texte: saisi.texte,
      le: instant,
    });
    const lien = `${c.var.adresse}${ici}#commentaires`;
    for (const { courriel } of personnes.filter(({ id }) => cites.includes(id) && id !== compte.id))
      await deposer(
        db,
        "courriel",
        courrielMention({ a: courriel, par: compte.nom, fiche: fiche.titre, adresse: lien }),
      );
    return c.redirect(`${ici}#commentaires`, 303);
  })
  .post(`${FICHE}/commentaires/:commentaire/retrait`, async (c) => {
    forbid(peut(c.var.perimetre.roles, "plan.commenter"));
    const fiche = await retireCommentaire(c.var.db, c.var.perimetre, c.req.param("commentaire"), ecritureDe(c).instant);
    return c.redirect(`${baseDe(c)}/plan/fiches/${fiche}#commentaires`, 303);
  });
