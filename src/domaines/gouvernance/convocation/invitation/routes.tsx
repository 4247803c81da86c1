import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { orNotFound } from "#platform/errors.ts";
import { getInstance } from "../../instance/store.ts";
import { attendus, suppleantsDe } from "../../membre/rules.ts";
import { listMembres } from "../../membre/store.ts";
import { listPoints } from "../../point/store.ts";
import { instantDe, type Requete } from "../../requete/actions.ts";
import { lireSouhaits } from "../../seance/date/actions.ts";
import { listDates, listSouhaits, saveSouhaits } from "../../seance/date/store.ts";
import { quandDit } from "../../seance/liste/pages.tsx";
import { type DateProposee, REPONSES, type Seance } from "../../seance/model.ts";
import { dateTrouvee } from "../../seance/rules.ts";
import { saveReponses } from "../../seance/presence/actions.ts";
import { PHRASES_PRESENCE } from "../../seance/presence/lexique.ts";
import { peutRepondre, verifierDit } from "../../seance/presence/rules.ts";
import { listPresences } from "../../seance/presence/store.ts";
import { getSeance } from "../../seance/store.ts";
import { presenceDe, suivreConvies } from "../actions.ts";
import { InvitationPage } from "./pages.tsx";

/** Ce que le lien ouvre : une réunion, et le membre qui y est convié ; rien d'autre (404). */
async function invitationDe(c: Requete) {
  const { porteur, perimetre } = c.var.usager;
  orNotFound(perimetre ?? undefined);
  const [idSeance = "", idMembre = ""] = orNotFound(porteur).sujet.split(":");
  const { db, perimetre: ici, today } = c.var;
  const seance = await getSeance(db, ici, idSeance);
  const instance = await getInstance(db, ici, seance.instance);
  const membres = await listMembres(db, ici, instance.id);
  const presents = attendus(membres, seance, today);
  const suppleant = membres.find(({ id, suppleantDe }) => id === idMembre && suppleantDe !== null);
  const membre = orNotFound(presents.find(({ id }) => id === idMembre) ?? suppleant);
  const presences = await listPresences(db, ici, [seance.id]);
  return { seance, instance, membres, membre, presences, invite: suppleant === undefined };
}

type Invitation = Awaited<ReturnType<typeof invitationDe>>;

/** Avant la convocation on ne répond qu'aux dates, tant que la réunion n'a pas la sienne. */
function attente(seance: Seance, dates: readonly DateProposee[]): string | null {
  if (dateTrouvee(seance)) return `La date est fixée : ${quandDit(seance)}. Vous recevrez la convocation.`;
  return dates.length > 0 ? null : "La réunion se prépare : vous recevrez la convocation.";
}

/** Pourquoi l'on ne répond pas ici : rien à décider, ou plus. */
function fermeture(c: Requete, { seance, invite }: Invitation, dates: readonly DateProposee[]): string | null {
  if (seance.etat === "annulee") return `Cette réunion est annulée. ${seance.motif}`.trim();
  if (seance.etat === "preparation") return attente(seance, dates);
  if (!invite) return "Vous venez à la place d’un titulaire : c’est lui qui répond.";
  const refus = peutRepondre(seance, c.var.today);
  return refus ? PHRASES_PRESENCE["trop-tard"] : null;
}

async function montrer(c: Requete, refus?: string) {
  const invitation = await invitationDe(c);
  const { seance, instance, membres, membre, presences } = invitation;
  const { db, perimetre, today } = c.var;
  const dates = seance.etat === "preparation" ? await listDates(db, perimetre, seance) : [];
  c.status(refus ? 422 : 200);
  const page = (
    <InvitationPage
      instance={instance.nom}
      seance={seance}
      membre={membre}
      membres={membres}
      suppleants={suppleantsDe(membres, membre.id, seance.le ?? today)}
      points={await listPoints(db, perimetre, seance.id)}
      presence={presenceDe(presences, seance.id, membre.id)}
      dates={dates}
      souhaits={(await listSouhaits(db, perimetre, seance)).filter((un) => un.membre === membre.id)}
      ferme={fermeture(c, invitation, dates)}
      recu={c.req.query("recu") === "1"}
      refus={refus}
    />
  );
  return c.render(page, { titre: seance.titre, publique: true, erreur: Boolean(refus) });
}

/** Ce que le formulaire dit : la réponse, et qui elle désigne. */
function ditDe(form: FormData) {
  const quoi = REPONSES.find((une) => une === form.get("reponse"));
  const texte = (nom: string) =>
    String(form.get(nom) ?? "")
      .trim()
      .slice(0, 200);
  if (!quoi) return null;
  if (quoi === "pouvoir") return { quoi, pour: texte("pouvoir") || null, pourNom: "" };
  return { quoi, pour: texte("suppleant") || null, pourNom: texte("suppleantNom") };
}

async function repondre(c: Requete) {
  const invitation = await invitationDe(c);
  const { seance } = invitation;
  const form = await c.req.formData();
  const dire = seance.etat === "preparation" ? direSouhaits : direVenue;
  const refus = await dire(c, invitation, form);
  if (refus) return montrer(c, refus);
  return c.redirect(`${c.req.path}?recu=1`, 303);
}

/** Écrit les dates qui conviennent, tant que la réunion n'a pas la sienne. */
async function direSouhaits(c: Requete, { seance, membre }: Invitation, form: FormData): Promise<string | null> {
  const { db, perimetre } = c.var;
  const dates = await listDates(db, perimetre, seance);
  const ferme = attente(seance, dates);
  if (ferme) return ferme;
  await saveSouhaits(db, perimetre, seance.id, lireSouhaits(form, dates, membre.id));
  return null;
}

/** Écrit la réponse, ou dit pourquoi elle ne se prend pas. */
async function direVenue(c: Requete, invitation: Invitation, form: FormData): Promise<string | null> {
  const { seance, membres, membre, presences, invite } = invitation;
  const { db, perimetre, today } = c.var;
  const refus = peutRepondre(seance, today);
  if (refus || !invite) return PHRASES_PRESENCE[refus?.code ?? "pas-convoquee"];
  const voulu = ditDe(form);
  if (!voulu) return "Choisissez une réponse.";
  const dit = verifierDit(voulu, { membre, membres, le: seance.le ?? today });
  if (dit instanceof Refus) return PHRASES_PRESENCE[dit.code];
  const dits = [{ membre, dit: { ...dit, quoi: voulu.quoi } }];
  await saveReponses(db, perimetre, { seance: seance.id, presences }, { dits, reponduLe: instantDe(c), par: "lien" });
  await suivreConvies(db, perimetre, seance, today);
  return null;
}

/** La page d'un membre convié, par le lien de son courriel : ouvrir montre, seul un envoi répond. */
export const invitationRoutes = new Hono<Env>()
  .get("/invitations/:lien", (c) => montrer(c))
  .post("/invitations/:lien", repondre);
