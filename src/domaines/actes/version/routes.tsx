import { Hono } from "hono";
import { enLettres, jourDe, instantDe as versInstant } from "#commun/jour.ts";
import { ecrireMontant } from "#commun/montant.ts";
import { pluriel } from "#commun/texte.ts";
import { peut } from "#domaines/acces/index.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { entreesFiche, nommer } from "../contenu/document.ts";
import type { ContenuVersion } from "../contenu/model.ts";
import { enBranches } from "../contenu/rules.ts";
import { baseDe, conventionDe, lireConvention, type Requete } from "../requete/actions.ts";
import { nommerParties } from "./document.ts";
import { type Figee, nomVersion, type Signee } from "./model.ts";
import { type FicheLue, type VersionLue, VersionPage, VersionsPage } from "./pages.tsx";
import { getVersion, listSignees } from "./store.ts";

function ficheOuverte(contenu: ContenuVersion, id: string | undefined): FicheLue | null {
  const fiche = contenu.fiches.find((une) => une.id === id);
  return fiche ? { id: fiche.id, nom: nommer("fiches", fiche), entrees: entreesFiche(fiche, contenu) } : null;
}

const lue = (fiche: ContenuVersion["fiches"][number]) => ({ id: fiche.id, nom: nommer("fiches", fiche) });

/** Une fiche se lit sous chaque nœud où elle est ; hors de tout nœud, à la fin. */
function noeudsLus(contenu: ContenuVersion): VersionLue["noeuds"] {
  const branches = enBranches(contenu.noeuds).map((noeud) => ({
    id: noeud.id,
    nom: nommer("noeuds", noeud),
    niveau: noeud.niveau,
    fiches: contenu.fiches.filter(({ noeuds }) => noeuds.includes(noeud.id)).map(lue),
  }));
  const seules = contenu.fiches.filter(({ noeuds }) => noeuds.length === 0).map(lue);
  return seules.length > 0
    ? [...branches, { id: "seules", nom: "Hors de tout axe", niveau: 0, fiches: seules }]
    : branches;
}

/** Ce que les données disaient des annexes ; rien de ce qui ne se figeait pas encore. */
const lireAnnexes = ({ registre = [], moyens = [], instances = [] }: ContenuVersion) => ({
  registre: registre.map((une) =>
    une.places === null ? nommer("registre", une) : `${nommer("registre", une)} : ${pluriel(une.places, "place")}`,
  ),
  moyens: moyens.map(({ financeur, prevu }) => (prevu === null ? financeur : `${financeur} : ${ecrireMontant(prevu)}`)),
  instances: instances.map((une) => nommer("instances", une)),
});

function lire(figee: Figee, signee: Signee | undefined, fiche: string | undefined): VersionLue {
  const { contenu, id, empreinte, figeeLe, intact } = figee;
  const nom = signee ? nomVersion(signee) : "Contenu mis à la signature";
  const jour = enLettres(signee?.signeeLe ?? jourDe(versInstant(figeeLe)));
  const [identite] = contenu.convention;
  const dit = signee ? `signée par toutes les parties le ${jour}` : `figé le ${jour}, pas encore signé par tous`;
  return {
    id,
    nom,
    empreinte,
    figeeLe,
    intact,
    sousTitre: `${identite?.titre ?? "Convention"}, ${dit}.`,
    visas: contenu.visas.map(({ texte }) => texte),
    parties: nommerParties(contenu),
    articles: contenu.articles.map((un) => ({ titre: nommer("articles", un), texte: un.texte })),
    annexes: contenu.annexes.map((une) => nommer("annexes", une)),
    diagnostic: (contenu.diagnostic ?? []).map((une) => nommer("diagnostic", une)),
    equipements: contenu.equipements.map((un) => nommer("equipements", un)),
    ...lireAnnexes(contenu),
    noeuds: noeudsLus(contenu),
    fiches: contenu.fiches.length,
    ouverte: ficheOuverte(contenu, fiche),
  };
}

async function montrerVersion(c: Requete) {
  const convention = await lireConvention(c);
  const { db, perimetre } = c.var;
  const figee = await getVersion(db, perimetre, c.req.param("version") ?? "");
  orNotFound(figee.convention === convention.id ? figee : undefined);
  const signee = (await listSignees(db, perimetre, convention.id)).find(({ id }) => id === figee.id);
  const version = lire(figee, signee, c.req.query("fiche"));
  const emporter = peut(perimetre.roles, "exports.faire");
  return c.render(<VersionPage base={baseDe(c)} version={version} emporter={emporter} />, { titre: version.nom });
}

const VERSIONS = "/conventions/:convention/versions";

export const versionRoutes = new Hono<Env>()
  .get(VERSIONS, async (c) => {
    await lireConvention(c);
    const versions = await listSignees(c.var.db, c.var.perimetre, conventionDe(c));
    return c.render(<VersionsPage base={baseDe(c)} versions={versions} />, { titre: "Versions signées" });
  })
  .get(`${VERSIONS}/:version`, montrerVersion);
