import { type Context, Hono } from "hono";
import { aLHeure } from "#commun/jour.ts";
import { sansAccents } from "#commun/texte.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { eraseHistory, verifyChain } from "#platform/journal.ts";
import { countLines, type JournalFilter, type JournalLine, listLines, listWriters } from "#platform/journal-list.ts";
import { forbid } from "#platform/rights.ts";
import { TYPES_TABLEUR, writeTableur } from "#platform/tableur.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { texte } from "../forms.ts";
import { listAuteurs, nomParmi } from "../noms/store.ts";
import { type Citer, lirePortee, type Portee, presenter } from "./actions.ts";
import { nomDeLAction, nomDeLObjet } from "./lexique.ts";
import type { FiltreJournal } from "./model.ts";
import { EffacementPage, JournalPage } from "./pages.tsx";
import { jourDuFiltre } from "./rules.ts";

type C = Context<Env>;

function lireFiltre(c: C): FiltreJournal {
  const { convention, compte, objet, de, a } = c.req.query();
  return { convention, compte, objet, objetId: c.req.query("id"), de: jourDuFiltre(de), a: jourDuFiltre(a) };
}

/** Le filtre tel qu'une adresse le porte, sans page ni geste. */
function paramsDe({ objetId, ...filtre }: FiltreJournal): URLSearchParams {
  const entrees = Object.entries({ ...filtre, id: objetId });
  return new URLSearchParams(entrees.filter((entree): entree is [string, string] => Boolean(entree[1])));
}

/** Les comptes que ces lignes nomment déjà : le filtre n'apprend le nom d'aucun autre. */
async function listAuteursDe(c: C, { espace, conventions }: Portee) {
  const comptes = await listWriters(c.var.db, { espace, conventions });
  const noms = await listAuteurs(c.var.db, espace, comptes);
  const options = [...noms].map(([valeur, libelle]) => ({ valeur, libelle }));
  return options.toSorted((a, b) => (sansAccents(a.libelle) < sansAccents(b.libelle) ? -1 : 1));
}

async function renderJournal(c: C, citer: Citer) {
  const { db } = c.var;
  const portee = await lirePortee(c);
  const { espace, conventions, toutes, efface } = portee;
  const filtre = lireFiltre(c);
  const cherche: JournalFilter = { espace, conventions, ...filtre };
  const page = pageDe(c.req.query("page"));
  const lignes = await listLines(db, cherche, { limit: PAR_PAGE, offset: (page - 1) * PAR_PAGE });
  const lisibles = toutes.filter(({ id }) => conventions === null || conventions.includes(id));
  const vue = (
    <JournalPage
      espace={espace}
      lignes={await presenter(c, citer, portee, lignes)}
      total={await countLines(db, cherche)}
      page={page}
      filtre={filtre}
      params={paramsDe(filtre)}
      conventions={lisibles.map(({ id, titre }) => ({ valeur: id, libelle: titre }))}
      comptes={await listAuteursDe(c, portee)}
      efface={efface}
      chaine={c.req.query("verifier") ? { rang: await verifyChain(db, espace) } : undefined}
      fait={c.req.query("fait") ? "Les valeurs sont effacées ; une ligne le dit." : undefined}
    />
  );
  return c.render(vue, { titre: "Journal" });
}

const COLONNES = ["Ligne", "Quand", "Qui", "Objet", "Identifiant", "Titre", "Action", "Convention", "Valeurs"];
const LOT = 1000;

/** Toutes les lignes du filtre, par lots : un journal peut être long. */
async function lireTout(c: C, cherche: JournalFilter): Promise<JournalLine[]> {
  const lues: JournalLine[] = [];
  for (;;) {
    const lot = await listLines(c.var.db, cherche, { limit: LOT, offset: lues.length });
    lues.push(...lot);
    if (lot.length < LOT) return lues;
  }
}

async function exporter(c: C, citer: Citer) {
  const portee = await lirePortee(c);
  const { espace, conventions } = portee;
  const lignes = await presenter(c, citer, portee, await lireTout(c, { espace, conventions, ...lireFiltre(c) }));
  const rangees = lignes.map(({ rang, le, qui, objet, objetId, action, titre, citation, effacee }) => [
    String(rang),
    aLHeure(le),
    qui,
    nomDeLObjet(objet),
    objetId,
    citation?.titre ?? "",
    nomDeLAction(action),
    titre ?? "",
    effacee ? "effacées" : "gardées",
  ]);
  const colonnes = COLONNES.map((titre) => ({ titre, largeur: 20 }));
  return c.body(await writeTableur("csv", { nom: "Journal", colonnes, rangees }), 200, {
    "content-type": TYPES_TABLEUR.csv,
    "content-disposition": 'attachment; filename="journal.csv"',
  });
}

/** Les lignes d'un objet, pour qui peut les effacer ; un objet que le journal ne connaît pas n'existe pas. */
async function lireObjet(c: C, objet: string, objetId: string) {
  const { espace, efface } = await lirePortee(c);
  forbid(efface);
  const filtre: JournalFilter = { espace, conventions: null, objet: objet || " ", objetId: objetId || " " };
  const lignes = await lireTout(c, filtre);
  return { espace, objet, objetId, total: lignes.length, lignes, derniere: orNotFound(lignes[0]) };
}

/** Le journal d'un espace : lire, filtrer, vérifier, exporter, effacer des valeurs. */
export const journalRoutes = (citer: Citer) =>
  new Hono<Env>()
    .get("/espaces/:espace/journal", (c) => renderJournal(c, citer))
    .get("/espaces/:espace/journal/export", (c) => exporter(c, citer))
    .get("/espaces/:espace/journal/effacement", async (c) => {
      const { lignes, derniere, ...lu } = await lireObjet(c, c.req.query("objet") ?? "", c.req.query("id") ?? "");
      const noms = await listAuteurs(
        c.var.db,
        lu.espace,
        lignes.map(({ compte }) => compte),
      );
      const personnes = [...new Set(lignes.map(({ compte }) => nomParmi(noms, compte)))];
      const de = lignes.at(-1)?.le ?? derniere.le;
      const page = <EffacementPage {...lu} de={de} a={derniere.le} personnes={personnes} />;
      return c.render(page, { titre: "Effacer des valeurs du journal" });
    })
    .post("/espaces/:espace/journal/effacement", async (c) => {
      const form = await c.req.formData();
      const { espace, objet, objetId } = await lireObjet(c, texte(form, "objet"), texte(form, "id"));
      await eraseHistory(c.var.db, espace, objet, objetId);
      return c.redirect(`/espaces/${espace}/journal?fait=efface`, 303);
    });
