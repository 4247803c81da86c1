import { defineConfig } from "vitest/config";
import { listWithBase } from "./tests/avec-base.ts";

// On a PostgreSQL server, only what opens a base: the rest would say the same again.
const onServer = process.env["MAILLAGE_TEST_DATABASE_URL"] !== undefined;

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    include: onServer ? listWithBase() : ["src/**/*.test.{ts,tsx}", "tests/**/*.test.ts", "bench/**/*.test.ts"],
    maxWorkers: "100%",
    setupFiles: ["tests/rendre.ts"],
    env: { MAILLAGE_JOURNALISATION: "silent" },
    testTimeout: 30000,
    hookTimeout: 60000,
  },
});
