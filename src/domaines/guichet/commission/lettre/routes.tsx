import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { noterLecture } from "../../acces/actions.ts";
import { baseDocuments, commissionConduite, iciDe, instantDe, type Requete, UNE } from "../requete/actions.ts";
import type { OffreTombee } from "../offre/model.ts";
import { listTombees } from "../offre/store.ts";
import { adressesDe, estSurPapier, famillesDe } from "./destinataire/actions.ts";
import { blocsLettre } from "./document.ts";
import { deposerLettres } from "./envoi/actions.ts";
import type { Lettre } from "./model.ts";
import { LettrePage, LettresPage } from "./pages.tsx";
import { getLettre, listLettres, updatePostees } from "./store.ts";

/** Les lettres qui ne sont pas parties, selon que la famille a une adresse de courriel. */
async function quiAttendent(c: Requete, lettres: readonly Lettre[], tombees: ReadonlyMap<string | null, OffreTombee>) {
  const restent = lettres.filter(({ posteeLe, offre }) => posteeLe === null && !tombees.has(offre));
  const adresses = await adressesDe(c.var.db, c.var.perimetre, restent);
  const surPapier = (lettre: Lettre) => estSurPapier(lettre, adresses.get(lettre.id));
  return { courriel: restent.filter((lettre) => !surPapier(lettre)), papier: restent.filter(surPapier) };
}

async function montrerListe(c: Requete) {
  const commission = await commissionConduite(c);
  const { db, perimetre } = c.var;
  const toutes = await listLettres(db, perimetre, commission.id);
  const page = pageDe(c.req.query("page"));
  const montrees = toutes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
  const adresses = await adressesDe(db, perimetre, montrees);
  await noterLecture(c, famillesDe(adresses), "commission");
  const tombees = await listTombees(db, perimetre, commission.id);
  const { courriel, papier } = await quiAttendent(c, toutes, tombees);
  const props = {
    ici: iciDe(c, commission),
    base: baseDocuments(c),
    commission,
    conduire: true,
    page,
    total: toutes.length,
    lignes: montrees.map((lettre) => {
      const a = adresses.get(lettre.id);
      const { id, numero, posteeLe, voie, contenu } = lettre;
      return {
        id,
        numero,
        posteeLe,
        voie,
        issue: contenu.issue,
        nom: a?.destinataire.nom ?? null,
        courriel: Boolean(a?.famille.courriel),
        tombee: tombees.get(lettre.offre) ?? null,
      };
    }),
    attendent: { courriel: courriel.length, papier: papier.length },
  };
  return c.render(<LettresPage {...props} />, { titre: "Lettres" });
}

async function montrerLettre(c: Requete) {
  const commission = await commissionConduite(c);
  const { db, perimetre } = c.var;
  const lettre = await getLettre(db, perimetre, c.req.param("lettre") ?? "");
  if (lettre.commission !== commission.id) return c.notFound();
  const adresses = await adressesDe(db, perimetre, [lettre]);
  await noterLecture(c, famillesDe(adresses), "commission");
  const a = adresses.get(lettre.id);
  const props = {
    ici: iciDe(c, commission),
    base: baseDocuments(c),
    commission,
    conduire: true,
    lettre,
    blocs: blocsLettre(lettre.contenu, a?.destinataire ?? null),
  };
  return c.render(<LettrePage {...props} />, { titre: `Lettre ${lettre.numero}` });
}

async function partir(c: Requete, voie: "courriel" | "papier") {
  const commission = await commissionConduite(c);
  const { db, perimetre } = c.var;
  const tombees = await listTombees(db, perimetre, commission.id);
  const attendent = await quiAttendent(c, await listLettres(db, perimetre, commission.id), tombees);
  const ids = attendent[voie].map(({ id }) => id);
  if (voie === "courriel") await deposerLettres(db, perimetre, ids);
  else if (ids.length > 0) await updatePostees(db, perimetre, ids, { voie, le: instantDe(c) });
  return c.redirect(`${iciDe(c, commission)}/lettres`, 303);
}

/** Les lettres d'une séance : les relire, les envoyer. */
export const lettreRoutes = new Hono<Env>()
  .get(`${UNE}/lettres`, montrerListe)
  .post(`${UNE}/lettres/envoi`, (c) => partir(c, "courriel"))
  .post(`${UNE}/lettres/papier`, (c) => partir(c, "papier"))
  .get(`${UNE}/lettres/:lettre`, montrerLettre);
