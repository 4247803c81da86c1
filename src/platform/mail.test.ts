import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeEach, expect, test } from "vitest";
import { ecrireLettre } from "#ui/lettre.tsx";
import { openMail } from "./mail.ts";

const folder = mkdtempSync(join(tmpdir(), "maillage-courriels-"));
afterAll(() => rmSync(folder, { recursive: true }));

const received: string[] = [];
let refuse = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, callback) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      if (!refuse) received.push(Buffer.concat(parts).toString("utf8"));
      callback(refuse ? new Error("boîte pleine") : null);
    });
  },
});
await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", () => resolve()));
const address = server.server.address();
const smtp = `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
afterAll(async () => new Promise<void>((resolve) => server.close(() => resolve())));

const lettre = ecrireLettre({
  titre: "Rives : votre lien",
  bonjour: "Bonjour <b>Hervé</b>,",
  paragraphes: ["Vous avez demandé à entrer."],
  action: { href: "http://localhost/liens/abc", libelle: "Entrer" },
  code: { phrase: "Si la page demande un code, le voici :", valeur: "012345" },
  fin: ["Ce lien sert une fois."],
});
const message = { a: "herve@exemple.fr", sujet: "Rives : votre lien\r\nBcc: tous@exemple.fr", ...lettre };
const settings = { folder, sender: "Maillage <maillage@exemple.fr>", demonstration: false, smtp: undefined };

/** What a reader's program shows of a source: the parts, decoded. */
const decode = (source: string) =>
  Buffer.from(
    source
      .replace(/=\r?\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

beforeEach(() => {
  received.length = 0;
  refuse = false;
});

test("sans SMTP, le courriel est un fichier .eml, texte et HTML", async () => {
  await openMail(settings)(message);
  const [name = ""] = readdirSync(join(folder, "courriels"));
  expect(name).toMatch(/\.eml$/);
  const source = decode(readFileSync(join(folder, "courriels", name), "utf8"));
  expect(source).toContain("To: herve@exemple.fr");
  expect(source).toContain("Entrer : http://localhost/liens/abc");
  expect(source).toContain("&lt;b&gt;Hervé&lt;/b&gt;");
  expect(source).not.toMatch(/^Bcc:/m);
});

test("avec SMTP, il part", async () => {
  await openMail({ ...settings, smtp })(message);
  expect(received.length).toBe(1);
  expect(decode(received[0] ?? "")).toContain("From: Maillage <maillage@exemple.fr>");
});

test("le même dépôt envoyé deux fois porte le même numéro, et n'est qu'un fichier", async () => {
  const avant = readdirSync(join(folder, "courriels")).length;
  for (const post of [openMail(settings), openMail({ ...settings, smtp })]) {
    await post(message, "depot-1");
    await post(message, "depot-1");
  }
  expect(readdirSync(join(folder, "courriels")).length).toBe(avant + 1);
  expect(received.map((source) => /^Message-ID: (.*)$/im.exec(source)?.[1]?.trim())).toEqual([
    "<depot-1@maillage>",
    "<depot-1@maillage>",
  ]);
});

test("un serveur qui refuse est une panne : le courriel n'est pas dit parti", async () => {
  refuse = true;
  await expect(openMail({ ...settings, smtp })(message)).rejects.toThrow(/boîte pleine/);
});

test("d'une démonstration, aucun courriel ne part, même avec SMTP", async () => {
  const avant = readdirSync(join(folder, "courriels")).length;
  await openMail({ ...settings, smtp, demonstration: true })(message);
  expect(received).toEqual([]);
  expect(readdirSync(join(folder, "courriels")).length).toBe(avant + 1);
});

test("an invitation and a file leave with the mail, each as what it is", async () => {
  const agenda = { methode: "REQUEST", contenu: "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n" } as const;
  const piece = { nom: "dossier.pdf", type: "application/pdf", octets: new TextEncoder().encode("%PDF-1.7") };
  await openMail({ ...settings, smtp })({ ...message, agenda, pieces: [piece] });
  const [source = ""] = received;
  expect(source).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
  expect(source).toMatch(/filename=dossier\.pdf/);
  expect(source).toContain(Buffer.from("%PDF-1.7").toString("base64"));
});
