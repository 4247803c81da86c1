import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { ROOT } from "#platform/root.ts";

const DIST = join(ROOT, "dist");

/** Bundled, because a thousand small files are slow to open; the other dependencies load their own files or native code. */
const BUNDLED = ["hono", "@hono/node-server", "kysely", "zod", "@asteasolutions/zod-to-openapi"];

/** Programs that run outside the server's thread, when this version has them. */
const CHILDREN = [
  "src/platform/db/worker.ts",
  "src/demonstration.ts",
  "src/lecteur.ts",
  "src/apport.ts",
  "src/contours.ts",
  "src/platform/files/ocr.ts",
  "src/platform/rendu/atelier.ts",
];

const read = (path: string) => readFileSync(join(ROOT, path));

const under = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(tsx?|css|svg|png|webmanifest)$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => `${folder}/${path}`);

const sources = (): string[] => [...under("src"), ...under("db"), "package-lock.json", "tsconfig.json"].toSorted();

function hashSources(): string {
  const hash = createHash("sha256");
  for (const path of sources()) hash.update(path).update("\0").update(read(path));
  return hash.digest("hex");
}

/**
 * The folder of what these very sources give, built unless it is already there. Another version keeps its own folder: a server
 * that runs goes on finding its files, and two builds at once end alike.
 */
export async function build(): Promise<string> {
  const fresh = join(DIST, `.${process.pid}`);
  const begun = existsSync(DIST) ? undefined : buildIn(fresh); // the very first time there is nothing to look for
  try {
    const folder = join(DIST, hashSources().slice(0, 16));
    if (existsSync(folder)) return folder;
    await (begun ?? buildIn(fresh));
    if (!existsSync(folder)) renameSync(fresh, folder);
    forget(folder);
    return folder;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function buildIn(folder: string): Promise<void> {
  // The bundler runs for two seconds: collecting its garbage would take one of them.
  Object.assign(process.env, { GOGC: "off", GOMEMLIMIT: "512MiB" });
  await Promise.all([buildServer(folder), buildClient(join(folder, "statique"))]);
  compress(join(folder, "statique"));
}

const KEPT_MS = 24 * 3600 * 1000;
const KEPT = 3;

/** Throws away old versions, but for the newest of the others: a server that has run for days still reads its own. */
export function forget(current: string): void {
  const others = readdirSync(dirname(current))
    .map((name) => join(dirname(current), name))
    .filter((path) => path !== current)
    .map((path) => ({ path, made: statSync(path).mtimeMs, whole: !basename(path).startsWith(".") }))
    .toSorted((a, b) => Number(b.whole) - Number(a.whole) || b.made - a.made);
  others.forEach(({ path, made, whole }, rank) => {
    if ((!whole || rank >= KEPT) && Date.now() - made > KEPT_MS) rmSync(path, { recursive: true, force: true });
  });
}

async function buildServer(outdir: string): Promise<void> {
  const { build: esbuild } = await import("esbuild");
  const { dependencies = {} } = JSON.parse(read("package.json").toString()) as {
    dependencies?: Record<string, string>;
  };
  await esbuild({
    absWorkingDir: ROOT,
    entryPoints: ["src/commandes.ts", ...CHILDREN.filter((path) => existsSync(join(ROOT, path)))],
    entryNames: "[name]",
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node22",
    sourcemap: false, // nothing reads it: the text stays as it was written, each module under its name, and a map is a fifth of the build
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    external: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
    logLevel: "warning",
  });
}

async function buildClient(outdir: string): Promise<void> {
  const { build: esbuild } = await import("esbuild");
  await esbuild({
    absWorkingDir: ROOT,
    entryPoints: ["src/client/maillage.ts"],
    entryNames: "[name]-[hash]",
    outdir,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022"],
    logLevel: "warning",
  });
  await esbuild({
    absWorkingDir: ROOT,
    stdin: {
      contents: '@import "./src/ui/police.css"; @import "./src/ui/maillage.css";',
      loader: "css",
      resolveDir: ROOT,
      sourcefile: "maillage.css",
    },
    outfile: join(outdir, "maillage.css"),
    bundle: true,
    minify: true,
    assetNames: "[name]-[hash]",
    publicPath: "/statique",
    loader: { ".woff2": "file" },
    logLevel: "warning",
  });
  const css = readFileSync(join(outdir, "maillage.css"));
  const hash = createHash("sha256").update(css).digest("hex").slice(0, 8);
  renameSync(join(outdir, "maillage.css"), join(outdir, `maillage-${hash}.css`));
  await buildService(outdir);
  for (const name of readdirSync(join(ROOT, "src/ui/application")))
    copyFileSync(join(ROOT, "src/ui/application", name), join(outdir, name));
}

/** What a device keeps for when the network drops: it names the files of this very version. */
async function buildService(outdir: string): Promise<void> {
  const { build: esbuild } = await import("esbuild");
  const assets = readdirSync(outdir)
    .filter((name) => /^maillage-.*\.(css|js)$/.test(name))
    .map((name) => `/statique/${name}`);
  await esbuild({
    absWorkingDir: ROOT,
    entryPoints: ["src/client/service.ts"],
    outdir,
    bundle: true,
    minify: true,
    define: { ASSETS: JSON.stringify(assets) },
    target: ["es2022"],
    logLevel: "warning",
  });
}

function compress(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder).filter((file) => /\.(css|js|svg)$/.test(file))) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(readFileSync(join(folder, name)), quality));
  }
}
