import { parentPort } from "node:worker_threads";
import type { FormatDocument, Imprime } from "#commun/document.ts";
import { compose } from "./composition.ts";

export type Order = { id: number; format: FormatDocument; imprime: Imprime };
export type Made = { id: number; bytes?: Uint8Array | null; error?: string };

type Renderer = (imprime: Imprime) => Uint8Array | null | Promise<Uint8Array | null>;

/** Each library is loaded at the first document that needs it. */
const RENDERERS: Record<FormatDocument, () => Promise<Renderer>> = {
  pdf: async () => (await import("./typst.ts")).renderPdf,
  docx: async () => (await import("./docx.ts")).renderDocx,
  odt: async () => (await import("./odt.ts")).renderOdt,
  pptx: async () => (await import("./pptx.ts")).renderPptx,
  xlsx: async () => (await import("./classeur.ts")).renderXlsx,
  ods: async () => (await import("./ods.ts")).renderOds,
};

async function make({ id, format, imprime }: Order): Promise<Made> {
  try {
    const render = await RENDERERS[format]();
    return { id, bytes: await render(compose(imprime)) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

let queue: Promise<void> = Promise.resolve();
parentPort?.on("message", (order: Order) => {
  queue = queue.then(async () => parentPort?.postMessage(await make(order)));
});
