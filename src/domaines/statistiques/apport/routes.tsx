import { createHash } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import { Refus, refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { inPerimeter } from "#platform/db/db.ts";
import { type CodeRefus, TAILLE_MAX } from "#platform/files/model.ts";
import { PHRASES } from "#platform/files/refus.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { TYPES_TABLEUR, writeTableur } from "#platform/tableur.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import type { Depot } from "../depot/model.ts";
import { getDepot, listImports } from "../depot/store.ts";
import { lireGeographie } from "../lieu/actions.ts";
import { territoiresDe } from "../lieu/rules.ts";
import {
  BASE,
  baseDe,
  exigerLire,
  exigerModifier,
  type LireCommunes,
  lireTerritoires,
  peutModifier,
  type Requete,
} from "../requete/actions.ts";
import { listStatistiques } from "../catalogue/actions.ts";
import { annuler, atlasDe, ecrire, type Lu, lirePrepare, preparer, regler } from "./actions.ts";
import { COLONNES_MONTREES, formReglage, lireColonnes } from "./forms.ts";
import { manqueAuReglage } from "./essai/rules.ts";
import { lireApport } from "./lecture/actions.ts";
import { PHRASES_APPORT } from "./lexique.ts";
import type { Feuille } from "./model.ts";
import { anciensCodes, codesGardes, gardesDe } from "./ou/rules.ts";
import { AnnulationPage, EcritPage, ImportsPage } from "./pages.tsx";
import { ApportPage } from "./reglage/pages.tsx";

type Refuse = CodeRefus | keyof typeof PHRASES_APPORT;
type Arrive = { nom: string; empreinte: string; feuilles: Feuille[] } | Refus<Refuse>;

declare module "hono" {
  interface ContextVariableMap {
    /** What the deposited file of figures holds, read before the transaction. */
    apport: Arrive;
  }
}

const IMPORTS = `${BASE}/imports`;
const UN = `${IMPORTS}/:depot`;

const phraseDe = (code: Refuse): string =>
  code in PHRASES_APPORT ? PHRASES_APPORT[code as keyof typeof PHRASES_APPORT] : PHRASES[code as CodeRefus];

const limite = bodyLimit({
  maxSize: TAILLE_MAX + 64 * 1024,
  onError: (c) => {
    c.status(413);
    return c.render(<p class="vide">Ce fichier dépasse 50 Mo : gardez-en seulement les lignes de votre région.</p>, {
      titre: "Fichier trop gros",
      erreur: true,
    });
  },
});

/** Which rows are worth keeping is known before the file is read, in a short transaction of its own. */
const lireFichier = (lireCommunes: LireCommunes) =>
  createMiddleware<Env>(async (c, next) => {
    const { base, usager } = c.var;
    const { perimetre } = usager;
    if (!perimetre) return next();
    forbid(peut(perimetre.roles, "statistiques.modifier"));
    const fichier = (await c.req.formData()).get("fichier");
    const depose = fichier instanceof File && fichier.name !== "" ? fichier : null;
    const codes = await inPerimeter(base, perimetre, async (db) => {
      const geographie = await lireGeographie(db, perimetre);
      const territoires = territoiresDe(geographie, await lireCommunes(db, perimetre));
      return territoires.communes.length > 0
        ? codesGardes(gardesDe(geographie, territoires), anciensCodes(geographie))
        : null;
    });
    c.set("apport", await lireArrive(depose, codes));
    return next();
  });

async function lireArrive(depose: File | null, codes: ReadonlySet<string> | null): Promise<Arrive> {
  if (!depose) return refus("sans-fichier");
  if (!codes) return refus("sans-territoire");
  const octets = new Uint8Array(await depose.arrayBuffer());
  const feuilles = await lireApport(depose.name, octets, codes);
  if (feuilles instanceof Refus) return feuilles;
  const nom = depose.name.replace(/^.*[\\/]/, "").slice(0, 200);
  return { nom, empreinte: createHash("sha256").update(octets).digest("hex"), feuilles };
}

/** Mounted before the transaction: the file is bounded, and read in its own process, while nothing is open. */
export const apportAvant = (lireCommunes: LireCommunes) =>
  new Hono<Env>().post(IMPORTS, limite, lireFichier(lireCommunes));

async function renderImports(c: Requete, refusee: Refuse | null) {
  exigerLire(c);
  const imports = await listImports(c.var.db, c.var.perimetre);
  const page = pageDe(c.req.query("page"));
  c.status(refusee ? 422 : 200);
  const props = {
    base: baseDe(c),
    imports: imports.slice((page - 1) * PAR_PAGE, page * PAR_PAGE),
    page,
    total: imports.length,
    params: new URL(c.req.url).searchParams,
    modifier: peutModifier(c),
    refus: refusee && phraseDe(refusee),
  };
  return c.render(<ImportsPage {...props} />, { titre: "Imports de statistiques", erreur: refusee !== null });
}

const depotDe = (c: Requete): Promise<Depot> => getDepot(c.var.db, c.var.perimetre, c.req.param("depot") ?? "");

async function lu(c: Requete, depot: Depot, lireCommunes: LireCommunes): Promise<Lu> {
  const { geographie, territoires } = await lireTerritoires(c, lireCommunes);
  return lirePrepare(c.var.db, c.var.perimetre, depot.id, atlasDe(geographie, territoires));
}

/** Les colonnes qui se règlent à l'écran : celles que l'on a reconnues d'abord. */
const montreesDe = ({ reglage, feuille }: Lu): number[] => {
  const rangs = (feuille.rangees[reglage.entete] ?? []).map((_, rang) => rang);
  const reconnue = (rang: number) => ((reglage.colonnes[rang]?.cible ?? "aucune") === "aucune" ? 1 : 0);
  return rangs
    .toSorted((a, b) => reconnue(a) - reconnue(b) || a - b)
    .slice(0, COLONNES_MONTREES)
    .toSorted((a, b) => a - b);
};

function renderApport(c: Requete, depot: Depot, lue: Lu, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const props = { base: baseDe(c), depot, lu: lue, montrees: montreesDe(lue), erreurs };
  return c.render(<ApportPage {...props} />, { titre: `Importer ${depot.nom}`, erreur: Boolean(erreurs) });
}

const MANQUES = {
  territoire: "Dites quelle colonne porte le code ou le nom du territoire.",
  chiffre: "Dites quel chiffre au moins remplit une colonne.",
};

/** Pourquoi l'on ne peut pas écrire ce qui vient d'être réglé. */
function fauteDEcriture({ reglage, lecture }: Lu): FormErrors | null {
  const manque = manqueAuReglage(reglage);
  if (manque) return { values: {}, errors: { "colonne-0": [MANQUES[manque]] } };
  return lecture.valeurs.length === 0
    ? { values: {}, errors: { feuille: ["Aucune valeur n’est comprise : rien ne serait écrit."] } }
    : null;
}

const REGLE_AILLEURS =
  "Quelqu’un a réglé cet import entre-temps. Ce que vous aviez choisi est ci-dessous, et rien n’en est gardé : relisez, puis recommencez.";

/** Réglé ailleurs depuis : ce qui fut choisi revient, devant l'essai de ce qui est réglé. */
function montrerDepasse(c: Requete, depot: Depot, lue: Lu, form: FormData) {
  const page = renderApport(c, depot, lue, { values: valuesOf(form), errors: { feuille: [REGLE_AILLEURS] } });
  c.status(409);
  return page;
}

const depasse = () => new HTTPException(409, { message: "Quelqu’un a fait avancer cet import entre-temps" });

async function recevoirReglage(c: Requete, lireCommunes: LireCommunes) {
  exigerModifier(c);
  const { db, perimetre } = c.var;
  const depot = await depotDe(c);
  const form = await c.req.formData();
  const envoi = parseForm(formReglage, form);
  if (depot.etat !== "prepare") throw depasse();
  const avant = await lu(c, depot, lireCommunes);
  if (form.get("version") !== String(depot.version)) return montrerDepasse(c, depot, avant, form);
  if (isFormErrors(envoi)) return renderApport(c, depot, avant, envoi);
  const colonnes = lireColonnes(envoi, avant.reglage.colonnes, {
    montrees: montreesDe(avant),
    statistiques: avant.statistiques,
  });
  if ("errors" in colonnes) return renderApport(c, depot, avant, { values: valuesOf(form), errors: colonnes.errors });
  const { feuille, millesime, genre, source } = envoi;
  await regler(db, perimetre, depot, { feuille, entete: envoi.entete - 1, colonnes, millesime, genre, source });
  const ici = `${baseDe(c)}/imports/${depot.id}`;
  if (envoi.acte === "apercu") return c.redirect(`${ici}#apercu`, 303);
  const regle = await depotDe(c);
  const apres = await lu(c, regle, lireCommunes);
  const faute = fauteDEcriture(apres);
  if (faute) return renderApport(c, depot, apres, faute);
  await ecrire(db, perimetre, regle, apres);
  return c.redirect(ici, 303);
}

const MODELE_COLONNES = [
  "Statistique",
  "Territoire",
  "Nom du territoire",
  "Millésime",
  "Valeur",
  "Numérateur",
  "Dénominateur",
  "Contour",
  "Rupture",
];

/** Ce qui vient d'un fichier : déposé, relu, essayé à blanc, écrit, annulé. */
export const apportRoutes = (lireCommunes: LireCommunes) =>
  new Hono<Env>()
    .get(IMPORTS, (c) => renderImports(c, null))
    .post(IMPORTS, async (c) => {
      exigerModifier(c);
      const { apport, db, perimetre, compte, maintenant } = c.var;
      if (apport instanceof Refus) return renderImports(c, apport.code);
      const instant = maintenant().toISOString();
      const id = await preparer(db, perimetre, { ...apport, auteur: compte.nom, instant });
      return c.redirect(`${baseDe(c)}/imports/${id}`, 303);
    })
    .get(`${IMPORTS}/modele.csv`, async (c) => {
      exigerLire(c);
      const { territoires } = await lireTerritoires(c, lireCommunes);
      const rangees = territoires.communes.map(({ code, nom }) => ["", code, nom, "", "", "", "", "", ""]);
      const colonnes = MODELE_COLONNES.map((titre) => ({ titre, largeur: 20 }));
      const corps = await writeTableur("csv", { nom: "Statistiques", colonnes, rangees });
      const headers = {
        "content-type": TYPES_TABLEUR.csv,
        "content-disposition": 'attachment; filename="statistiques-modele.csv"',
      };
      return c.body(corps, 200, headers);
    })
    .get(UN, async (c) => {
      exigerLire(c);
      const depot = await depotDe(c);
      if (depot.etat !== "prepare") {
        const statistiques = await listStatistiques(c.var.db, c.var.perimetre);
        const props = { base: baseDe(c), depot, statistiques, modifier: peutModifier(c) };
        return c.render(<EcritPage {...props} />, { titre: depot.nom });
      }
      exigerModifier(c);
      return renderApport(c, depot, await lu(c, depot, lireCommunes));
    })
    .post(UN, (c) => recevoirReglage(c, lireCommunes))
    .get(`${UN}/retrait`, async (c) => {
      exigerModifier(c);
      const depot = await depotDe(c);
      return c.render(<AnnulationPage base={baseDe(c)} depot={depot} />, { titre: `Annuler ${depot.nom}` });
    })
    .post(`${UN}/retrait`, async (c) => {
      exigerModifier(c);
      const depot = await depotDe(c);
      const { version } = parseForm(formReglage.pick({ version: true }), await c.req.formData()) as {
        version?: number;
      };
      if (depot.genre !== "import" || depot.etat === "annule" || version !== depot.version) throw depasse();
      await annuler(c.var.db, c.var.perimetre, depot);
      return c.redirect(`${baseDe(c)}/imports`, 303);
    });
