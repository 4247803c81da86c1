import { expect, test } from "vitest";
import { writeError } from "./log.ts";

test("an error of the database is logged without the row that it refused", () => {
  const error = Object.assign(new Error('new row for relation "essai" violates check constraint "essai_age"'), {
    code: "23514",
    table: "essai",
    detail: "Failing row contains (Dupont, -1).",
    query: "insert into essai values ($1, $2)",
    params: ["Dupont", -1],
  });
  const written = writeError(error);
  expect(JSON.stringify(written)).not.toContain("Dupont");
  expect(written).toMatchObject({ code: "23514", table: "essai", message: error.message, stack: expect.any(String) });
});
