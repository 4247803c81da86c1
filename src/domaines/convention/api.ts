import { z } from "zod";
import { listMesLieux, peut } from "#domaines/acces/index.ts";
import { ROLES } from "#commun/perimetre.ts";
import { type Endpoint, endpoint } from "#platform/api/endpoint.ts";
import { answerPage, PAGE, pageSchema, sliceOf } from "#platform/api/paging.ts";
import { answerVersion } from "#platform/api/version.ts";
import { forbid } from "#platform/rights.ts";
import { getBlocConvention } from "./bloc/store.ts";
import { GENRES_PARTIE, SANS_TITRE } from "./model.ts";
import { getConvention } from "./store.ts";

const TAG = "Conventions";
const texte = z.string().nullable();

const RESUME = z
  .strictObject({
    id: z.string(),
    titre: z.string(),
    espace: z.strictObject({ id: z.string(), nom: z.string() }),
    roles: z.array(z.enum(ROLES)).describe("Ce que le compte du jeton y est."),
  })
  .meta({ id: "ResumeConvention" });

const CONVENTION = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    titre: texte,
    caf: texte,
    debut: texte,
    fin: texte,
    perimetre: z.array(z.string()).describe("Les codes Insee des communes couvertes."),
    parties: z.array(z.strictObject({ genre: z.enum(GENRES_PARTIE), nom: z.string(), nomCourt: texte, code: texte })),
  })
  .meta({ id: "Convention", description: "Son identité et ses signataires ; l’export rend le reste de son texte." });

const lister = endpoint({
  id: "listerConventions",
  method: "get",
  path: "/conventions",
  tag: TAG,
  summary: "Les conventions que le compte du jeton peut lire, dans tous ses espaces",
  scope: "lecture",
  query: PAGE,
  replies: {
    200: {
      description: "Une page de conventions.",
      schema: pageSchema("PageConventions", RESUME),
      headers: ["Link"],
    },
  },
  handle: async (c, { query }) => {
    const lieux = await listMesLieux(c.var.db, c.var.compte.id);
    const conventions = lieux.flatMap(({ convention, titre, espace, nomEspace, roles }) =>
      convention && peut(roles, "convention.lire")
        ? [{ id: convention, titre: titre ?? SANS_TITRE, espace: { id: espace, nom: nomEspace }, roles }]
        : [],
    );
    return answerPage(c, query, conventions.length, sliceOf(conventions, query));
  },
});

const lire = endpoint({
  id: "lireConvention",
  method: "get",
  path: "/conventions/:convention",
  tag: TAG,
  summary: "Une convention : son identité, ses communes, ses signataires",
  scope: "lecture",
  replies: {
    200: { description: "La convention.", schema: CONVENTION, headers: ["ETag"] },
    304: { description: "Elle n’a pas changé.", headers: ["ETag"] },
  },
  handle: async (c) => {
    const { db, perimetre } = c.var;
    forbid(peut(perimetre.roles, "convention.lire"));
    const {
      id,
      version,
      titre,
      caf,
      debut,
      fin,
      perimetre: communes,
    } = await getConvention(db, perimetre, c.req.param("convention") ?? "");
    const { convention } = await getBlocConvention(db, perimetre, id);
    const parties = convention.parties.map(({ genre, nom, nomCourt, code }) => ({ genre, nom, nomCourt, code }));
    return answerVersion(c, version, { id, version, titre, caf, debut, fin, perimetre: communes, parties });
  },
});

/** Les conventions par l'API. */
export const conventionApi: readonly Endpoint[] = [lister, lire];
