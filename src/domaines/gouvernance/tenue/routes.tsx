import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { Membre } from "../membre/model.ts";
import { insertMembre } from "../membre/store.ts";
import type { Point } from "../point/model.ts";
import { updatePoint } from "../point/store.ts";
import type { LireBilans } from "../decision/actions.ts";
import { decisionsDe } from "../releve/actions.ts";
import { baseDe, exiger, type Requete, saitFaire } from "../requete/actions.ts";
import { iciDe, type Reunion, reunionDe } from "../seance/actions.ts";
import { PHRASES_SEANCE } from "../seance/forms.ts";
import type { GenrePresence, Presence } from "../seance/model.ts";
import { type DitDe, lirePresences, savePresences } from "../seance/presence/actions.ts";
import { type Part, partsDe, quorumDe, voixDe } from "../seance/presence/rules.ts";
import { peutNoter, tenirSeance } from "../seance/rules.ts";
import { updateSeance } from "../seance/store.ts";
import { inscrireDecisions, lireDecisions } from "./decision/actions.ts";
import { objetDuPoint, placesDe } from "./decision/rules.ts";
import { TENUE } from "./forms.ts";
import { TenuePage } from "./pages.tsx";

/** La réunion que l'on tient : à qui la conduit, le jour venu (409 sinon). */
async function tenueDe(c: Requete): Promise<Reunion> {
  exiger(c, "gouvernance.conduire");
  const reunion = await reunionDe(c);
  const refus = peutNoter(reunion.seance, c.var.today);
  if (refus) throw new HTTPException(409, { message: PHRASES_SEANCE[refus.code] });
  return reunion;
}

/** `depasse` : quelqu'un a enregistré entre-temps ; ce qui fut tapé revient, et rien n'en est écrit. */
type Suite = { refus?: string; erreurs?: FormErrors; depasse?: boolean; decisions?: Decisions };

const DEPASSE =
  "Quelqu’un a enregistré cette réunion entre-temps. Ce que vous aviez tapé est ci-dessous, et rien n’en est écrit : relisez, puis enregistrez pour l’écrire par-dessus.";

/** La part de la liste que nomme ce rang, sinon la première. */
const partParmi = (parts: readonly Part[], voulu: unknown): Part =>
  parts.find(({ rang }) => `${rang}` === voulu) ?? parts[0] ?? { rang: 1, nom: "", membres: [], notes: 0 };

const partsTenues = ({ attendus, presences }: Reunion): Part[] =>
  partsDe(
    attendus,
    presences.filter(({ presence }) => presence !== null),
  );

/** Les décisions que cette réunion peut inscrire et celles qu'elle a prises, pour qui tient le registre. */
async function decisionsIci(c: Requete, { instance, seance, points }: Reunion, lireBilans: LireBilans) {
  if (!saitFaire(c, "decisions.tenir")) return null;
  const { db, perimetre } = c.var;
  const bilans = new Set((await lireBilans(db, perimetre)).map(({ id }) => id));
  const adoptable = points.some(({ lien }) => bilans.has(objetDuPoint(lien).bilan ?? ""));
  const remplacable = points.some(({ lien }) => objetDuPoint(lien).fiche !== null);
  return {
    places: placesDe(points.length),
    inscrites: await decisionsDe(db, perimetre, seance),
    adoptable,
    remplacable,
    decide: instance.decide,
  };
}

type Decisions = Awaited<ReturnType<typeof decisionsIci>>;

async function montrer(
  c: Requete,
  lireBilans: LireBilans,
  reunion: Reunion,
  { depasse = false, decisions, ...suite }: Suite = {},
) {
  const { instance, seance, attendus, presences } = reunion;
  const parts = partsTenues(reunion);
  const erreur = Boolean(suite.refus || suite.erreurs);
  c.status(depasse ? 409 : erreur ? 422 : 200);
  const page = (
    <TenuePage
      {...reunion}
      base={baseDe(c)}
      ici={iciDe(c, seance)}
      parts={parts}
      part={partParmi(parts, suite.erreurs?.values["part"] ?? c.req.query("part"))}
      quorum={quorumDe(instance, attendus, presences)}
      voix={voixDe(attendus, presences)}
      recu={c.req.query("recu") === "1"}
      decisions={decisions ?? (await decisionsIci(c, reunion, lireBilans))}
      {...suite}
      {...(depasse ? { refus: DEPASSE } : {})}
    />
  );
  return c.render(page, { titre: "Tenir la réunion", erreur });
}

const texteDe = (form: FormData, nom: string, avant: string): string => {
  const dit = form.get(nom);
  return typeof dit === "string" ? dit.replace(/\r/g, "").trim().slice(0, 20_000) : avant;
};

async function ecrirePoints(c: Requete, form: FormData, points: readonly Point[]): Promise<void> {
  for (const avant of points) {
    const notes = texteDe(form, `notes-${avant.id}`, avant.notes);
    const conclusion = texteDe(form, `conclusion-${avant.id}`, avant.conclusion);
    if (notes === avant.notes && conclusion === avant.conclusion) continue;
    const apres = { ...avant, notes, conclusion };
    await updatePoint(c.var.db, c.var.perimetre, { avant, apres, action: "notes" });
  }
}

const INVITE = {
  qualite: "",
  organisation: "",
  acteur: null,
  courriel: null,
  college: "",
  voix: "consultative",
  commune: null,
  suppleantDe: null,
  entreLe: null,
  sortiLe: null,
  version: 1,
} as const;

/** Ceux que l'on n'attendait pas : invités de cette réunion, et présents. */
async function ajouterAutres(
  c: Requete,
  { instance, seance, membres }: Reunion,
  autres: string,
): Promise<DitDe<GenrePresence>[]> {
  const noms = autres.split("\n").map((nom) => nom.trim().slice(0, 200));
  const dits: DitDe<GenrePresence>[] = [];
  for (const [rang, nom] of noms.filter(Boolean).slice(0, 50).entries()) {
    const membre: Membre = {
      ...INVITE,
      id: newId(),
      instance: instance.id,
      rang: membres.length + rang,
      nom,
      seance: seance.id,
    };
    await insertMembre(c.var.db, c.var.perimetre, membre);
    dits.push({ membre, dit: { quoi: "present", pour: null, pourNom: "" } });
  }
  return dits;
}

/** Ceux de cette part que rien ne note sont là. */
function noterLeReste(form: FormData, membres: readonly Membre[]): void {
  for (const { id } of membres) if (form.get(`quoi-${id}`) === "") form.set(`quoi-${id}`, "present");
}

/** Combien sont là : selon ce qui vient d'être dit, et pour les autres parts selon ce qui l'était déjà. */
function compterLa(dits: readonly DitDe<GenrePresence>[], presences: readonly Presence[]): number {
  const dites = new Map<string, GenrePresence | null>([
    ...presences.map(({ membre, presence }) => [membre, presence] as const),
    ...dits.map(({ membre, dit }) => [membre.id, dit.quoi] as const),
  ]);
  return [...dites.values()].filter((quoi) => quoi === "present" || quoi === "suppleant").length;
}

type Dits = readonly DitDe<GenrePresence>[];

async function ecrirePresences(c: Requete, reunion: Reunion, dits: Dits, autres: string): Promise<void> {
  const { seance, presences } = reunion;
  const venus = await ajouterAutres(c, reunion, autres);
  await savePresences(c.var.db, c.var.perimetre, { seance: seance.id, presences }, [...dits, ...venus]);
}

/** Inscrit ce qui fut décidé, pour qui tient le registre ; ce qui est à corriger, champ par champ. */
async function deciderIci(
  c: Requete,
  lireBilans: LireBilans,
  ou: Pick<Reunion, "seance" | "points">,
  form: FormData,
): Promise<Record<string, string[]>> {
  if (!saitFaire(c, "decisions.tenir")) return {};
  const lues = lireDecisions(form, ou.points);
  return { ...lues.fautes, ...(await inscrireDecisions(c, { ...ou, lireBilans }, lues)) };
}

/** La part où l'on va ensuite, comme l'adresse la dit. */
function partSuivante(form: FormData, rang: number): string {
  const vers = String(form.get("vers") ?? rang);
  return /^[2-9]$|^[1-9]\d$/.test(vers) ? `&part=${vers}` : "";
}

async function enregistrer(c: Requete, lireBilans: LireBilans) {
  const reunion = await tenueDe(c);
  const { seance: avant, attendus, membres, points, presences } = reunion;
  const { today } = c.var;
  const form = await c.req.formData();
  const tape = { values: valuesOf(form), errors: {} };
  const saisie = parseForm(TENUE, form);
  const revenir = (suite: Suite) => montrer(c, lireBilans, reunion, suite);
  if (isFormErrors(saisie)) return revenir({ erreurs: saisie });
  if (saisie.version !== avant.version) return revenir({ depasse: true, erreurs: tape });
  const { rang, membres: ici } = partParmi(partsTenues(reunion), form.get("part"));
  if (form.get("reste") === "present") noterLeReste(form, ici);
  const dits = lirePresences(form, { attendus, membres, le: avant.le ?? today });
  if (isFormErrors(dits)) return revenir({ erreurs: dits });
  const presents = compterLa(dits, presences) + (saisie.autres === "" ? 0 : 1);
  const { preside, secretaire, notes } = saisie;
  const apres = tenirSeance({ ...avant, preside, secretaire, notes }, { presents, aujourdhui: today });
  if (apres instanceof Refus) return revenir({ refus: PHRASES_SEANCE[apres.code], erreurs: tape });
  const decisions = await decisionsIci(c, reunion, lireBilans); // avant d'écrire : refusé, rien de ceci ne le sera
  await updateSeance(c.var.db, c.var.perimetre, { avant, apres, action: "tenue" });
  await ecrirePresences(c, reunion, dits, saisie.autres);
  await ecrirePoints(c, form, points);
  const fautes = await deciderIci(c, lireBilans, { seance: avant, points }, form);
  if (Object.keys(fautes).length > 0) return revenir({ erreurs: { ...tape, errors: fautes }, decisions });
  return c.redirect(`${iciDe(c, avant)}/tenue?recu=1${partSuivante(form, rang)}`, 303);
}

const TENUE_ICI = "/conventions/:convention/instances/:instance/reunions/:reunion/tenue";

/** La page de la réunion elle-même : présences, notes, conclusions, décisions ; les bilans à adopter viennent de l'évaluation. */
export const seanceTenueRoutes = (lireBilans: LireBilans) =>
  new Hono<Env>()
    .get(TENUE_ICI, async (c) => montrer(c, lireBilans, await tenueDe(c)))
    .post(TENUE_ICI, (c) => enregistrer(c, lireBilans));
