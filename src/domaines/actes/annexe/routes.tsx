import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { lireBlocRempli } from "#domaines/convention/index.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { titreConflit } from "#ui/conflit.tsx";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { baseDe, conventionDe, type Requete } from "../requete/actions.ts";
import { exigerLire, garderSigne, lireTexte, peutRediger } from "../texte/actions.ts";
import { nomAnnexe } from "../texte/rules.ts";
import { lireAnnexes } from "./actions.ts";
import { blocsTenus } from "./document.ts";
import { complementForm } from "./forms.ts";
import { SOURCES } from "./lexique.ts";
import { type AnnexeFaite, type Complement, estAnnexe } from "./model.ts";
import { AnnexeDisputee, AnnexePage } from "./pages.tsx";
import { resumer } from "./rules.ts";
import { listComplements, saveComplement } from "./store.ts";

const annexeDe = (c: Requete): AnnexeFaite => {
  const genre = c.req.param("annexe") ?? "";
  return orNotFound(estAnnexe(genre) ? genre : undefined);
};

type Suite = { saisie?: string; erreurs?: FormErrors };

async function montrer(c: Requete, { saisie, erreurs }: Suite = {}) {
  exigerLire(c);
  const { db, perimetre } = c.var;
  const [id, annexe] = [conventionDe(c), annexeDe(c)];
  const { annexes, verrouillee } = await lireTexte(db, perimetre, id);
  const sienne = orNotFound(annexes.find(({ genre }) => genre === annexe));
  const dossier = await lireAnnexes(db, perimetre, id, await lireBlocRempli(db, perimetre, id));
  const { texte, version } = dossier.complements[annexe] ?? { texte: "", version: 0 };
  const props = {
    base: baseDe(c),
    espace: perimetre.espace,
    annexe,
    titre: nomAnnexe(sienne),
    texte: saisie ?? texte,
    version,
    ...resumer(blocsTenus(annexe, dossier)),
    ouvrir: peut(perimetre.roles, SOURCES[annexe].lire),
    ecrire: peutRediger(c) && !verrouillee,
    erreurs,
  };
  c.status(erreurs ? 422 : 200);
  return c.render(<AnnexePage {...props} />, { titre: props.titre, erreur: Boolean(erreurs) });
}

async function montrerConflit(c: Requete, saisie: string, { texte: enPlace, version }: Complement) {
  const annexe = annexeDe(c);
  const { annexes } = await lireTexte(c.var.db, c.var.perimetre, conventionDe(c));
  const nom = nomAnnexe(orNotFound(annexes.find(({ genre }) => genre === annexe)));
  const titre = titreConflit("cette annexe", "Quelqu’un");
  c.status(409);
  const props = { base: baseDe(c), annexe, titre, version, saisie, enPlace, nom };
  return c.render(<AnnexeDisputee {...props} />, { titre, erreur: true });
}

async function ecrire(c: Requete) {
  const { db, perimetre } = c.var;
  const [convention, annexe] = [conventionDe(c), annexeDe(c)];
  const lu = parseForm(complementForm, await c.req.formData());
  if (isFormErrors(lu)) return montrer(c, { saisie: lu.values["texte"] ?? "", erreurs: lu });
  const enPlace = (await listComplements(db, perimetre, convention))[annexe] ?? { texte: "", version: 0 };
  if (enPlace.version !== lu.version) return montrerConflit(c, lu.texte, enPlace);
  await saveComplement(db, perimetre, { convention, annexe }, lu);
  return c.redirect(`${baseDe(c)}/texte/annexes/${annexe}`, 303);
}

const ANNEXE = "/conventions/:convention/texte/annexes/:annexe";

/** Une annexe faite des données : ce que l'on y ajoute, ce que Maillage tient. */
export const annexeRoutes = new Hono<Env>().get(ANNEXE, (c) => montrer(c)).post(ANNEXE, garderSigne, ecrire);
