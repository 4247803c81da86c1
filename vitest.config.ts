import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.ts", "bench/**/*.test.ts"],
    maxWorkers: "100%",
    setupFiles: ["tests/rendre.ts"],
    env: { MAILLAGE_JOURNALISATION: "silent" },
    testTimeout: 30000,
    hookTimeout: 60000,
  },
});
