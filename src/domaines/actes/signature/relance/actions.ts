import { type Jour, jourDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listEspacesPeuples } from "#domaines/acces/index.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { log } from "#platform/log.ts";
import { deposer } from "#platform/outbox.ts";
import { empreinteCourante } from "../../contenu/actions.ts";
import { type Bureau, findDestinataire, ouvrirEspace, posterA } from "../courrier/actions.ts";
import type { Circuit, Signature } from "../model.ts";
import { estDepasse } from "../rules.ts";
import { listSignatures, lockCircuit } from "../store.ts";
import { relanceDue } from "./rules.ts";
import { findRelance, insertRelance, listARelancer, updatePartie } from "./store.ts";

/** Sous quel genre l'outbox garde une relance de signature à poster : un espace et une relance, jamais une adresse. */
export const RELANCE_SIGNATURE = "actes.relance";

type Quoi = { circuit: Circuit; signature: Signature; jour: Jour };
type Quand = { aujourdhui: Jour; instant: string };

/** Inscrit une relance et dépose son courriel, dans la même transaction ; faux si elle l'était déjà. */
export async function relancerSignature(db: Db, perimetre: Perimetre, quoi: Quoi, quand: Quand): Promise<boolean> {
  const id = await insertRelance(db, perimetre, { ...quoi, ...quand });
  if (id) await deposer(db, RELANCE_SIGNATURE, { espace: perimetre.espace, id });
  return id !== null;
}

const systeme = (espace: string, conventions: readonly string[]): Perimetre => ({
  espace,
  compte: "systeme",
  conventions,
  roles: [],
});

/** Relance, au jour dit, les parties d'une convention qui le doivent ; ce qu'elle dit ne se relit que s'il y a quelqu'un à relancer. */
async function relancerConvention(db: Db, perimetre: Perimetre, convention: string, quand: Quand): Promise<number> {
  const circuit = await lockCircuit(db, perimetre, convention);
  if (circuit.etat !== "ouvert") return 0;
  const dues = (await listSignatures(db, perimetre, circuit)).flatMap((signature) => {
    const jour = relanceDue(signature, circuit.relances, quand.aujourdhui);
    return jour ? [{ circuit, signature, jour }] : [];
  });
  if (dues.length === 0) return 0;
  if (estDepasse(circuit, await empreinteCourante(db, perimetre, convention))) return 0;
  let parties = 0;
  for (const due of dues) if (await relancerSignature(db, perimetre, due, quand)) parties += 1;
  return parties;
}

/**
 * Ce que le serveur fait de lui-même : relancer, aux jours choisis, qui n'a pas encore signé. Chaque convention a sa transaction : une
 * qui échoue se dit au journal du serveur, et n'arrête pas les autres.
 */
export async function relancerSignatures(base: Base, maintenant: () => Date): Promise<number> {
  let total = 0;
  const quand = { aujourdhui: jourDe(maintenant()), instant: maintenant().toISOString() };
  for (const { id: espace, conventions } of await inAnnuaire(base, listEspacesPeuples)) {
    if (conventions.length === 0) continue;
    const perimetre = systeme(espace, conventions);
    const aRelancer = await inPerimeter(base, perimetre, (db) => listARelancer(db, perimetre), maintenant);
    for (const { convention } of aRelancer)
      total += await inPerimeter(
        base,
        perimetre,
        (db) => relancerConvention(db, perimetre, convention, quand),
        maintenant,
      ).catch((err: unknown) => {
        log.error({ err, espace, convention }, "les relances d’une signature n’ont pas pu s’inscrire");
        return 0;
      });
  }
  return total;
}

/** La relance qui doit encore partir, et à qui ; rien si elle est partie, si la partie a répondu, ou si l'on ne signe plus ce contenu-là. */
async function preparer(db: Db, perimetre: Perimetre, id: string) {
  const relance = await findRelance(db, perimetre, id);
  return relance && !relance.partieLe ? findDestinataire(db, perimetre, relance) : null;
}

/** Poste une relance déposée, après avoir relu où en est la partie : jamais deux fois, jamais à qui a signé. */
export async function posterRelanceSignature(bureau: Bureau, charge: unknown): Promise<void> {
  const { base, maintenant } = bureau;
  const { espace, id } = charge as { espace: string; id: string };
  const ici = await ouvrirEspace(base, espace);
  if (!ici) return;
  const [, perimetre] = ici;
  const a = await inPerimeter(base, perimetre, (db) => preparer(db, perimetre, id), maintenant);
  if (!a) return;
  await posterA(bureau, ici, { ...a, rappel: true });
  await inPerimeter(base, perimetre, (db) => updatePartie(db, perimetre, id, maintenant().toISOString()), maintenant);
}
