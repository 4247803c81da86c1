import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarEvent, fold, parisInstant, writeCalendar } from "./ical.ts";

const EVENT: CalendarEvent = {
  uid: "reunion-1@maillage",
  sequence: 2,
  stamp: new Date("2026-11-22T08:30:15.123Z"),
  title: "Comité de pilotage",
  day: "2026-12-03",
  start: "14:00",
  minutes: 90,
};
const write = (event: Partial<CalendarEvent>, method: "REQUEST" | "CANCEL" | "PUBLISH" = "REQUEST") =>
  writeCalendar({ method, events: [{ ...EVENT, ...event }] });
const unfolded = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

test("an invitation carries its method, a stable identity, its sequence and its hours in Paris", () => {
  expect(unfolded(write({}))).toEqual(
    expect.arrayContaining([
      "METHOD:REQUEST",
      "UID:reunion-1@maillage",
      "SEQUENCE:2",
      "DTSTAMP:20261122T083015Z",
      "DTSTART;TZID=Europe/Paris:20261203T140000",
      "DTEND;TZID=Europe/Paris:20261203T153000",
      "STATUS:CONFIRMED",
      "TZID:Europe/Paris",
    ]),
  );
  expect(write({})).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
});

test("what is cancelled says so, under the same identity", () => {
  const lines = unfolded(write({ cancelled: true, sequence: 3 }, "CANCEL"));
  expect(lines).toEqual(expect.arrayContaining(["METHOD:CANCEL", "STATUS:CANCELLED", "UID:reunion-1@maillage"]));
});

test("without an hour, an event lasts the whole day, through the end of a month or of February", () => {
  const days = ["2026-12-31", "2028-02-28", "2028-02-29", "2027-02-28"].map((day) =>
    unfolded(write({ day, start: undefined })).find((line) => line.startsWith("DTEND")),
  );
  expect(days).toEqual(["20270101", "20280229", "20280301", "20270301"].map((day) => `DTEND;VALUE=DATE:${day}`));
  expect(write({ start: undefined })).not.toContain("VTIMEZONE");
});

test.each([
  ["the day before the clock goes forward", "2027-03-27", "14:00", "2027-03-27T13:00:00.000Z"],
  ["the day it goes forward", "2027-03-28", "14:00", "2027-03-28T12:00:00.000Z"],
  ["just before it goes forward", "2027-03-28", "01:59", "2027-03-28T00:59:00.000Z"],
  ["an hour that does not exist", "2027-03-28", "02:30", "2027-03-28T01:30:00.000Z"],
  ["just after", "2027-03-28", "03:00", "2027-03-28T01:00:00.000Z"],
  ["the day before it goes back", "2026-10-24", "14:00", "2026-10-24T12:00:00.000Z"],
  ["an hour that comes twice: the first", "2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
  ["the day it goes back", "2026-10-25", "14:00", "2026-10-25T13:00:00.000Z"],
])("an hour of Paris, %s", (_case, day, time, instant) => expect(parisInstant(day, time).toISOString()).toBe(instant));

test.each([
  ["forward", "2027-03-28", 60, "DTEND;TZID=Europe/Paris:20270328T033000"],
  ["back, before the second hour", "2026-10-25", 60, "DTEND;TZID=Europe/Paris:20261025T023000"],
  ["back, in the second hour", "2026-10-25", 120, "DTEND:20261025T013000Z"],
  ["back, after it", "2026-10-25", 180, "DTEND;TZID=Europe/Paris:20261025T033000"],
])("a meeting lasts what it lasts while the clock goes %s", (_case, day, minutes, line) =>
  expect(unfolded(write({ day, start: "01:30", minutes }))).toContain(line),
);

test("what is written stays one line: separators, line ends and quotes cannot make another", () => {
  const text = write({
    title: "Bilan; suite, fin\\",
    description: "Un\nDeux\r\nATTACH:x",
    organizer: { name: 'Une "personne"\r\nX:1', mail: "une@exemple.fr\r\n" },
  });
  const lines = unfolded(text);
  expect(lines).toContain("SUMMARY:Bilan\\; suite\\, fin\\\\");
  expect(lines).toContain("DESCRIPTION:Un\\nDeux\\nATTACH:x");
  expect(lines).toContain('ORGANIZER;CN="Une personneX:1":mailto:une@exemple.fr');
});

test("no line is longer than 75 octets, no character is cut, and unfolding gives it back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (texte) => {
      const line = `DESCRIPTION:${texte.replace(/[\r\n]/g, "")}`;
      const folded = fold(line);
      expect(folded.split("\r\n").every((one) => Buffer.byteLength(one) <= 75)).toBe(true);
      expect(folded.replaceAll("\r\n ", "")).toBe(line);
    }),
    { seed: 5545, numRuns: 300 },
  );
  expect(fold("a".repeat(75))).toHaveLength(75);
  expect(fold("a".repeat(76)).split("\r\n")).toEqual(["a".repeat(75), " a"]);
});
