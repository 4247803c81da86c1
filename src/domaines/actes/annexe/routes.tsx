import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { lireBlocRempli } from "#domaines/convention/index.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { baseDe, conventionDe, type Requete } from "../requete/actions.ts";
import { exigerLire, garderSigne, lireTexte, peutRediger } from "../texte/actions.ts";
import { nomAnnexe } from "../texte/rules.ts";
import { lireAnnexes } from "./actions.ts";
import { blocsTenus } from "./document.ts";
import { complementForm } from "./forms.ts";
import { SOURCES } from "./lexique.ts";
import { type AnnexeFaite, estAnnexe } from "./model.ts";
import { AnnexePage } from "./pages.tsx";
import { resumer } from "./rules.ts";
import { listComplements, saveComplement } from "./store.ts";

const annexeDe = (c: Requete): AnnexeFaite => {
  const genre = c.req.param("annexe") ?? "";
  return orNotFound(estAnnexe(genre) ? genre : undefined);
};

type Suite = { saisie?: string; erreurs?: FormErrors; enPlace?: string };

async function montrer(c: Requete, { saisie, erreurs, enPlace }: Suite = {}) {
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
    enPlace,
  };
  c.status(enPlace === undefined ? (erreurs ? 422 : 200) : 409);
  return c.render(<AnnexePage {...props} />, { titre: props.titre, erreur: Boolean(erreurs) || enPlace !== undefined });
}

async function ecrire(c: Requete) {
  const { db, perimetre } = c.var;
  const [convention, annexe] = [conventionDe(c), annexeDe(c)];
  const lu = parseForm(complementForm, await c.req.formData());
  if (isFormErrors(lu)) return montrer(c, { saisie: lu.values["texte"] ?? "", erreurs: lu });
  const enPlace = (await listComplements(db, perimetre, convention))[annexe];
  if ((enPlace?.version ?? 0) !== lu.version) return montrer(c, { saisie: lu.texte, enPlace: enPlace?.texte ?? "" });
  await saveComplement(db, perimetre, { convention, annexe }, lu);
  return c.redirect(`${baseDe(c)}/texte/annexes/${annexe}`, 303);
}

const ANNEXE = "/conventions/:convention/texte/annexes/:annexe";

/** Une annexe faite des données : ce que l'on y ajoute, ce que Maillage tient. */
export const annexeRoutes = new Hono<Env>().get(ANNEXE, (c) => montrer(c)).post(ANNEXE, garderSigne, ecrire);
