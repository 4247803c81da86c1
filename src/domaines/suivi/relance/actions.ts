import { instantDe, jourDe, plusJours, plusMinutes } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { frapperLien, listEspacesPeuples, listPersonnesAvecRole } from "#domaines/acces/index.ts";
import { listCitees } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { Message, Postman } from "#platform/mail.ts";
import { deposer } from "#platform/outbox.ts";
import { joignables } from "../campagne/actions.ts";
import type { Campagne, Demande } from "../campagne/model.ts";
import { relancesDues } from "../campagne/rules.ts";
import { insertEvenements, listCampagnes, listDemandesOuvertes } from "../campagne/store.ts";
import { courrielDeCampagne } from "./courriels.tsx";
import { type Envoi, insertRelance, listDernieresReponses, listEnvoi, listRelances, updatePartie } from "./store.ts";

/** Sous quel genre l'outbox garde une relance à poster : un espace et un envoi, jamais une adresse. */
export const RELANCE = "suivi.relance";

/** Sous quel genre l'outbox garde qu'une campagne vient de s'ouvrir dans un espace : ses courriels partent sans attendre l'heure. */
export const OUVERTURE = "suivi.ouverture";

/** Au nom de qui travaille ce qui n'est demandé par personne. */
const systeme = (espace: string, conventions: readonly string[]): Perimetre => ({
  espace,
  compte: "systeme",
  conventions,
  roles: [],
});

const enAttente = ({ etat }: Pick<Demande, "etat">) => etat === "attendue" || etat === "retournee";

/** Inscrit les relances dues d'un espace et dépose un courriel par personne et par convention (un lien n'en ouvre qu'une), dans la même transaction. */
async function relancerEspace(db: Db, perimetre: Perimetre, maintenant: Date): Promise<number> {
  const demandes = await listDemandesOuvertes(db, perimetre);
  if (demandes.length === 0) return 0;
  const parCampagne = Map.groupBy(demandes, ({ campagne }) => campagne);
  const ouvertes = (await listCampagnes(db, perimetre)).filter(({ etat }) => etat === "ouverte");
  const aujourdhui = jourDe(maintenant);
  const instant = maintenant.toISOString();
  const dues = relancesDues(
    ouvertes.map((campagne) => ({ campagne, demandes: parCampagne.get(campagne.id) ?? [] })),
    {
      envoyees: await listRelances(db, perimetre, plusMinutes(maintenant, -8 * 24 * 60).toISOString()),
      reponses: await listDernieresReponses(db, perimetre),
      aujourdhui,
    },
  );
  const geste = { compte: perimetre.compte, auteur: "Maillage", canal: "systeme" as const, instant };
  const conventionDe = new Map(ouvertes.map(({ id, convention }) => [id, convention]));
  const cle = ({ destinataire, campagne }: (typeof dues)[number]) => `${destinataire} ${conventionDe.get(campagne)}`;
  for (const [, siennes] of Map.groupBy(dues, cle)) {
    const envoi = newId();
    let neuve = false;
    for (const due of siennes) {
      if (!(await insertRelance(db, perimetre, { ...due, envoi, instant }))) continue;
      neuve = true;
      const { destinataire, jour } = due;
      await insertEvenements(db, perimetre, due.campagne, [
        { genre: "relance", contenu: { destinataire, jour }, ...geste },
      ]);
    }
    if (neuve) await deposer(db, RELANCE, { espace: perimetre.espace, envoi } satisfies Envoi);
  }
  return dues.length;
}

/** Ce que le serveur fait de lui-même, chaque heure : relancer qui doit l'être, espace par espace. */
export async function relancer(base: Base, maintenant: () => Date): Promise<number> {
  const espaces = await inAnnuaire(base, listEspacesPeuples);
  let total = 0;
  for (const { id, conventions } of espaces) {
    if (conventions.length === 0) continue;
    const perimetre = systeme(id, conventions);
    total += await inPerimeter(base, perimetre, (db) => relancerEspace(db, perimetre, maintenant()), maintenant);
  }
  return total;
}

/** Relance aussitôt l'espace où une campagne vient de s'ouvrir. */
export async function relancerOuverture(base: Base, charge: unknown, maintenant: () => Date): Promise<void> {
  const { espace } = charge as { espace: string };
  const trouve = (await inAnnuaire(base, listEspacesPeuples)).find(({ id }) => id === espace);
  if (!trouve || trouve.conventions.length === 0) return;
  const perimetre = systeme(espace, trouve.conventions);
  await inPerimeter(base, perimetre, (db) => relancerEspace(db, perimetre, maintenant()), maintenant);
}

/** Une campagne se clôt d'un geste, parfois après le jour annoncé : le lien vaut encore un mois ; close, elle ne demande plus rien. */
const GRACE = 30;

type Preparee = Omit<Parameters<typeof courrielDeCampagne>[0], "lien" | "code" | "organisme"> & {
  convention: string;
  destinataire: string;
};

/** Ce qu'un envoi doit encore dire ; rien s'il est déjà parti, si tout a été répondu entre-temps ou si la campagne s'est close. */
async function preparer(db: Db, perimetre: Perimetre, { envoi, encore }: Envoi): Promise<Preparee | null> {
  const lignes = await listEnvoi(db, perimetre, envoi);
  const [premiere] = lignes;
  if (!premiere || (premiere.partieLe && !encore)) return null;
  const { destinataire, convention } = premiere;
  const ici = new Set(lignes.map(({ campagne }) => campagne));
  const demandes = (await listDemandesOuvertes(db, perimetre)).filter(
    (une) => ici.has(une.campagne) && une.referent === destinataire && enAttente(une),
  );
  const campagnes: Campagne[] = (await listCampagnes(db, perimetre)).filter(({ id }) => ici.has(id));
  const qui = (await joignables(db, perimetre, convention)).get(destinataire);
  const [campagne] = campagnes;
  if (!qui?.courriel || !campagne || demandes.length === 0) return null;
  const titres = new Map((await listCitees(db, perimetre)).map((fiche) => [fiche.id, intituleFiche(fiche)]));
  const [coordination] = await listPersonnesAvecRole(db, {
    espace: perimetre.espace,
    convention,
    role: "chargeCooperation",
  });
  return {
    a: qui.courriel,
    nom: qui.nom,
    convention,
    destinataire,
    fiches: [...new Set(demandes.flatMap(({ fiche }) => titres.get(fiche) ?? []))],
    cloture: campagnes.map(({ cloture }) => cloture).toSorted()[0] ?? campagne.cloture,
    mots: campagnes.flatMap(({ message }) => (message ? [message] : [])),
    coordination: coordination ?? null,
  };
}

export type Bureau = { base: Base; poster: Postman; adresse: string; maintenant: () => Date };

/** Poste une relance déposée : elle relit ce qui est encore attendu, frappe un lien neuf, écrit, poste. */
export async function posterRelance({ base, poster, adresse, maintenant }: Bureau, charge: unknown): Promise<void> {
  const demande = charge as Envoi;
  const { espace, envoi } = demande;
  const trouve = (await inAnnuaire(base, listEspacesPeuples)).find(({ id }) => id === espace);
  if (!trouve) return;
  const perimetre = systeme(espace, trouve.conventions);
  const preparee = await inPerimeter(base, perimetre, (db) => preparer(db, perimetre, demande), maintenant);
  if (!preparee) return;
  const { convention, destinataire, ...lettre } = preparee;
  const message: Message = await inAnnuaire(base, async (db) => {
    const expireLe = instantDe(`${plusJours(lettre.cloture, GRACE)}T00:00:00+01:00`).toISOString();
    const porte = { id: envoi, espace, convention, sujet: destinataire, nom: lettre.nom, expireLe };
    const frappe = await frapperLien(db, porte, { adresse, le: maintenant() });
    return courrielDeCampagne({ ...lettre, ...frappe, organisme: trouve.nom });
  });
  await poster(message);
  await inPerimeter(
    base,
    perimetre,
    (db) => updatePartie(db, perimetre, envoi, maintenant().toISOString()),
    maintenant,
  );
}
