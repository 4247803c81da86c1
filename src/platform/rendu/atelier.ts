import { parentPort } from "node:worker_threads";
import type { Bloc, FormatDocument, Imprime, Logo } from "#commun/document.ts";
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

const draws = async (render: Renderer, imprime: Imprime, logo: Logo): Promise<boolean> => {
  try {
    await render({ ...imprime, blocs: [], sources: [], logos: [logo] });
    return true;
  } catch {
    return false;
  }
};

const missing = ({ alt }: Logo): Bloc => ({
  genre: "note",
  texte: `Le logo « ${alt} » est abîmé : ce document se fait sans lui. Déposez de nouveau l’image.`,
});

/** A stored logo that cannot be drawn deprives nobody of a document: it is left out, and the document says so. */
async function renderWhole(render: Renderer, imprime: Imprime): Promise<Uint8Array | null> {
  try {
    return await render(compose(imprime));
  } catch (error) {
    const broken = new Set<Logo>();
    for (const logo of imprime.blocs.length > 0 ? imprime.logos : [])
      if (!(await draws(render, compose(imprime), logo))) broken.add(logo);
    if (broken.size === 0) throw error;
    const logos = imprime.logos.filter((logo) => !broken.has(logo));
    return render(compose({ ...imprime, logos, blocs: [...[...broken].map(missing), ...imprime.blocs] }));
  }
}

async function make({ id, format, imprime }: Order): Promise<Made> {
  try {
    const render = await RENDERERS[format]();
    return { id, bytes: await renderWhole(render, imprime) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

let queue: Promise<void> = Promise.resolve();
parentPort?.on("message", (order: Order) => {
  queue = queue.then(async () => parentPort?.postMessage(await make(order)));
});
