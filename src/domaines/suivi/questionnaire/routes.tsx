import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { plusJours } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { creerLienPublic, peut } from "#domaines/acces/index.ts";
import { estVerrouillee, getConvention } from "#domaines/convention/index.ts";
import { apportDe, effacerApport, listApports, verserApport } from "#domaines/diagnostic/index.ts";
import { alertePersonne } from "#domaines/plan/index.ts";
import { ALERTES_PERSONNE } from "#domaines/plan/model.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import {
  baseDe,
  conventionDe,
  exigerDefinir,
  exigerLire,
  exigerSaisir,
  instantDe,
  type Requete,
} from "../indicateur/requete/actions.ts";
import { phraseEffacee } from "../effacement/rules.ts";
import type { EffacerParole } from "../effacement/store.ts";
import { natureDe } from "../indicateur/model.ts";
import { listIndicateurs } from "../indicateur/store.ts";
import { effacerParole } from "../parole/actions.ts";
import { cleRetour } from "../parole/model.ts";
import { gesteDe } from "../requete/actions.ts";
import { FERMETURE, QUESTIONNAIRE, REPONSE, retourDe } from "./forms.ts";
import { ImpressionPage } from "./impression/pages.tsx";
import type { Questionnaire, Retour } from "./model.ts";
import { NouveauQuestionnairePage, QuestionnairesPage, REFUS, ResultatsPage, type ResultatsProps } from "./pages.tsx";
import type { RefusReponse } from "./repondre/pages.tsx";
import { depouiller, estOuvert, verifierQuestions, verifierRetour } from "./rules.ts";
import {
  countRetours,
  eraseLibre,
  getQuestionnaire,
  insertQuestionnaire,
  insertRetour,
  listQuestionnaires,
  listRetours,
  updateFermeture,
} from "./store.ts";

const questionnaireDe = (c: Requete): Promise<Questionnaire> => {
  exigerLire(c);
  return getQuestionnaire(c.var.db, c.var.perimetre, c.req.param("questionnaire") ?? "");
};

const adresseDe = (c: Requete, { lien }: Questionnaire) => `${c.var.adresse}/questionnaires/${lien}`;
const ici = (c: Requete, { id }: Questionnaire) => `${baseDe(c)}/indicateurs/questionnaires/${id}`;

/** Les indicateurs qu'un questionnaire peut éclairer : ceux qui s'apprécient. */
const qualitatifs = async (c: Requete) =>
  (await listIndicateurs(c.var.db, c.var.perimetre, { convention: conventionDe(c) })).filter(
    ({ mesure }) => natureDe(mesure) === "qualitatif",
  );

async function montrerNouveau(c: Requete, suite: { erreurs?: FormErrors; refus?: keyof typeof REFUS } = {}) {
  exigerDefinir(c);
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(erreur ? 422 : 200);
  const fermeLe = plusJours(c.var.today, 60);
  const page = (
    <NouveauQuestionnairePage base={baseDe(c)} fermeLe={fermeLe} indicateurs={await qualitatifs(c)} {...suite} />
  );
  return c.render(page, { titre: "Nouveau questionnaire", erreur });
}

async function ouvrir(c: Requete) {
  exigerDefinir(c);
  const form = await c.req.formData();
  const saisi = parseForm(QUESTIONNAIRE, form);
  if (isFormErrors(saisi)) return montrerNouveau(c, { erreurs: saisi });
  const { question1, niveaux1, question2, niveaux2, indicateur, ...dit } = saisi;
  const questions = [
    { libelle: question1, niveaux: niveaux1 },
    { libelle: question2, niveaux: niveaux2 },
  ].filter(({ libelle }) => libelle !== "");
  const refus = verifierQuestions(questions, dit.libre);
  if (refus instanceof Refus)
    return montrerNouveau(c, { refus: refus.code, erreurs: { values: valuesOf(form), errors: {} } });
  const { db, perimetre } = c.var;
  const [id, convention] = [newId(), conventionDe(c)];
  const eclaire = (await qualitatifs(c)).find((un) => un.id === indicateur)?.id ?? null;
  const vers = { genre: "questionnaire", espace: perimetre.espace, convention, objet: id } as const;
  const lien = await creerLienPublic(db, vers);
  const creeLe = instantDe(c);
  await insertQuestionnaire(db, perimetre, { ...dit, id, convention, lien, questions, indicateur: eclaire, creeLe });
  return c.redirect(`${baseDe(c)}/indicateurs/questionnaires/${id}`, 303);
}

/** Le diagnostic s'écrit tant que la convention n'est pas signée, par qui y a droit. */
const peutVerser = async (c: Requete): Promise<boolean> =>
  peut(c.var.perimetre.roles, "diagnostic.modifier") &&
  !estVerrouillee(await getConvention(c.var.db, c.var.perimetre, conventionDe(c)));

/** Les apports que sont devenues des réponses ; deux questionnaires peuvent avoir reçu le même envoi. */
async function listVerses(
  c: Requete,
  questionnaire: string,
  retours: readonly Retour[],
): Promise<ReadonlyMap<string, string>> {
  const apports = new Set((await listApports(c.var.db, c.var.perimetre, conventionDe(c))).map(({ id }) => id));
  return new Map(
    retours.flatMap(({ envoi }) => {
      const apport = apportDe(cleRetour(questionnaire, envoi));
      return apports.has(apport) ? [[envoi, apport] as const] : [];
    }),
  );
}

/** Ce que quelqu'un a écrit devient un apport au diagnostic ; qui l'y verse le relit, et dit son thème. */
async function verser(c: Requete) {
  const questionnaire = await questionnaireDe(c);
  forbid(peut(c.var.perimetre.roles, "diagnostic.modifier"));
  if (!(await peutVerser(c))) throw new HTTPException(409, { message: "Le diagnostic est figé avec la convention" });
  const { db, perimetre } = c.var;
  const voulu = String((await c.req.formData()).get("envoi") ?? "");
  const retours = await listRetours(db, perimetre, questionnaire.id);
  const { envoi, libre: texte } = orNotFound(retours.find((un) => un.envoi === voulu && un.libre !== ""));
  const convention = conventionDe(c);
  const id = await verserApport(db, perimetre, { convention, texte, venu: cleRetour(questionnaire.id, envoi) });
  return c.redirect(`${baseDe(c)}/diagnostic/apports/${id}`, 303);
}

type Suite = { papier?: Partial<ResultatsProps["papier"]>; erreurs?: FormErrors };

async function montrer(c: Requete, questionnaire: Questionnaire, { papier = {}, erreurs }: Suite = {}) {
  const { db, perimetre, today } = c.var;
  const retours = await listRetours(db, perimetre, questionnaire.id);
  const verses = (await peutVerser(c)) ? await listVerses(c, questionnaire.id, retours) : null;
  const erreur = Boolean(erreurs || papier.refus || papier.alerte);
  c.status(erreur ? 422 : 200);
  const page = (
    <ResultatsPage
      base={baseDe(c)}
      questionnaire={questionnaire}
      adresse={adresseDe(c, questionnaire)}
      ouvert={estOuvert(questionnaire, today)}
      retours={retours}
      depouilles={depouiller(questionnaire, retours)}
      peutDefinir={peut(perimetre.roles, "indicateurs.definir")}
      peutSaisir={peut(perimetre.roles, "indicateurs.saisir")}
      papier={{ envoi: newId(), saisie: {}, ...papier }}
      erreurs={erreurs}
      verses={verses}
      ecrit={c.req.query("ecrit") === "1"}
    />
  );
  return c.render(page, { titre: questionnaire.titre, erreur });
}

/** Une réponse sur papier se saisit même après la clôture : elle a été écrite avant. */
async function saisirPapier(c: Requete) {
  exigerSaisir(c);
  const questionnaire = await questionnaireDe(c);
  const form = await c.req.formData();
  const saisie = valuesOf(form);
  const lue = parseForm(REPONSE, form);
  if (isFormErrors(lue))
    return montrer(c, questionnaire, { papier: { saisie, refus: lue.errors["libre"] ? "trop-long" : "page-expiree" } });
  const retour = retourDe(questionnaire, lue);
  const { envoi } = retour;
  const refus: Refus<RefusReponse> | null = verifierRetour(questionnaire, retour);
  if (refus instanceof Refus) return montrer(c, questionnaire, { papier: { saisie, envoi, refus: refus.code } });
  const alerte = lue.confirme ? null : alertePersonne(retour.libre);
  if (alerte) return montrer(c, questionnaire, { papier: { saisie, envoi, alerte: ALERTES_PERSONNE[alerte] } });
  await insertRetour(c.var.db, c.var.perimetre, questionnaire, { ...retour, canal: "papier", jour: c.var.today });
  return c.redirect(`${ici(c, questionnaire)}?ecrit=1`, 303);
}

const QUESTIONNAIRES = "/conventions/:convention/indicateurs/questionnaires";

async function effacer(c: Requete, ailleurs: EffacerParole) {
  exigerDefinir(c);
  const questionnaire = await questionnaireDe(c);
  const voulu = String((await c.req.formData()).get("envoi") ?? "");
  const { id, convention } = questionnaire;
  const retours = await listRetours(c.var.db, c.var.perimetre, id);
  const { envoi } = orNotFound(retours.find((un) => un.envoi === voulu));
  await eraseLibre(c.var.db, c.var.perimetre, questionnaire, envoi);
  const phrase = phraseEffacee(c.var.today, gesteDe(c).auteur);
  const cle = cleRetour(id, envoi);
  await effacerApport(c.var.db, c.var.perimetre, { convention, venu: cle, phrase });
  await effacerParole(c, { convention, cle }, ailleurs);
  return c.redirect(ici(c, questionnaire), 303);
}

/** Les questionnaires, du côté de qui les prépare et les lit ; `ailleurs` : ce que les tranches plus hautes en ont cité. */
export const questionnaireRoutes = (ailleurs: EffacerParole) =>
  new Hono<Env>()
    .get(QUESTIONNAIRES, async (c) => {
      exigerLire(c);
      const { db, perimetre, today } = c.var;
      const nombres = await countRetours(db, perimetre);
      const questionnaires = (await listQuestionnaires(db, perimetre)).map((un) => ({
        ...un,
        ouvert: estOuvert(un, today),
        retours: nombres.get(un.id) ?? 0,
      }));
      const peutDefinir = peut(perimetre.roles, "indicateurs.definir");
      return c.render(
        <QuestionnairesPage base={baseDe(c)} questionnaires={questionnaires} peutDefinir={peutDefinir} />,
        {
          titre: "Questionnaires",
        },
      );
    })
    .get(`${QUESTIONNAIRES}/nouveau`, (c) => montrerNouveau(c))
    .post(QUESTIONNAIRES, ouvrir)
    .get(`${QUESTIONNAIRES}/:questionnaire`, async (c) => montrer(c, await questionnaireDe(c)))
    .get(`${QUESTIONNAIRES}/:questionnaire/impression`, async (c) => {
      const questionnaire = await questionnaireDe(c);
      return c.render(
        <ImpressionPage base={baseDe(c)} questionnaire={questionnaire} adresse={adresseDe(c, questionnaire)} />,
        { titre: `À imprimer : ${questionnaire.titre}` },
      );
    })
    .post(`${QUESTIONNAIRES}/:questionnaire/papier`, saisirPapier)
    .post(`${QUESTIONNAIRES}/:questionnaire/cloture`, async (c) => {
      exigerDefinir(c);
      const questionnaire = await questionnaireDe(c);
      const saisi = parseForm(FERMETURE, await c.req.formData());
      if (isFormErrors(saisi)) return montrer(c, questionnaire, { erreurs: saisi });
      await updateFermeture(c.var.db, c.var.perimetre, questionnaire, saisi.fermeLe);
      return c.redirect(ici(c, questionnaire), 303);
    })
    .post(`${QUESTIONNAIRES}/:questionnaire/versement`, verser)
    .post(`${QUESTIONNAIRES}/:questionnaire/effacement`, (c) => effacer(c, ailleurs));
