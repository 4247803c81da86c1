import { hashToken } from "#platform/session.ts";
import { contractOf } from "#platform/api/contract.ts";
import type { Portee } from "#commun/portee.ts";
import type { Base } from "#platform/db/db.ts";
import { API } from "../src/app.ts";
import { ContratPublie, type Demande, RACINE } from "./contrat-publie.ts";

export { RACINE } from "./contrat-publie.ts";

/** The published contract of the API. */
export const CONTRAT = contractOf(API);
const tenu = new ContratPublie(CONTRAT);

/** Every operation of the contract, by its identifier, with the statuses it documents. */
export const OPERATIONS = tenu.operations;

/** Fails unless the contract documents this answer to this request. */
export const verifierReponse = (demande: Demande, response: Response): Promise<string> =>
  tenu.verifier(demande, response);

type Site = { base: Base; app: { request: (path: string, init?: RequestInit) => Response | Promise<Response> } };
type Envoi = { methode?: string; corps?: unknown; entetes?: Record<string, string> };

/** What was answered, by operation: the suite says at its end which documented answers no one has seen. */
export type Vus = Map<string, Set<number>>;

let rang = 0;

/** A program that holds a token of this account; every answer that it receives is held against the contract. */
export async function programme(
  { base, app }: Site,
  compte: string,
  { portees, vus = new Map() }: { portees: readonly Portee[]; vus?: Vus },
) {
  const jeton = `maillage_essai-${compte}-${(rang += 1)}`;
  await base
    .insertInto("acces_jeton_api")
    .values({
      id: jeton,
      compte,
      nom: jeton,
      empreinte: hashToken(jeton),
      portees: JSON.stringify(portees),
      cree_le: "2026-11-01T09:00:00Z",
      expire_le: "2027-11-01T09:00:00Z",
      vu_le: null,
      revoque_le: null,
    })
    .execute();
  const demander = async (chemin: string, { methode = "GET", corps, entetes = {} }: Envoi = {}) => {
    const headers = { authorization: `Bearer ${jeton}`, ...entetes };
    const avecCorps = corps === undefined ? {} : { body: typeof corps === "string" ? corps : JSON.stringify(corps) };
    const type = corps === undefined ? {} : { "content-type": "application/json" };
    const url = RACINE + chemin;
    const response = await app.request(url, { method: methode, headers: { ...type, ...headers }, ...avecCorps });
    const id = await verifierReponse({ method: methode, url }, response);
    vus.set(id, (vus.get(id) ?? new Set()).add(response.status));
    return response;
  };
  return { jeton, demander };
}
