import { Hono } from "hono";
import { estSiret } from "#commun/siret.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type C, cheminDe, nomDeCommune } from "../requete/actions.ts";
import type { Structure } from "../structure/model.ts";
import { structureParait } from "../structure/rules.ts";
import { listStructures } from "../structure/store.ts";
import { fautesInclusion, versService, versStructure } from "./inclusion/rules.ts";
import { phraseScdl, PHRASES_INCLUSION, SANS_CONSENTEMENT } from "./lexique.ts";
import { ExportPage } from "./pages.tsx";
import { ecrireScdl, fautesScdl, codesScdl, versLigneScdl } from "./scdl/rules.ts";

function exigerExporter(c: C): void {
  forbid(peut(c.var.perimetre.roles, "exports.faire"));
}

const editeurDe = (c: C) => ({
  nom: (c.req.query("nom") ?? c.var.usager.lieu?.nomEspace ?? "").trim().slice(0, 200),
  siret: (c.req.query("siret") ?? "").replace(/\s/g, "").slice(0, 14),
});

const lesOuvertes = (c: C): Promise<Structure[]> => listStructures(c.var.db, c.var.perimetre, { le: c.var.today });
const cellesQuiParaissent = async (c: C): Promise<Structure[]> =>
  (await lesOuvertes(c)).filter((une) => structureParait(une, c.var.today));

/** Les rangs se comptent dans tout le registre : une structure qui ferme garde le sien. */
async function lignesScdl(c: C, structures: readonly Structure[]) {
  const codes = codesScdl(await listStructures(c.var.db, c.var.perimetre));
  return structures.map((structure) => {
    const sien = codes.get(structure.id) ?? { code: "", uid: "" };
    const ligne = versLigneScdl(structure, editeurDe(c), sien, nomDeCommune(structure.commune));
    return { structure, ligne, fautes: fautesScdl(ligne) };
  });
}

const inclusionDe = (structures: readonly Structure[]) =>
  structures.map((structure) => {
    const commune = nomDeCommune(structure.commune);
    const versee = versStructure(structure, commune);
    return { structure, versee, service: versService(structure, commune), fautes: fautesInclusion(versee) };
  });

async function montrer(c: C) {
  exigerExporter(c);
  const ouvertes = await lesOuvertes(c);
  const structures = ouvertes.filter((une) => structureParait(une, c.var.today));
  const taisent = ouvertes
    .filter((une) => !structureParait(une, c.var.today))
    .map(({ id, nom }) => ({ id, nom, phrases: [SANS_CONSENTEMENT] }));
  const editeur = editeurDe(c);
  const scdl = await lignesScdl(c, structures);
  const inclusion = inclusionDe(structures);
  const bonnes = inclusion.filter(({ fautes }) => fautes.length === 0);
  const faux = editeur.siret !== "" && !estSiret(editeur.siret);
  const props = {
    chemin: cheminDe(c),
    editeur,
    scdl: {
      partent: scdl.filter(({ fautes }) => fautes.length === 0).length,
      restent: [
        ...taisent,
        ...scdl.flatMap(({ structure: { id, nom }, fautes }) =>
          fautes.length === 0
            ? []
            : [{ id, nom, phrases: fautes.map(({ colonne, code }) => phraseScdl(colonne, code)) }],
        ),
      ],
    },
    inclusion: {
      partent: bonnes.length,
      services: bonnes.filter(({ service }) => service).length,
      restent: [
        ...taisent,
        ...inclusion.flatMap(({ structure: { id, nom }, fautes }) =>
          fautes.length === 0 ? [] : [{ id, nom, phrases: fautes.map((faute) => PHRASES_INCLUSION[faute]) }],
        ),
      ],
    },
    erreurs: faux
      ? { values: editeur, errors: { siret: ["Ce Siret n’a pas ses quatorze chiffres, ou sa clé est fausse."] } }
      : undefined,
  };
  return c.render(<ExportPage {...props} />, { titre: "Publier les équipements", erreur: faux });
}

function donner(c: C, corps: string, { type, nom }: { type: string; nom: string }) {
  c.header("content-type", `${type}; charset=utf-8`);
  c.header("content-disposition", `attachment; filename="${nom}"`);
  return c.body(corps);
}

const enJson = (c: C, nom: string, objets: readonly unknown[]) =>
  donner(c, `${JSON.stringify(objets, null, 2)}\n`, { type: "application/json", nom });

const EXPORT = "/espaces/:espace/equipements/export";

/** Le registre en données ouvertes. */
export const exportRoutes = new Hono<Env>()
  .get(EXPORT, montrer)
  .get(`${EXPORT}/scdl.csv`, async (c) => {
    exigerExporter(c);
    const justes = (await lignesScdl(c, await cellesQuiParaissent(c))).filter(({ fautes }) => fautes.length === 0);
    return donner(c, ecrireScdl(justes.map(({ ligne }) => ligne)), { type: "text/csv", nom: "equipements.csv" });
  })
  .get(`${EXPORT}/structures.json`, async (c) => {
    exigerExporter(c);
    const justes = inclusionDe(await cellesQuiParaissent(c)).filter(({ fautes }) => fautes.length === 0);
    return enJson(
      c,
      "structures.json",
      justes.map(({ versee }) => versee),
    );
  })
  .get(`${EXPORT}/services.json`, async (c) => {
    exigerExporter(c);
    const justes = inclusionDe(await cellesQuiParaissent(c)).filter(({ fautes }) => fautes.length === 0);
    return enJson(
      c,
      "services.json",
      justes.flatMap(({ service }) => service ?? []),
    );
  });
