import { type PGlite, protocol } from "@electric-sql/pglite";

const { serialize } = protocol;

export type Rows = { rows: unknown[]; affected: number | undefined };

type Column = { name: string; parse: ((text: string) => unknown) | undefined };

/** What the engine keeps under a name, parsed and planned; its columns are said once, when it is made. */
type Statement = { name: string; columns: readonly Column[] };

/** Beyond, the one that waited longest to be asked again is closed: a list of another length makes another text. */
const KEPT = 300;

const [ROW, COLUMNS, DONE, ERROR] = [..."DTCE"].map((letter) => letter.charCodeAt(0));
const WRITES = /^(?:INSERT|UPDATE|DELETE|MERGE|COPY)\b.* (\d+)$/;

const FIELDS: Record<string, string> = {
  S: "severity",
  C: "code",
  M: "message",
  D: "detail",
  H: "hint",
  P: "position",
  s: "schema",
  t: "table",
  c: "column",
  n: "constraint",
  W: "where",
  R: "routine",
};

/** A parameter as PostgreSQL reads it, whatever its type is there. */
function written(value: unknown): string | Uint8Array | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(element).join(",")}}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function element(value: unknown): string {
  if (Array.isArray(value)) return String(written(value));
  return value === null || value === undefined ? "NULL" : `"${String(written(value)).replace(/["\\]/g, "\\$&")}"`;
}

const close = (name: string) => serialize.close({ type: "S", name });

/** What the engine answers to one sending: a message after another, each its letter, its length, its body. */
class Answer {
  readonly #bytes: Buffer;
  readonly #parsers: PGlite["parsers"];
  #at = 0;
  columns: readonly Column[];
  rows: unknown[] = [];
  result: Rows = { rows: [], affected: undefined };
  tag = "";
  error: Error | undefined;

  constructor(bytes: Buffer, parsers: PGlite["parsers"], columns: readonly Column[]) {
    this.#bytes = bytes;
    this.#parsers = parsers;
    this.columns = columns;
    for (let next = 0; next < bytes.length; ) {
      this.#at = next + 5;
      next += 1 + bytes.readUInt32BE(next + 1);
      this.#read(bytes[this.#at - 5]);
    }
  }

  #read(code: number | undefined): void {
    if (code === ROW) this.rows.push(this.#row());
    else if (code === COLUMNS) this.columns = Array.from({ length: this.#count() }, () => this.#column());
    else if (code === DONE) this.#done(this.#text());
    else if (code === ERROR) this.error ??= this.#failure();
  }

  #count(): number {
    this.#at += 2;
    return this.#bytes.readUInt16BE(this.#at - 2);
  }

  #text(): string {
    const start = this.#at;
    this.#at = this.#bytes.indexOf(0, start) + 1;
    return this.#bytes.toString("utf8", start, this.#at - 1);
  }

  /** Its name, then 18 bytes, of which the type. */
  #column(): Column {
    const name = this.#text();
    this.#at += 18;
    return { name, parse: this.#parsers[this.#bytes.readUInt32BE(this.#at - 12)] };
  }

  #row(): Record<string, unknown> {
    const row: Record<string, unknown> = {};
    this.#at += 2;
    for (const { name, parse } of this.columns) {
      const length = this.#bytes.readInt32BE(this.#at);
      const start = this.#at + 4;
      this.#at = start + Math.max(0, length);
      const text = length < 0 ? null : this.#bytes.toString("utf8", start, this.#at);
      row[name] = text !== null && parse ? parse(text) : text;
    }
    return row;
  }

  #done(tag: string): void {
    const [, affected] = WRITES.exec(tag) ?? [];
    this.tag = tag;
    this.result = { rows: this.rows, affected: affected === undefined ? undefined : Number(affected) };
    this.rows = [];
  }

  #failure(): Error {
    const fields: Record<string, string> = {};
    for (let letter = this.#text(); letter; letter = this.#text()) {
      const field = FIELDS[letter[0] ?? ""];
      if (field) fields[field] = letter.slice(1);
    }
    return Object.assign(new Error(fields["message"]), fields);
  }
}

/**
 * Speaks to the engine in its own words: one sending and one answer a query, and a query asked again is neither parsed nor planned
 * again. The engine's own client sends six, decodes each cell apart, and keeps nothing: half of what a page cost.
 */
export class Wire {
  readonly #pglite: PGlite;
  readonly #kept = new Map<string, Statement>();
  #made = 0;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  /** `before` opens the transaction in the same sending. Without parameters, several statements may follow: the last gives its rows. */
  async query(text: string, parameters: readonly unknown[], before?: string): Promise<Rows> {
    const opening = before ? [serialize.query(before)] : [];
    if (parameters.length === 0) return this.#run([...opening, serialize.query(text)]);
    const known = this.#kept.get(text);
    const { name, columns } = known ?? { name: `s${(this.#made += 1)}`, columns: [] };
    const making = known ? [] : this.#make(name, text);
    const values = parameters.map(written);
    this.#kept.delete(text);
    try {
      const asking = [serialize.bind({ statement: name, values }), serialize.execute({}), serialize.sync()];
      const answer = await this.#send([...opening, ...making, ...asking], columns);
      this.#kept.set(text, { name, columns: answer.columns });
      return answer.result;
    } catch (error) {
      await this.#send([close(name), serialize.sync()]); // its tables may have changed since it was made
      throw error;
    }
  }

  async #run(messages: readonly Uint8Array[]): Promise<Rows> {
    const { result, tag } = await this.#send(messages);
    if (tag === "DISCARD ALL") this.#kept.clear();
    return result;
  }

  #make(name: string, text: string): Uint8Array[] {
    const making = [serialize.parse({ name, text }), serialize.describe({ type: "S", name })];
    const [oldest] = this.#kept;
    if (!oldest || this.#kept.size < KEPT) return making;
    this.#kept.delete(oldest[0]);
    return [close(oldest[1].name), ...making];
  }

  async #send(messages: readonly Uint8Array[], columns: readonly Column[] = []): Promise<Answer> {
    const chunks: Buffer[] = [];
    const onRawData = (bytes: Uint8Array) => void chunks.push(Buffer.from(bytes)); // a copy: the engine writes there again
    await this.#pglite.runExclusive(() =>
      this.#pglite.execProtocolRawStream(Buffer.concat(messages), { syncToFs: false, onRawData }),
    );
    const answer = new Answer(Buffer.concat(chunks), this.#pglite.parsers, columns);
    if (answer.error) throw answer.error;
    return answer;
  }
}
