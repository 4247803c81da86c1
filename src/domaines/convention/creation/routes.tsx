import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { Jour } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { getEspace } from "#domaines/acces/index.ts";
import { chercherTerritoires, getTerritoires, nomEntier } from "#domaines/territoire/index.ts";
import { surChaqueEspace } from "#platform/db/db.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { creerConvention, dejaCreee } from "../actions.ts";
import { creationForm, fauteIdentite, saisies } from "../forms.ts";
import type { Identite } from "../model.ts";
import { communeConnue, departementDe, reconnaitreCommunes, vueDesCommunes } from "../perimetre/actions.ts";
import { completerPerimetre, phraseInconnues } from "../perimetre/rules.ts";
import { nomCaf, type RefusIdentite, verifierDuree, verifierPerimetre } from "../rules.ts";
import { listConventions } from "../store.ts";
import { CommunesPage, CreationPage, TerritoirePage } from "./pages.tsx";
import { espacesOuverts, peutCreer, proposerIdentite } from "./rules.ts";

type C = Context<Env>;

/** Un EPCI par son SIREN, une commune par son code, ou rien : son nom, et les communes qu'il met au périmètre. */
function territoireDe(id = ""): { id: string; nom: string; membres: readonly string[] } {
  const { epci, communes } = getTerritoires();
  const groupement = epci.get(id);
  if (groupement) return { id, nom: nomEntier(groupement), membres: groupement.membres };
  const commune = communes.get(id);
  return commune ? { id, nom: commune.nom, membres: [id] } : { id: "", nom: "", membres: [] };
}

const listCafs = () =>
  getTerritoires()
    .cog.departements.toSorted((a, b) => a.nom.localeCompare(b.nom, "fr"))
    .map(nomCaf);

const cafDe = (codes: readonly string[]): string | null => {
  const departement = departementDe(codes);
  return departement ? nomCaf(departement) : null;
};

function renderCommunes(c: C, codes: readonly string[], erreurs?: FormErrors) {
  const { id, nom, membres } = territoireDe(c.req.query("territoire"));
  const communes = vueDesCommunes([...new Set([...membres, ...codes])]);
  const retenues = erreurs || codes.length > 0 ? codes : membres;
  if (communes.length === 0) return c.redirect("/conventions/nouvelle", 303);
  c.status(erreurs ? 422 : 200);
  const page = <CommunesPage territoire={id} nom={nom} communes={communes} retenues={retenues} erreurs={erreurs} />;
  return c.render(page, { titre: "Les communes", publique: true, erreur: Boolean(erreurs) });
}

async function renderIdentite(c: C, identite: Identite, erreurs?: FormErrors) {
  const { db, usager } = c.var;
  const choisi = territoireDe(erreurs?.values["territoire"] ?? c.req.query("territoire"));
  const espaces = [];
  for (const id of espacesOuverts(usager.perimetres)) espaces.push(await getEspace(db, id));
  c.status(erreurs ? 422 : 200);
  const communes = vueDesCommunes(identite.perimetre);
  const ajoutees = communes.filter(({ code }) => !choisi.membres.includes(code));
  const territoire = { territoire: choisi.id, nomEspace: choisi.nom, communes, ajoutees };
  const props = { id: newId(), ...territoire, identite, cafs: listCafs(), espaces, erreurs };
  return c.render(<CreationPage {...props} />, { titre: "La convention", publique: true, erreur: Boolean(erreurs) });
}

/** Les communes des conventions que l'on suit déjà : une convention se crée d'abord là où l'on travaille. */
async function communesSuivies({ var: { db, usager } }: C): Promise<string[]> {
  const lues = await surChaqueEspace(db, usager.perimetres, (perimetre) => listConventions(db, perimetre));
  return lues.flat().flatMap(({ perimetre }) => perimetre);
}

type Lue = { debut: Jour | null; fin: Jour | null; espace: string; nomEspace: string | null };

/** Pourquoi cette convention ne peut pas être créée ainsi, si elle ne le peut pas. */
function fauteCreation(
  values: Record<string, string>,
  lue: Lue,
  perimetre: string[] | Refus<RefusIdentite>,
): FormErrors | null {
  if (perimetre instanceof Refus) return fauteIdentite(values, perimetre.code);
  const duree = verifierDuree(lue);
  if (duree) return fauteIdentite(values, duree.code);
  if (lue.espace !== "nouveau" || lue.nomEspace) return null;
  return { values, errors: { nomEspace: ["Donnez un nom au nouvel espace."] } };
}

async function creer(c: C, lu: z.infer<typeof creationForm>, perimetre: string[]) {
  const { db, usager, compte, maintenant } = c.var;
  const { id, titre, caf, cafCorrigee, debut, fin, espace, nomEspace } = lu;
  if (await dejaCreee(db, compte, id)) return c.redirect(`/conventions/${id}?creee=1`, 303);
  const { convention } = await creerConvention(db, {
    id,
    createur: compte,
    perimetres: usager.perimetres,
    espace: espace === "nouveau" ? { nom: nomEspace ?? titre } : { id: espace },
    identite: { titre, caf: cafCorrigee ?? caf, debut, fin, perimetre },
    instant: maintenant(),
  });
  return c.redirect(`/conventions/${convention}?creee=1`, 303);
}

/** « Créer une convention » : le territoire, ses communes, puis le reste ; chaque étape est dans l'adresse, rien ne se perd. */
export const creationRoutes = new Hono<Env>()
  .use("/conventions/nouvelle/*", async (c, next) => {
    const { compte, perimetres } = c.var.usager;
    const { pathname, search } = new URL(c.req.url);
    if (!compte) return c.redirect(`/connexion?vers=${encodeURIComponent(pathname + search)}`, 303);
    forbid(peutCreer(compte.administrateur, perimetres));
    return next();
  })
  .get("/conventions/nouvelle", async (c) => {
    const q = c.req.query("q")?.trim() ?? "";
    const communes = q ? await communesSuivies(c) : [];
    const reponses = q ? chercherTerritoires(getTerritoires(), q, 20, { communes }) : [];
    return c.render(<TerritoirePage q={q} reponses={reponses} />, {
      titre: "Quel territoire la convention couvre-t-elle ?",
      publique: true,
    });
  })
  .get("/conventions/nouvelle/communes", (c) =>
    renderCommunes(c, (c.req.queries("communes") ?? []).filter(communeConnue)),
  )
  .get("/conventions/nouvelle/identite", (c) => {
    const gardees = c.req.queries("communes") ?? [];
    const ajouts = (c.req.query("ajouts") ?? "").split(/\r?\n/).flatMap((nom) => nom.trim() || []);
    const { codes, inconnus } = completerPerimetre(gardees, reconnaitreCommunes(ajouts, gardees));
    const values = { ajouts: inconnus.map(({ nom }) => nom).join("\n") };
    if (inconnus.length > 0)
      return renderCommunes(c, codes.filter(communeConnue), {
        values,
        errors: { ajouts: [phraseInconnues(inconnus)] },
      });
    const perimetre = verifierPerimetre(codes, communeConnue);
    if (perimetre instanceof Refus) return renderCommunes(c, [], fauteIdentite(values, perimetre.code));
    return renderIdentite(c, proposerIdentite(c.var.today, perimetre, cafDe(perimetre)));
  })
  .post("/conventions/nouvelle", async (c) => {
    const form = await c.req.formData();
    const values = saisies(form);
    const lu = parseForm(creationForm, form);
    const perimetre = verifierPerimetre((values["communes"] ?? "").split("\n").filter(communeConnue), communeConnue);
    const codes = perimetre instanceof Refus ? [] : perimetre;
    const propose = proposerIdentite(c.var.today, codes, cafDe(codes));
    const erreurs = isFormErrors(lu) ? lu : fauteCreation(values, lu, perimetre);
    if (erreurs || isFormErrors(lu)) return renderIdentite(c, propose, erreurs ?? undefined);
    return creer(c, lu, codes);
  });
