import { expect, test } from "vitest";
import { intercommunalitesServies } from "./rules.ts";

test("GUI-380 : une seule intercommunalité se compte ; de plusieurs, celles où le guichet tient une structure", () => {
  expect(intercommunalitesServies(["e1", "e1"], [])).toEqual(["e1"]);
  expect(intercommunalitesServies(["e1", "e2", "e3"], ["e1", "e3"])).toEqual(["e1", "e3"]);
});
