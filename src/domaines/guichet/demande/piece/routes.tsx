import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import { FICHIER_MAX } from "#domaines/documents/index.ts";
import type { Env } from "#platform/http.ts";
import { lireLieux } from "../etape/actions.ts";
import { direPiece } from "../etape/question/rules.ts";
import { dossierDe } from "../famille/actions.ts";
import type { Demande } from "../model.ts";
import type { PretsPlace } from "../suivi/actions.ts";
import { foyerDe, guichetDe, placeDe, rendre, textesDe } from "../visite/actions.ts";
import { Cadre } from "../visite/pages.tsx";
import { pieceDe, recevoirFichier } from "./actions.ts";
import { DepotPage } from "./pages.tsx";
import { peutDonner } from "./rules.ts";

type C = Context<Env>;
const UNE = "/espaces/:espace/place/demandes/:id/pieces/:piece";

async function montrer(c: C, demande: Demande, faute?: string) {
  const [t, place] = [textesDe(c), placeDe(c)];
  const { contact } = await guichetDe(c);
  const piece = pieceDe(c, demande);
  const { questions } = await lireLieux(c.var.db, c.var.perimetre, c.var.today, "pieces");
  const nature = direPiece(piece.nature, questions, t.langue.cle).texte;
  const base = `${place}/demandes/${demande.id}`;
  const page = (
    <Cadre t={t} place={place} chemin={c.req.path} contact={contact} entree>
      <DepotPage
        t={t}
        nature={nature}
        action={`${base}/pieces/${piece.id}`}
        retour={retourDe(place, demande)}
        faute={faute}
      />
    </Cadre>
  );
  c.status(faute ? 422 : 200);
  return rendre(c, page, t.etapes.pieces.ajouter(nature), Boolean(faute));
}

/** D'où l'on est venu : l'étape d'un brouillon, ou l'espace de la famille. */
const retourDe = (place: string, { id, etat }: Demande) =>
  etat === "brouillon" ? `${place}/demandes/${id}/pieces` : `${place}/suivi?fait=piece`;

/** La demande dont une pièce se donne, ou où va la famille si cela ne se peut pas. */
async function demandeDe(c: C, figee: PretsPlace["figee"]): Promise<Demande | Response> {
  const foyer = foyerDe(c);
  if (!foyer) return c.redirect(`${placeDe(c)}/reprise`, 303);
  const { demande } = await dossierDe(c.var.db, foyer, c.req.param("id") ?? "");
  const refuse = peutDonner(demande, pieceDe(c, demande), await figee(c, demande));
  return refuse ? c.redirect(`${placeDe(c)}/suivi?refus=${refuse.code}`, 303) : demande;
}

/** Qui n'est pas entré n'envoie pas de fichier : rien n'en est lu. */
const entre = createMiddleware<Env>(async (c, next) => {
  const { perimetre, porteur } = c.var.usager;
  if (porteur) return next();
  return perimetre ? c.redirect(`/espaces/${encodeURIComponent(perimetre.espace)}/place/reprise`, 303) : c.notFound();
});
const limite = bodyLimit({
  maxSize: FICHIER_MAX + 64 * 1024,
  onError: (c) => {
    throw new HTTPException(413, { message: textesDe(c).refus["trop-lourd"] });
  },
});
const lire = createMiddleware<Env>(async (c, next) => {
  await c.req.formData();
  return next();
});

/** Monté avant la transaction : un fichier se lit en entier, borné, pendant que rien n'est ouvert. */
export const pieceFamilleAvant = new Hono<Env>().post(UNE, entre, limite, lire);

export const pieceFamilleRoutes = ({ figee }: Pick<PretsPlace, "figee">) =>
  new Hono<Env>()
    .get(UNE, async (c) => {
      const demande = await demandeDe(c, figee);
      return demande instanceof Response ? demande : montrer(c, demande);
    })
    .post(UNE, async (c) => {
      const demande = await demandeDe(c, figee);
      if (demande instanceof Response) return demande;
      const faute = await recevoirFichier(c, demande);
      return faute ? montrer(c, demande, textesDe(c).refus[faute]) : c.redirect(retourDe(placeDe(c), demande), 303);
    });
