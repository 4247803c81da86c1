import type { KyselyPlugin } from "kysely";
import type { Base } from "#platform/db/db.ts";

/** The same base, and how many statements were sent through it. */
export function compter(base: Base): { base: Base; requetes: () => number } {
  let requetes = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      requetes += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { base: base.withPlugin(plugin), requetes: () => requetes };
}
