import type { Readable } from "node:stream";

/** The oldest archive there is: what any machine opens without us, in thirty years too. */
const BLOCK = 512;
const MAX_ENTRY = 1 << 30;

const padding = (size: number) => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, "0")}\0`;

/** A name over 100 bytes is cut at a slash; past 255 it cannot be said. */
function splitName(name: string): [prefix: string, rest: string] {
  if (Buffer.byteLength(name) <= 100) return ["", name];
  for (let at = name.indexOf("/"); at !== -1; at = name.indexOf("/", at + 1)) {
    const [prefix, rest] = [name.slice(0, at), name.slice(at + 1)];
    if (Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(rest) <= 100) return [prefix, rest];
  }
  throw new Error(`Nom trop long pour une archive : ${name}`);
}

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const [prefix, rest] = splitName(name);
  block.write(rest, 0);
  block.write(octal(0o600, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(0, 12), 136);
  block.write("        0", 148);
  block.write("ustar\u000000", 257);
  block.write(prefix, 345);
  block.write(`${octal(sumOf(block), 7)} `, 148);
  return block;
}

/** The sum of the bytes, its own eight counted as spaces. */
function sumOf(block: Buffer): number {
  let sum = 8 * 32;
  for (const [at, byte] of block.entries()) if (at < 148 || at >= 156) sum += byte;
  return sum;
}

export const tarEntry = (name: string, body: Buffer): Buffer =>
  Buffer.concat([header(name, body.length), body, padding(body.length)]);
export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK);

const textAt = (block: Buffer, from: number, length: number) =>
  block.toString("utf8", from, from + length).replace(/\0.*$/s, "");

function parseHeader(block: Buffer): { name: string; size: number } {
  if (Number.parseInt(textAt(block, 148, 8), 8) !== sumOf(block)) throw new Error("en-tête illisible");
  const size = Number.parseInt(textAt(block, 124, 12), 8);
  if (!(size <= MAX_ENTRY)) throw new Error("entrée démesurée");
  return { name: [textAt(block, 345, 155), textAt(block, 0, 100)].filter(Boolean).join("/"), size };
}

/** Takes exact lengths from a stream. */
class Taker {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);
  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }
  async take(length: number): Promise<Buffer> {
    const parts = [this.#rest];
    let held = this.#rest.length;
    while (held < length) {
      const { done, value } = await this.#chunks.next();
      if (done) throw new Error("archive coupée");
      parts.push(value);
      held += value.length;
    }
    const all = Buffer.concat(parts);
    this.#rest = all.subarray(length);
    return all.subarray(0, length);
  }
}

/** The entries in turn, each whole in memory. Throws when the archive is cut or is not one. */
export async function* readTar(stream: Readable): AsyncGenerator<{ name: string; body: Buffer }> {
  const taker = new Taker(stream);
  for (;;) {
    const block = await taker.take(BLOCK);
    if (block.every((byte) => byte === 0)) return;
    const { name, size } = parseHeader(block);
    const body = await taker.take(size);
    await taker.take(padding(size).length);
    yield { name, body };
  }
}
