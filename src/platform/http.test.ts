import { expect, test } from "vitest";
import { placeOf } from "./http.ts";

test.each([
  ["/conventions/ctg-1", { genre: "conventions", id: "ctg-1" }],
  ["/conventions/ctg-1/plan/fiches", { genre: "conventions", id: "ctg-1" }],
  ["/espaces/rives/journal", { genre: "espaces", id: "rives" }],
  ["/api/v1/conventions/ctg-1/fiches/f-1", { genre: "conventions", id: "ctg-1" }],
  ["/api/v1/espaces/rives", { genre: "espaces", id: "rives" }],
  ["/conventions/val%20de%20lune", { genre: "conventions", id: "val de lune" }],
  ["/conventions/%E0%A4%A", { genre: "conventions", id: "%E0%A4%A" }],
  ["/conventions/nouvelle", null],
  ["/conventions", null],
  ["/api/v1/conventions", null],
  ["/api/v2/conventions/ctg-1", null],
  ["/ailleurs/api/v1/conventions/ctg-1", null],
  ["/ailleurs/conventions/ctg-1", null],
])("l’adresse %s nomme son lieu, ou aucun", (path, place) => {
  expect(placeOf(path)).toEqual(place);
});
