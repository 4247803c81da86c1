import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { makeFolder } from "./folder.ts";
import { newId } from "./ids.ts";
import type { Erased } from "./outbox.ts";

/** What goes with a mail: a file, or what an agenda understands. */
type Piece = { nom: string; type: string; octets: Uint8Array };
type Agenda = { methode: "REQUEST" | "CANCEL"; contenu: string };

/** A mail ready to leave: sentences, as text and as HTML; `repondreA`: the person whom an answer reaches. */
export type Message = {
  a: string;
  sujet: string;
  texte: string;
  html: string;
  repondreA?: string;
  /** Of its sentences, if not French. */
  langue?: string;
  agenda?: Agenda;
  /** Whom it is about, by an opaque id: a mail kept in the folder is found by it whatever address it went to. */
  sujetDe?: string;
  pieces?: readonly Piece[];
};

/**
 * Hands one message over, or throws: the outbox then keeps it and tries again. Under the same `key` it is the same message:
 * a folder keeps one file, a mail server and its readers recognise one Message-ID.
 */
export type Postman = (message: Message, key?: string) => Promise<void>;

export type MailSettings = {
  /** The data folder; mails are written to `courriels` inside it. */
  folder: string;
  smtp: string | undefined;
  sender: string;
  demonstration: boolean;
};

/** SMTP when it is configured, else a folder of `.eml` files; from a demonstration no mail ever leaves. */
export function openMail({ folder, smtp, sender, demonstration }: MailSettings): Postman {
  if (!smtp || demonstration) return writeTo(join(folder, "courriels"), sender);
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
  const transport = createTransport({ url: smtp, ...timeouts });
  return async (message, key) => void (await transport.sendMail(envelope(message, sender, key)));
}

const joined = ({ agenda, pieces = [] }: Message) => ({
  ...(agenda ? { icalEvent: { method: agenda.methode, filename: "reunion.ics", content: agenda.contenu } } : {}),
  attachments: pieces.map(({ nom, type, octets }) => ({
    filename: nom,
    contentType: type,
    content: Buffer.from(octets),
  })),
});

const envelope = (message: Message, from: string, key: string = newId()) => ({
  ...joined(message),
  messageId: `<${key}@maillage>`,
  from,
  to: message.a,
  ...(message.repondreA ? { replyTo: message.repondreA } : {}),
  subject: message.sujet,
  text: message.texte,
  html: message.html,
  headers: {
    "Auto-Submitted": "auto-generated",
    "Content-Language": message.langue ?? "fr",
    ...(message.sujetDe ? { "X-Maillage-Sujet": message.sujetDe } : {}),
  },
});

function writeTo(folder: string, sender: string): Postman {
  const transport = createTransport({ streamTransport: true, buffer: true });
  return async (message, key = newId()) => {
    const { message: source } = await transport.sendMail(envelope(message, sender, key));
    makeFolder(folder);
    const path = join(folder, `${key}.eml`);
    writeFileSync(`${path}.tmp`, source as Buffer, { mode: 0o600 });
    renameSync(`${path}.tmp`, path); // whoever watches the folder never reads half a mail
  };
}

const TO = /^To: .*?<?([^\s<>]+@[^\s<>]+)>?\s*$/im;

/** Takes away the mails of the folder that were for someone who is erased; a mail server keeps its own. */
export function eraseMails(folder: string, { mention, estSien }: Erased): number {
  const mails = join(folder, "courriels");
  if (!existsSync(mails)) return 0;
  const theirs = readdirSync(mails).filter((name) => {
    const text = readFileSync(join(mails, name), "utf8");
    const to = TO.exec(text)?.[1];
    return text.includes(mention) || (to !== undefined && estSien(to));
  });
  for (const name of theirs) rmSync(join(mails, name), { force: true });
  return theirs.length;
}
