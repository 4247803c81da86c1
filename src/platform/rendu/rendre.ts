import { Worker } from "node:worker_threads";
import type { FormatDocument, Imprime } from "#commun/document.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Made, Order } from "./atelier.ts";

export const TYPES_DOCUMENT: Record<FormatDocument, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
};

export type RefusRendu = "pdf-indisponible" | "trop-long" | "annule";

const LIMIT_MS = 120_000;

/** Beside this file: TypeScript as it is in the sources, JavaScript once bundled. */
const entry = () => new URL(import.meta.url.endsWith(".ts") ? "./atelier.ts" : "./atelier.js", import.meta.url);

type Waiting = { order: Order; resolve: (made: Made | RefusRendu) => void };

/** One thread writes the documents, one after the other: a page never waits for them. It starts at the first one. */
class Workshop {
  #worker: Worker | null = null;
  readonly #waiting = new Map<number, Waiting>();
  #sequence = 0;

  make(asked: Omit<Order, "id">, signal?: AbortSignal): Promise<Made | RefusRendu> {
    if (signal?.aborted) return Promise.resolve("annule");
    const id = (this.#sequence += 1);
    const { promise, resolve } = Promise.withResolvers<Made | RefusRendu>();
    const order: Order = { id, ...asked };
    this.#waiting.set(id, { order, resolve });
    const timer = setTimeout(() => this.#stop(id, "trop-long"), LIMIT_MS);
    const abort = () => this.#stop(id, "annule");
    signal?.addEventListener("abort", abort, { once: true });
    this.#start().postMessage(order);
    return promise.finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    });
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(entry(), { resourceLimits: { maxOldGenerationSizeMb: 768 } });
    worker.on("message", (made: Made) => this.#settle(made.id, made));
    const down = (cause: unknown) => this.#fall(worker, cause);
    worker.on("error", down).on("exit", down);
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #settle(id: number, made: Made | RefusRendu): void {
    this.#waiting.get(id)?.resolve(made);
    this.#waiting.delete(id);
  }

  /** A thread cannot be asked to leave a long computation: it is ended, and another takes the documents that waited behind. */
  #stop(id: number, why: RefusRendu): void {
    if (!this.#waiting.has(id)) return;
    this.#settle(id, why);
    this.#again();
  }

  #again(): void {
    const ended = this.#worker;
    this.#worker = null;
    void ended?.terminate();
    for (const { order } of this.#waiting.values()) this.#start().postMessage(order);
  }

  /** The thread died of the document it was writing, the first of those that wait. */
  #fall(worker: Worker, cause: unknown): void {
    if (this.#worker !== worker) return;
    const [first] = this.#waiting.keys();
    if (first !== undefined) this.#settle(first, { id: first, error: String(cause) });
    this.#again();
  }
}

const workshop = new Workshop();

/**
 * The bytes of a document in one format, written in a thread of its own. Refused where this machine has no PDF compiler, after
 * two minutes, or when `signal` says so; throws when the document cannot be written, which is a defect.
 */
export async function renderDocument(
  imprime: Imprime,
  format: FormatDocument,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | Refus<RefusRendu>> {
  const made = await workshop.make({ imprime, format }, signal);
  if (typeof made === "string") return refus(made);
  if (made.error !== undefined) throw new Error(`Document en ${format} : ${made.error}`);
  return made.bytes ? new Uint8Array(made.bytes) : refus("pdf-indisponible");
}
