import type { Base } from "#platform/db/db.ts";

type Noeud = { kind: string; into?: unknown; table?: unknown };

/** Ends this process on the spot: nothing of it runs any more, no handler, no `finally`. */
export function tuer(): void {
  process.kill(process.pid, "SIGKILL");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** The same base, that dies when it is about to write in one table: the statements before it are done, nothing is committed. */
export const mourantA = (
  base: Base,
  genre: "InsertQueryNode" | "UpdateQueryNode",
  table: string,
  mourir = tuer,
): Base =>
  base.withPlugin({
    transformQuery: ({ node }) => {
      const { kind, into, table: cible } = node as Noeud;
      if (kind === genre && JSON.stringify(into ?? cible).includes(`"${table}"`)) mourir();
      return node;
    },
    transformResult: async ({ result }) => result,
  });
