import { expect, test } from "vitest";
import { readRecords } from "./csv.ts";

test.each([
  [
    "a;b\r\n1;2\r\n",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    'a,b\n1,"2,5"',
    [
      ["a", "b"],
      ["1", "2,5"],
    ],
  ],
  [
    'a\tb\n"deux\nlignes"\t"dit ""oui"""',
    [
      ["a", "b"],
      ["deux\nlignes", 'dit "oui"'],
    ],
  ],
  [
    '"a";"";c\n"1";"x;y";";"',
    [
      ["a", "", "c"],
      ["1", "x;y", ";"],
    ],
  ],
  ['a;b\n"jamais fermé;1', [["a", "b"], ['"jamais fermé;1']]],
  ["", []],
])("the records of %j", (texte, attendu) => expect([...readRecords(texte)]).toEqual(attendu));
