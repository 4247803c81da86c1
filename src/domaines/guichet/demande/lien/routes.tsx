import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import {
  chiffresDe,
  DUREE_BROUILLON,
  DUREE_ENVOYEE,
  dureeEnMots,
  estUnCode,
  etatDePorte,
  fermerPartout,
  findLienFamille,
  type LienFamille,
  ouvrirParLien,
  rendreCode,
  temoinDeFamille,
} from "#domaines/acces/index.ts";
import { stepToAnnuaire } from "#platform/db/db.ts";
import { hashCode } from "#platform/session.ts";
import type { PlaceEnv } from "../accueil/actions.ts";
import { ecrireAuGeste } from "../adresse/actions.ts";
import { ecrireALaFamille } from "../courrier/actions.ts";
import { getFamille, listFamillesParCourriel, updateFamille } from "../famille/store.ts";
import type { PerimetreFamille } from "../model.ts";
import { listSesDemandes, updateEtat } from "../store.ts";
import { confirmerCourriel } from "../vie/rules.ts";
import {
  attendreCourriel,
  garderLangue,
  guichetDe,
  lireDansSaLangue,
  placeDe,
  rendre,
  textesDe,
} from "../visite/actions.ts";
import { Cadre } from "../visite/pages.tsx";
import { LienPage, PartiPage, ReprisePage } from "./pages.tsx";

type C = Context<PlaceEnv>;

async function cadrer(c: C, page: Child, titre: string, erreur = false) {
  const place = placeDe(c);
  const { contact } = await guichetDe(c);
  const chemin = c.req.path.replace(/\/nouveau$/, "");
  const cadre = (
    <Cadre t={textesDe(c)} place={place} chemin={chemin} contact={contact} entree={false}>
      {page}
    </Cadre>
  );
  return rendre(c, cadre, titre, erreur);
}

/** Le lien de l'adresse, s'il est de cet espace. */
async function lienDe(c: C): Promise<LienFamille | null> {
  const { espace } = c.var.perimetre;
  const lien = await stepToAnnuaire(c.var.db, espace, (db) => findLienFamille(db, c.req.param("lien") ?? ""));
  if (lien?.espace !== espace) return null;
  lireDansSaLangue(c, (await getFamille(c.var.db, { espace, famille: lien.famille })).langue);
  return lien;
}

const actionDe = (c: C) => `${placeDe(c)}/liens/${c.req.param("lien")}`;
const etatDe = (c: C, lien: LienFamille) => etatDePorte(lien, temoinDeFamille(c), c.var.maintenant());

async function inconnu(c: C) {
  const t = textesDe(c);
  c.status(410);
  const page = (
    <>
      <h1>{t.lien.passe}</h1>
      <p>{t.lien.inconnu}</p>
      <p>
        <a class="bouton" href={`${placeDe(c)}/reprise`}>
          {t.reprise.titre}
        </a>
      </p>
    </>
  );
  return cadrer(c, page, t.lien.passe);
}

async function montrer(c: C, lien: LienFamille, faute?: string) {
  const t = textesDe(c);
  const etat = etatDe(c, lien);
  c.status(faute ? 422 : etat === "passee" ? 410 : 200);
  const titre = etat === "passee" ? t.lien.passe : t.lien.titre;
  return cadrer(c, <LienPage t={t} action={actionDe(c)} etat={etat} faute={faute} />, titre, Boolean(faute));
}

/** Ce qui n'y va pas dans le code tapé, rien s'il est juste ; l'essai fut compté avant. */
async function codeFaux(c: C, lien: LienFamille): Promise<string | null> {
  const { lien: textes } = textesDe(c);
  const code = chiffresDe(String((await c.req.formData()).get("code") ?? ""));
  if (!estUnCode(code)) return textes.chiffres;
  if (!c.var.essaiDuCode || hashCode(c.req.param("lien") ?? "", code) !== lien.code) return textes.faute;
  const tenu = { table: "acces_famille_lien", colonne: "empreinte", valeur: lien.empreinte } as const;
  await stepToAnnuaire(c.var.db, lien.espace, (db) => rendreCode(db, tenu));
  return null;
}

/** Le geste prouve que l'adresse est lue : elle est confirmée, et les demandes qui l'attendaient entrent dans la file. */
async function confirmerAdresse(c: C, foyer: PerimetreFamille): Promise<boolean> {
  const { db } = c.var;
  const famille = await getFamille(db, foyer);
  const le = c.var.maintenant().toISOString();
  if (!famille.courrielConfirmeLe) {
    await updateFamille(db, foyer, famille, { ...famille, courrielConfirmeLe: le });
    await fermerPartout(c, foyer);
  }
  garderLangue(c, famille.langue);
  const attendent = (await listSesDemandes(db, foyer)).filter(({ etat }) => etat === "aConfirmer");
  for (const demande of attendent)
    await updateEtat(db, foyer, demande, { ...confirmerCourriel(demande), changeLe: le });
  return attendent.length > 0;
}

async function ouvrir(c: C) {
  const lien = await lienDe(c);
  if (!lien) return inconnu(c);
  const etat = etatDe(c, lien);
  if (etat === "passee" || etat === "epuisee") return montrer(c, lien);
  const faute = etat === "code" ? await codeFaux(c, lien) : null;
  if (faute) return montrer(c, lien, faute);
  const foyer = { espace: lien.espace, famille: lien.famille };
  const confirmee = await confirmerAdresse(c, foyer);
  const siennes = await listSesDemandes(c.var.db, foyer);
  const brouillon = siennes.every((une) => une.etat === "brouillon");
  await ouvrirParLien(c, lien, brouillon ? DUREE_BROUILLON : DUREE_ENVOYEE);
  return c.redirect(`${placeDe(c)}/suivi${confirmee ? "?fait=adresse" : ""}`, 303);
}

/** Les dossiers d'une adresse que dit un même courriel : les prouvés d'abord, personne n'en pousse un dehors en en ouvrant d'autres. */
const DOSSIERS_DITS = 20;

async function listDits(c: C, courriel: string): Promise<string[]> {
  const familles = await listFamillesParCourriel(c.var.db, c.var.perimetre, courriel);
  const [prouvees, autres] = [true, false].map((prouvee) =>
    familles.filter(({ courrielConfirmeLe }) => (courrielConfirmeLe !== null) === prouvee),
  );
  return [...(prouvees ?? []), ...(autres ?? [])].slice(0, DOSSIERS_DITS).map(({ id }) => id);
}

async function reprendre(c: C) {
  const t = textesDe(c);
  const courriel = String((await c.req.formData()).get("courriel") ?? "").trim();
  const action = `${placeDe(c)}/reprise`;
  if (!/^[^\s@]+@[^\s@]+$/.test(courriel)) {
    c.status(422);
    const retour = {
      saisie: { courriel },
      fautes: { courriel: courriel ? "courriel-faux" : "courriel-absent" },
    } as const;
    return cadrer(c, <ReprisePage t={t} action={action} ferme={false} retour={retour} />, t.reprise.titre, true);
  }
  if (!c.var.attente && (await attendreCourriel(c, { courriel })) === null) {
    const [famille, ...autres] = await listDits(c, courriel);
    const { espace } = c.var.perimetre;
    if (famille) await ecrireALaFamille(c.var.db, { espace, famille }, "suivi", autres);
  }
  return cadrer(c, <PartiPage t={t} />, t.lien.parti);
}

/** Le lien d'un courriel ne s'ouvre que d'un geste, tient au navigateur qui l'a ouvert, et se renouvelle d'un autre. */
export const lienPlaceRoutes = new Hono<PlaceEnv>()
  .get("/espaces/:espace/place/liens/:lien", async (c) => {
    placeDe(c);
    const lien = await lienDe(c);
    return lien ? montrer(c, lien) : inconnu(c);
  })
  .post("/espaces/:espace/place/liens/:lien", (c) => {
    placeDe(c);
    return ouvrir(c);
  })
  .post("/espaces/:espace/place/liens/:lien/nouveau", async (c) => {
    placeDe(c);
    const lien = await lienDe(c);
    if (!lien) return inconnu(c);
    const t = textesDe(c);
    const famille = await getFamille(c.var.db, { espace: lien.espace, famille: lien.famille });
    const attente = c.var.attente
      ? dureeEnMots(c.var.attente, textesDe(c).commun.durees)
      : await ecrireAuGeste(c, famille, "suivi");
    if (attente) return montrer(c, lien, t.lien.attendre(attente));
    return cadrer(c, <PartiPage t={t} />, t.lien.parti);
  })
  .get("/espaces/:espace/place/reprise", (c) => {
    const [t, action] = [textesDe(c), `${placeDe(c)}/reprise`];
    return cadrer(c, <ReprisePage t={t} action={action} ferme={c.req.query("ferme") === "1"} />, t.reprise.titre);
  })
  .post("/espaces/:espace/place/reprise", (c) => {
    placeDe(c);
    return reprendre(c);
  });
