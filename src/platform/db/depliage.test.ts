import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { unpack } from "./depliage.ts";

type Entry = { name: string; type?: string; text?: string };

function tarOf(entries: readonly Entry[]): Buffer {
  const blocks = entries.flatMap(({ name, type = "0", text = "" }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(`${Buffer.byteLength(text).toString(8).padStart(11, "0")}\0`, 124);
    header.write(type, 156);
    return [header, Buffer.from(text), Buffer.alloc((512 - (Buffer.byteLength(text) % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

const inFolder = (work: (folder: string) => void) => {
  const folder = mkdtempSync(join(tmpdir(), "maillage-depliage-"));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test("les fichiers et les dossiers d’une archive s’écrivent sous le dossier, lisibles de leur seul propriétaire ; ceux qu’on épargne restent dedans", () =>
  inFolder((folder) => {
    const long = "a".repeat(1300);
    const archive = tarOf([
      { name: "/base", type: "5" },
      { name: "/base/5", type: "5" },
      { name: "/base/5/un", text: long },
      { name: "/base/5/vide" },
      { name: "/base/5/tu", text: "x" },
    ]);
    unpack(archive, join(folder, "ici"), (path) => path === "base/5/tu");
    expect(readdirSync(join(folder, "ici/base/5")).toSorted()).toEqual(["un", "vide"]);
    expect(readFileSync(join(folder, "ici/base/5/un"), "utf8")).toBe(long);
    expect(statSync(join(folder, "ici/base/5/un")).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "ici")).mode & 0o777).toBe(0o700);
  }));

test("un chemin qui sort du dossier, un lien, un en-tête abîmé : rien ne s’écrit dehors, et c’est dit", () =>
  inFolder((folder) => {
    const ici = join(folder, "ici");
    expect(() => unpack(tarOf([{ name: "../dehors", text: "x" }]), ici)).toThrow("abîmée à « ../dehors »");
    expect(() => unpack(tarOf([{ name: "lien", type: "2" }]), ici)).toThrow("d’un genre inconnu");
    expect(() => unpack(gzipSync(Buffer.from("x".repeat(600))), ici)).toThrow("abîmée");
    expect(readdirSync(folder)).toEqual(["ici"]);
    expect(readdirSync(ici)).toEqual([]);
  }));
