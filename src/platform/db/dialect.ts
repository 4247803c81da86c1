import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from "kysely";
import type { Embedded } from "./pglite.ts";

/** One connection: Kysely then keeps its mutex for the whole of a transaction. */
class OneConnection extends PostgresAdapter {
  override get supportsMultipleConnections(): boolean {
    return false;
  }
}

class EmbeddedConnection implements DatabaseConnection {
  readonly #embedded: Embedded;
  /** PostgreSQL turns the commit of a failed transaction into a rollback without a word. */
  #aborted = false;
  /** The statement that opens the transaction, until the first query takes it along. */
  #opening: string | undefined;

  constructor(embedded: Embedded) {
    this.#embedded = embedded;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const opening = this.#opening;
      this.#opening = undefined;
      const { rows, affected } = await this.#embedded.query(query.sql, query.parameters, opening);
      return { rows: rows as R[], ...(affected === undefined ? {} : { numAffectedRows: BigInt(affected) }) };
    } catch (error) {
      this.#aborted = true;
      throw withCallSite(error);
    }
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("Le moteur embarqué lit par pages, pas par curseur");
  }

  async begin({ isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    this.#aborted = false;
    const level = isolationLevel ? ` isolation level ${isolationLevel}` : "";
    this.#opening = `start transaction${level}${accessMode ? ` ${accessMode}` : ""}`;
  }

  async commit(): Promise<void> {
    await this.#end(this.#aborted ? "rollback" : "commit");
    if (this.#aborted) throw new AbortedTransactionError();
  }

  rollback = (): Promise<void> => this.#end("rollback");

  async #end(command: "commit" | "rollback"): Promise<void> {
    if (!this.#opening) await this.#embedded.exec(command);
    this.#opening = undefined;
  }

  async savepoint(command: "savepoint" | "release savepoint" | "rollback to savepoint", name: string): Promise<void> {
    await this.#embedded.exec(`${this.#opening ?? ""}; ${command} "${name.replaceAll('"', '""')}"`);
    this.#opening = undefined;
    if (command === "rollback to savepoint") this.#aborted = false;
  }
}

/** The error of the engine with the stack of who asked, which a thread does not carry. */
function withCallSite(error: unknown): unknown {
  if (error instanceof Error) error.stack = `${error.message}\n${new Error().stack?.split("\n").slice(2).join("\n")}`;
  return error;
}

class EmbeddedDriver implements Driver {
  readonly #connection: EmbeddedConnection;

  constructor(embedded: Embedded) {
    this.#connection = new EmbeddedConnection(embedded);
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<EmbeddedConnection> {
    return this.#connection;
  }
  async releaseConnection(): Promise<void> {}
  beginTransaction = (connection: EmbeddedConnection, settings: TransactionSettings) => connection.begin(settings);
  commitTransaction = (connection: EmbeddedConnection) => connection.commit();
  rollbackTransaction = (connection: EmbeddedConnection) => connection.rollback();
  savepoint = (connection: EmbeddedConnection, name: string) => connection.savepoint("savepoint", name);
  rollbackToSavepoint = (connection: EmbeddedConnection, name: string) =>
    connection.savepoint("rollback to savepoint", name);
  releaseSavepoint = (connection: EmbeddedConnection, name: string) => connection.savepoint("release savepoint", name);
  async destroy(): Promise<void> {} // Kysely forgets it when no query was made: whoever opened the engine closes it
}

/** Kysely over the embedded engine, whichever thread it runs in. */
export const embeddedDialect = (embedded: Embedded): Dialect => ({
  createAdapter: () => new OneConnection(),
  createDriver: () => new EmbeddedDriver(embedded),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});
