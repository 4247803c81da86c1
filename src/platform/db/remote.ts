import { Worker } from "node:worker_threads";
import type { Embedded, EmbeddedOptions, Rows } from "./pglite.ts";
import type { Answer, Call } from "./worker.ts";

/** TypeScript as it is in the sources, where no thread can read a page; JavaScript once bundled. */
export const BUNDLED = !import.meta.url.endsWith(".ts");

/** Beside this file. */
const entry = () => new URL(BUNDLED ? "./worker.js" : "./worker.ts", import.meta.url);

type Pending = { resolve: (value: unknown) => void; reject: (error: Error) => void };

/** The embedded engine in a thread of its own: a slow query holds the queries behind it, never a page that asks none. */
export class RemoteEngine implements Embedded {
  readonly #worker: Worker;
  readonly #onDown: (error: Error) => void;
  readonly #pending = new Map<number, Pending>();
  #sequence = 0;
  #down: Error | null = null;
  #closing = false;

  constructor(options: EmbeddedOptions | Worker, onDown: (error: Error) => void = () => {}) {
    this.#onDown = onDown;
    this.#worker = options instanceof Worker ? options : new Worker(entry(), { workerData: options });
    this.#worker.on("message", (answer: Answer) => this.#settle(answer));
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", (code) => this.#fail(new Error(`code ${code}`)));
  }

  query = (text: string, parameters: readonly unknown[], before?: string) =>
    this.#call<Rows>("query", text, parameters, before);
  exec = (text: string) => this.#call<void>("exec", text);
  dump = () => this.#call<Uint8Array>("dump");
  /**
   * Calls `work(embedded, …args)` of the module at that address, in the engine's thread; nothing else may be asked meanwhile.
   * Absent where the program is not bundled.
   */
  work = BUNDLED ? (module: string, ...args: unknown[]) => this.#call<void>("work", module, ...args) : undefined;

  async close(): Promise<void> {
    this.#closing = true;
    try {
      if (!this.#down) await this.#call("close");
    } finally {
      await this.#worker.terminate();
    }
  }

  #call<T>(method: Call["method"], ...args: unknown[]): Promise<T> {
    if (this.#down) return Promise.reject(this.#down);
    this.#sequence += 1;
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#pending.set(this.#sequence, { resolve: resolve as Pending["resolve"], reject });
    this.#worker.postMessage({ id: this.#sequence, method, args } satisfies Call);
    return promise;
  }

  #settle({ id, value, error }: Answer): void {
    const call = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) call?.reject(Object.assign(new Error(String(error["message"])), error));
    else call?.resolve(value);
  }

  #fail(cause: unknown): void {
    if (this.#down) return;
    this.#down = new Error("Le moteur de la base s’est arrêté", { cause });
    for (const { reject } of this.#pending.values()) reject(this.#down);
    this.#pending.clear();
    if (!this.#closing) this.#onDown(this.#down);
  }
}
