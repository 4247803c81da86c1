import { type Context, Hono } from "hono";
import { fermerFamille } from "#domaines/acces/index.ts";
import { Refus } from "#commun/refus.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { effacer } from "../../effacement/actions.ts";
import { lireLieux, oterBrouillon } from "../etape/actions.ts";
import type { Dossier, Retour } from "../etape/model.ts";
import { dossierDe } from "../famille/actions.ts";
import type { Demande } from "../model.ts";
import { listSesDemandes, updateDemande } from "../store.ts";
import { peutChanger } from "../vie/rules.ts";
import { foyerDe, guichetDe, placeDe, rendre, textesDe } from "../visite/actions.ts";
import { Cadre } from "../visite/pages.tsx";
import type { PretsPlace } from "../suivi/actions.ts";
import { estGeste, type Geste, GestePage, GESTES } from "./pages.tsx";
import { aNaitre, concernes, faire } from "./rules.ts";

type C = Context<Env>;
type Ouvert = { dossier: Dossier; demande: Demande; geste: Geste };

const FAITS = { retrait: "retiree", solution: "pourvue", naissance: "naissance", reouverture: "rouverte" } as const;

/** Le dossier et le geste que nomme l'adresse, si cette famille est entrée. */
async function ouvrir(c: C): Promise<Ouvert | Response> {
  const geste = c.req.param("geste") ?? "";
  if (!estGeste(geste)) return c.notFound();
  const foyer = foyerDe(c);
  if (!foyer) return c.redirect(`${placeDe(c)}/reprise`, 303);
  return { ...(await dossierDe(c.var.db, foyer, c.req.param("id") ?? "")), geste };
}

/** Les versions lues de tout un dossier : un geste en change peut-être plusieurs. */
const versionsDe = ({ demandes }: Dossier): string => demandes.map(({ version }) => version).join(".");

async function montrer(c: C, { dossier, demande, geste }: Ouvert, retour?: Retour) {
  const [t, place] = [textesDe(c), placeDe(c)];
  const { contact } = await guichetDe(c);
  c.status(retour ? 422 : 200);
  const action = `${place}/demandes/${demande.id}/${geste}`;
  const page = (
    <Cadre t={t} place={place} chemin={c.req.path} contact={contact} entree>
      <GestePage
        ecran={{ t, retour }}
        geste={geste}
        action={action}
        suivi={`${place}/suivi`}
        version={versionsDe(dossier)}
        concernes={geste === "abandon" ? [] : concernes(geste, dossier, c.var.today)}
        attendus={aNaitre(dossier).length}
      />
    </Cadre>
  );
  return rendre(c, page, t.gestes[GESTES[geste]].titre, Boolean(retour));
}

/** Efface un dossier jamais envoyé, fichiers compris ; d'une famille qui n'a rien envoyé d'autre, rien ne reste. */
async function abandonner(c: C, { dossier, demande }: Ouvert) {
  const foyer = orNotFound(foyerDe(c) ?? undefined);
  if (demande.etat !== "brouillon") return c.redirect(`${placeDe(c)}/suivi?refus=passage`, 303);
  const { db, perimetre } = c.var;
  for (const une of dossier.demandes) await oterBrouillon(db, perimetre, une);
  if ((await listSesDemandes(db, foyer)).length > 0) return c.redirect(`${placeDe(c)}/suivi`, 303);
  await fermerFamille(c);
  await effacer(db, perimetre, { famille: foyer.famille, cause: "demande" }, c.var.maintenant());
  return c.redirect(placeDe(c), 303);
}

type Prets = Pick<PretsPlace, "figee" | "quitter">;

/** Ce que le procès-verbal d'une séance en cours dira d'une demande qui s'en va. */
const DEPARTS: Partial<Record<Geste, string>> = {
  retrait: "La famille retire sa demande.",
  solution: "La famille a trouvé une autre solution.",
};

/** Chaque enfant qui s'en va quitte les séances, et rend sa place. */
async function partir(
  c: C,
  { parties, depart }: { parties: readonly Demande[]; depart: string | undefined },
  quitter: Prets["quitter"],
): Promise<void> {
  if (depart) for (const partie of parties) await quitter(c, partie, depart);
}

async function poster(c: C, { figee, quitter }: Prets) {
  const ouvert = await ouvrir(c);
  if (ouvert instanceof Response) return ouvert;
  const { dossier, demande, geste } = ouvert;
  if (geste === "abandon") return abandonner(c, ouvert);
  const saisie = valuesOf(await c.req.formData());
  if (saisie["version"] !== versionsDe(dossier)) orConflict({ numUpdatedRows: 0n });
  const { db, perimetre, today } = c.var;
  const refuse = geste === "naissance" ? peutChanger(demande, await figee(c, demande)) : null;
  if (refuse) return c.redirect(`${placeDe(c)}/suivi?refus=${refuse.code}`, 303);
  const { regle } = await lireLieux(db, perimetre, today);
  const effet = faire(geste, { dossier, saisie, regle, le: today });
  if (effet instanceof Refus) return c.redirect(`${placeDe(c)}/suivi?refus=${effet.code}`, 303);
  if ("fautes" in effet) return montrer(c, ouvert, { saisie, fautes: effet.fautes });
  const changeLe = c.var.maintenant().toISOString();
  for (const apres of effet.changees) {
    const avant = orNotFound(dossier.demandes.find(({ id }) => id === apres.id));
    const { famille } = dossier;
    await updateDemande(db, perimetre, { avant, apres: { ...apres, changeLe }, famille, action: geste });
  }
  await partir(c, { parties: effet.changees, depart: DEPARTS[geste] }, quitter);
  return c.redirect(`${placeDe(c)}/suivi?fait=${FAITS[geste]}`, 303);
}

const ADRESSE = "/espaces/:espace/place/demandes/:id/:geste{retrait|solution|naissance|reouverture|abandon}";

/** Les gestes d'une famille qui se confirment : retirer, dire une naissance, trouver ailleurs, rouvrir, effacer un brouillon. */
export const gesteRoutes = (prets: Prets) =>
  new Hono<Env>()
    .get(ADRESSE, async (c) => {
      const ouvert = await ouvrir(c);
      return ouvert instanceof Response ? ouvert : montrer(c, ouvert);
    })
    .post(ADRESSE, (c) => poster(c, prets));
