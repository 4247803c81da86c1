import { z } from "zod";

/** Where the API lives. */
export const RACINE = "/api/v1";

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];
type Reponse = {
  description: string;
  headers?: Record<string, { required?: boolean }>;
  content?: Record<string, { schema: object }>;
};
type Operation = { operationId?: string; responses?: Record<string, Reponse> };
type Acte = { chemin: RegExp; methode: string; operation: Operation };
type Publie = { paths?: object; components?: { schemas?: object } };
export type Demande = { method: string; url: string };

const motif = (chemin: string) => new RegExp(`^${RACINE}${chemin.replace(/\{\w+\}/g, "[^/]+")}$`);

const actesDe = ({ paths = {} }: Publie): Acte[] =>
  Object.entries(paths).flatMap(([chemin, methodes]) =>
    Object.entries(methodes as Record<string, Operation>).map(([methode, operation]) => {
      return { chemin: motif(chemin), methode, operation };
    }),
  );

/** A published contract, as whoever downloads it reads it: nothing of the code that made it is known here. */
export class ContratPublie {
  readonly #actes: Acte[];
  readonly #definitions: object;
  readonly #lus = new WeakMap<object, z.ZodType>();

  constructor(publie: Publie) {
    this.#actes = actesDe(publie);
    this.#definitions = publie.components?.schemas ?? {};
  }

  /** Every operation of the contract, by its identifier, with the statuses it documents. */
  get operations(): ReadonlyMap<string, readonly number[]> {
    return new Map(
      this.#actes.map(({ operation: { operationId = "", responses = {} } }) => [
        operationId,
        Object.keys(responses).map(Number),
      ]),
    );
  }

  /**
   * Fails unless the contract documents this answer to this request: its path, its status, its headers, its type, its body.
   * `response` is read on a copy. For recorded traffic, build a `Response` from what was heard.
   */
  async verifier(demande: Demande, response: Response): Promise<string> {
    const { operationId = "", responses = {} } = this.#operationDe(demande);
    const ou = `${operationId} ${response.status}`;
    const documentee = responses[response.status];
    if (!documentee) throw new Error(`${ou} : statut hors du contrat (${Object.keys(responses).join(", ")})`);
    for (const [nom, { required }] of Object.entries(documentee.headers ?? {}))
      if (required && !response.headers.has(nom)) throw new Error(`${ou} : il manque l’en-tête « ${nom} »`);
    if (demande.method !== "HEAD") await this.#verifierCorps(ou, documentee, response.clone());
    return operationId;
  }

  #operationDe({ method, url }: Demande): Operation {
    const { pathname } = new URL(url, "http://localhost");
    const methode = method === "HEAD" ? "get" : method.toLowerCase();
    const trouve = this.#actes.find((acte) => acte.methode === methode && acte.chemin.test(pathname));
    if (!trouve) throw new Error(`Hors du contrat : ${method} ${pathname}`);
    return trouve.operation;
  }

  async #verifierCorps(ou: string, { content }: Reponse, response: Response): Promise<void> {
    const corps = await response.text();
    if (!content) {
      if (corps !== "") throw new Error(`${ou} : un corps là où le contrat n’en a pas`);
      return;
    }
    const type = response.headers.get("content-type") ?? "";
    const media = content[type.split(";")[0] ?? ""];
    if (!media) throw new Error(`${ou} : type de contenu « ${type} » hors du contrat`);
    const lu = this.#schema(media.schema).safeParse(JSON.parse(corps));
    if (!lu.success) throw new Error(`${ou} : ${z.prettifyError(lu.error)}`);
  }

  /** The schema of the document itself, read back: what is checked is what is published. */
  #schema(publie: object): z.ZodType {
    const deja = this.#lus.get(publie);
    if (deja) return deja;
    const autonome = JSON.stringify({ ...publie, $defs: this.#definitions });
    const schema = z.fromJSONSchema(JSON.parse(autonome.replaceAll("#/components/schemas/", "#/$defs/")) as JsonSchema);
    this.#lus.set(publie, schema);
    return schema;
  }
}
