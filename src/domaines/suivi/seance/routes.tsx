import { Hono } from "hono";
import { enLettres, estJour, type Jour } from "#commun/jour.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { orConflict } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { communesDe, nomDeCommune } from "../indicateur/communes/actions.ts";
import {
  baseDe,
  conventionDe,
  exigerLire,
  exigerSaisir,
  instantDe,
  type Requete,
} from "../indicateur/requete/actions.ts";
import type { Service } from "../service/model.ts";
import { dessert } from "../service/rules.ts";
import { getService, listArrets, listServices } from "../service/store.ts";
import { seanceForm } from "./forms.ts";
import type { Seance } from "./model.ts";
import { NoterSeancePage, SeancesPage } from "./pages.tsx";
import { peutCorriger, proposer } from "./rules.ts";
import { countSeances, deleteSeance, getSeance, insertSeances, listSeances, updateSeance } from "./store.ts";

const texteDe = (seance: Partial<Seance>): Record<string, string> => ({
  service: seance.service ?? "",
  jour: seance.jour ?? "",
  commune: seance.commune ?? "",
  lieu: seance.lieu ?? "",
  public: seance.public ?? "",
  adultes: seance.adultes === undefined ? "" : `${seance.adultes}`,
  enfants: seance.enfants === undefined ? "" : `${seance.enfants}`,
  version: `${seance.version ?? 0}`,
});

type Suite = { seance?: Seance; saisie?: Record<string, string>; gardee?: Seance; erreurs?: FormErrors };

async function montrerNoter(c: Requete, { seance, saisie, gardee, erreurs }: Suite) {
  const { db, perimetre } = c.var;
  c.status(erreurs ? 422 : 200);
  const page = (
    <NoterSeancePage
      base={baseDe(c)}
      services={await listServices(db, perimetre)}
      communes={await communesDe(db, perimetre, conventionDe(c))}
      saisie={{ envoi: newId(), ...(saisie ?? texteDe(seance ?? {})) }}
      seance={seance ?? null}
      gardee={gardee ?? null}
      erreurs={erreurs}
    />
  );
  return c.render(page, {
    titre: seance ? `Séance du ${enLettres(seance.jour)}` : "Noter une séance",
    erreur: Boolean(erreurs),
  });
}

/** L'arrêt que l'adresse nomme, sinon celui que le service dessert ce jour-là. */
async function arretDuJour(c: Requete, service: Service, jour: Jour) {
  const arrets = service.itinerant ? await listArrets(c.var.db, c.var.perimetre, service.id) : [];
  return arrets.find(({ id }) => id === c.req.query("arret")) ?? arrets.find((arret) => dessert(arret, jour));
}

async function proposee(c: Requete, service: Service): Promise<Record<string, string>> {
  const { db, perimetre, today } = c.var;
  const voulu = c.req.query("jour") ?? "";
  const jour = estJour(voulu) && voulu <= today ? voulu : today;
  const [derniere] = await listSeances(db, perimetre, { service: service.id, page: { limite: 1, debut: 0 } });
  return texteDe(proposer(service, jour, { arret: await arretDuJour(c, service, jour), derniere }));
}

async function ouvrirNoter(c: Requete) {
  exigerSaisir(c);
  const { db, perimetre } = c.var;
  const services = await listServices(db, perimetre);
  const [dernieres] = await listSeances(db, perimetre, { page: { limite: 1, debut: 0 } });
  const voulu = c.req.query("service") ?? dernieres?.service;
  const service = services.find(({ id }) => id === voulu) ?? services[0];
  if (!service) return c.redirect(`${baseDe(c)}/seances/services`, 303);
  const garde = c.req.query("garde");
  const gardee = garde ? await getSeance(db, perimetre, garde) : undefined;
  return montrerNoter(c, { saisie: await proposee(c, service), ...(gardee ? { gardee } : {}) });
}

/** La séance que dit le formulaire, dans un service et une commune de la convention ; ou ce qui n'y va pas. */
async function lire(c: Requete, form: FormData) {
  const saisi = parseForm(seanceForm(c.var.today), form);
  if (isFormErrors(saisi)) return saisi;
  const { db, perimetre } = c.var;
  const service = await getService(db, perimetre, saisi.service);
  const communes = await communesDe(db, perimetre, conventionDe(c));
  const commune = communes.some(({ code }) => code === saisi.commune) ? saisi.commune : null;
  return { ...saisi, convention: service.convention, commune };
}

const textesDe = (erreurs: FormErrors): Suite => ({ erreurs, saisie: erreurs.values });

async function noter(c: Requete) {
  exigerSaisir(c);
  const lue = await lire(c, await c.req.formData());
  if (isFormErrors(lue)) return montrerNoter(c, textesDe(lue));
  const { envoi, version: _v, ...dite } = lue;
  const seance = { ...dite, id: envoi, version: 1, saisiPar: c.var.perimetre.compte, saisiLe: instantDe(c) };
  await insertSeances(c.var.db, c.var.perimetre, [seance]);
  return c.redirect(`${baseDe(c)}/seances/nouvelle?service=${dite.service}&garde=${envoi}`, 303);
}

/** La séance que nomme l'adresse, à condition de pouvoir la corriger. */
async function getCorrigeable(c: Requete): Promise<Seance> {
  exigerSaisir(c);
  const seance = await getSeance(c.var.db, c.var.perimetre, c.req.param("seance") ?? "");
  const { roles, compte } = c.var.perimetre;
  forbid(peutCorriger({ definir: peut(roles, "indicateurs.definir"), compte }, seance));
  return seance;
}

async function corriger(c: Requete) {
  const seance = await getCorrigeable(c);
  const lue = await lire(c, await c.req.formData());
  if (isFormErrors(lue)) return montrerNoter(c, { seance, ...textesDe(lue) });
  const { envoi: _e, version, ...dite } = lue;
  if (version !== seance.version) orConflict({ numUpdatedRows: 0n });
  await updateSeance(c.var.db, c.var.perimetre, seance, { ...seance, ...dite });
  return c.redirect(`${baseDe(c)}/seances`, 303);
}

const SEANCES = "/conventions/:convention/seances";

/** Les séances : les lire, en noter une, la corriger. */
export const seanceRoutes = new Hono<Env>()
  .get(SEANCES, async (c) => {
    exigerLire(c);
    const { db, perimetre } = c.var;
    const page = pageDe(c.req.query("page"));
    const tranche = { limite: PAR_PAGE, debut: (page - 1) * PAR_PAGE };
    const seances = await listSeances(db, perimetre, { page: tranche });
    const peutSaisir = peut(perimetre.roles, "indicateurs.saisir");
    const qui = { definir: peut(perimetre.roles, "indicateurs.definir"), compte: perimetre.compte };
    const corrigeables = seances.filter((seance) => peutSaisir && peutCorriger(qui, seance)).map(({ id }) => id);
    return c.render(
      <SeancesPage
        base={baseDe(c)}
        seances={seances}
        corrigeables={new Set(corrigeables)}
        services={await listServices(db, perimetre)}
        nomDe={nomDeCommune}
        peutSaisir={peutSaisir}
        page={page}
        total={await countSeances(db, perimetre)}
      />,
      { titre: "Séances" },
    );
  })
  .get(`${SEANCES}/nouvelle`, ouvrirNoter)
  .post(SEANCES, noter)
  .get(`${SEANCES}/:seance`, async (c) => montrerNoter(c, { seance: await getCorrigeable(c) }))
  .post(`${SEANCES}/:seance`, corriger)
  .post(`${SEANCES}/:seance/retrait`, async (c) => {
    const seance = await unlessRemoved(c.var, "suivi.seance", c.req.param("seance"), getCorrigeable(c));
    if (seance) await deleteSeance(c.var.db, c.var.perimetre, seance);
    return c.redirect(`${baseDe(c)}/seances`, 303);
  });
