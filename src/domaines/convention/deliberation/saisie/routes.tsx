import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { listParties } from "../../partie/store.ts";
import { getConvention } from "../../store.ts";
import { type Acte, ACTE_VIDE, type ActeEcrit } from "../model.ts";
import { acteForm, acteSaisi, PHRASES_ACTE, type SaisieActe, valeursDe } from "../forms.ts";
import { MATIERE } from "../lexique.ts";
import {
  acteDe,
  autresRetenues,
  baseDe,
  conventionDe,
  exigerEcrire,
  type PretsVotes,
  type Requete,
  suiviDe,
} from "../requete/actions.ts";
import { attenduDe, nomsAvenants, partieDe, proposer, reduireDecision, verifierActe, verifierParmi } from "../rules.ts";
import { insertDeliberation, listDeliberations, updateDeliberation } from "../store.ts";
import { SaisiePage } from "./pages.tsx";

type Suite = { acte: Acte; avant?: ActeEcrit; id: string; erreurs?: FormErrors };

async function montrer(c: Requete, prets: PretsVotes, { acte, avant, id, erreurs }: Suite) {
  const { db, perimetre } = c.var;
  const { parties } = await listParties(db, perimetre, conventionDe(c));
  const actes = await listDeliberations(db, perimetre, conventionDe(c));
  const titre = avant ? "Modifier la délibération" : "Inscrire une délibération";
  const organe = erreurs?.values["organe"] ?? acte.organe;
  const base = baseDe(c);
  c.status(erreurs ? 422 : 200);
  const props = {
    base,
    titre,
    id,
    erreurs,
    version: avant?.version ?? 1,
    valeurs: valeursDe(acte),
    retour: avant ? `${base}/${avant.id}` : suiviDe(base, acte.avenant),
    action: avant ? `${base}/${avant.id}/modifier` : base,
    parties: parties.filter(({ genre }) => attenduDe(genre) !== "aucun").map(({ nom }) => nom),
    avenants: nomsAvenants(
      (await prets.avenants(c)).filter(({ abandonne }) => !abandonne),
      actes,
    ),
    nouvelle: !avant,
    decision: organe === "conseilAdministration",
    empreinte: { courante: (await prets.empreintes(c))[0], votee: acte.empreinteVotee },
  };
  return c.render(<SaisiePage {...props} />, { titre, erreur: Boolean(erreurs) });
}

/** La délibération à inscrire pour la partie que nomme l'adresse. */
async function aInscrire(c: Requete): Promise<Acte> {
  const { db, perimetre } = c.var;
  const { parties } = await listParties(db, perimetre, conventionDe(c));
  const partie = partieDe(c.req.query("partie") ?? null, parties);
  const siennes = (await listDeliberations(db, perimetre, conventionDe(c))).filter(
    ({ collectivite }) => partie !== null && partieDe(collectivite, parties) === partie,
  );
  const vide = { ...ACTE_VIDE, matiereCode: MATIERE.code, matiereNom: MATIERE.nom };
  return proposer(partie, siennes, { vide, avenant: c.req.query("avenant")?.slice(0, 200) || null });
}

type Lue = { acte: Acte; saisie: SaisieActe } | { erreurs: FormErrors };

async function lire(c: Requete, prets: PretsVotes, avant: Acte | ActeEcrit): Promise<Lue> {
  const form = await c.req.formData();
  const saisie = parseForm(acteForm, form);
  if (isFormErrors(saisie)) return { erreurs: saisie };
  const courante = saisie.empreinte === "aujourdhui" ? (await prets.empreintes(c))[0] : null;
  const acte = reduireDecision(acteSaisi(saisie, avant, courante), ACTE_VIDE);
  const autres = await autresRetenues(c, "id" in avant ? avant.id : saisie.id);
  const contre = verifierActe(acte, c.var.today) ?? verifierParmi(acte, avant, autres);
  if (contre === null) return { acte, saisie };
  const [champ, phrase] = PHRASES_ACTE[contre.code];
  return { erreurs: { values: valuesOf(form), errors: { [champ]: [phrase] } } };
}

async function inscrire(c: Requete, prets: PretsVotes) {
  exigerEcrire(c);
  const { db, perimetre } = c.var;
  const convention = conventionDe(c);
  await getConvention(db, perimetre, convention);
  const lue = await lire(c, prets, ACTE_VIDE);
  if ("erreurs" in lue) return montrer(c, prets, { acte: ACTE_VIDE, id: newId(), ...lue });
  const { id } = lue.saisie;
  await insertDeliberation(db, perimetre, { ...lue.acte, id, convention, version: 1 });
  return c.redirect(`${baseDe(c)}/${id}`, 303);
}

async function corriger(c: Requete, prets: PretsVotes) {
  exigerEcrire(c);
  const avant = await acteDe(c);
  const lue = await lire(c, prets, avant);
  if ("erreurs" in lue) return montrer(c, prets, { acte: avant, avant, id: avant.id, ...lue });
  await updateDeliberation(c.var.db, c.var.perimetre, { ...avant, version: lue.saisie.version }, lue.acte);
  return c.redirect(`${baseDe(c)}/${avant.id}`, 303);
}

const LISTE = "/conventions/:convention/deliberations";

/** Inscrire une délibération, la corriger ; avant les autres pages : « nouvelle » n'en est pas une. */
export const saisieDeliberationRoutes = (prets: PretsVotes) =>
  new Hono<Env>()
    .get(`${LISTE}/nouvelle`, async (c) => {
      exigerEcrire(c);
      await getConvention(c.var.db, c.var.perimetre, conventionDe(c));
      return montrer(c, prets, { acte: await aInscrire(c), id: newId() });
    })
    .post(LISTE, (c) => inscrire(c, prets))
    .get(`${LISTE}/:deliberation/modifier`, async (c) => {
      exigerEcrire(c);
      const avant = await acteDe(c);
      return montrer(c, prets, { acte: avant, avant, id: avant.id });
    })
    .post(`${LISTE}/:deliberation/modifier`, (c) => corriger(c, prets));
