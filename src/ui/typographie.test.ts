import { expect, test } from "vitest";
import { typographier } from "./typographie.ts";

test.each([
  ["Quel territoire ?", "Quel territoire\u{202F}?"],
  ["<p>Le plan : « vide » !</p>", "<p>Le plan\u{A0}: «\u{A0}vide\u{A0}»\u{202F}!</p>"],
  ["à 9 h : <a href='/x'>ici</a> ; là", "à 9 h\u{A0}: <a href='/x'>ici</a>\u{202F}; là"],
])("l’espace reste avec son signe : %s", (page, attendu) => {
  expect(typographier(page)).toBe(attendu);
});

test.each([
  '<input value="un : deux">',
  "<textarea name='t'>un : deux ;\n« trois »</textarea>",
  "<pre>a : b</pre>",
  "<option>rang : premier</option>",
  "http://exemple.fr:80 et 10:30",
])("ce qui est tapé ou renvoyé reste tel quel : %s", (page) => {
  expect(typographier(page)).toBe(page);
});
