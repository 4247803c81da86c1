const PRODID = "-//Maillage//Maillage//FR";

/** The two rules that the European Union has kept since 1996: the last Sunday of March and of October, at one o’clock UTC. */
const PARIS = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/Paris",
  "BEGIN:DAYLIGHT",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "TZNAME:CEST",
  "DTSTART:19700329T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "TZNAME:CET",
  "DTSTART:19701025T030000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "END:STANDARD",
  "END:VTIMEZONE",
];

/** Who sends an invitation, or receives it. */
export type CalendarPerson = { name: string; mail: string };

/**
 * An event of a calendar. `day` is `YYYY-MM-DD`; `start` is `HH:MM` in Paris, and without it the event lasts the whole day.
 * `uid` never changes; `sequence` rises each time that the date, hour or place does; `stamp` is when this version was made.
 */
export type CalendarEvent = {
  uid: string;
  sequence: number;
  stamp: Date;
  title: string;
  day: string;
  start?: string | undefined;
  minutes?: number | undefined;
  description?: string | undefined;
  location?: string | undefined;
  url?: string | undefined;
  cancelled?: boolean | undefined;
  organizer?: CalendarPerson | undefined;
  attendees?: readonly CalendarPerson[] | undefined;
};

export type CalendarMethod = "PUBLISH" | "REQUEST" | "CANCEL";
export type Calendar = { method: CalendarMethod; name?: string | undefined; events: readonly CalendarEvent[] };

const escape = (text: string) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

/** A parameter is quoted, and has no escape: what could close the quotes leaves. */
const quoted = (text: string) => `"${text.replaceAll('"', "")}"`;

const bytes = new TextEncoder();

/** RFC 5545, 3.1: no line is longer than 75 octets; what follows starts with a space, and no character is cut. */
export function fold(line: string): string {
  const lines = [""];
  let size = 0;
  for (const character of line) {
    const length = bytes.encode(character).length;
    if (size + length > 75) {
      lines.push(" ");
      size = 1;
    }
    lines[lines.length - 1] += character;
    size += length;
  }
  return lines.join("\r\n");
}

const WALL = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short", timeStyle: "short" });
const wallOf = (instant: Date) => WALL.format(instant); // « 2026-10-25 02:30 »

/**
 * The instant of an hour of Paris: the first of the two when the clock goes back, and, when it goes forward, an hour that does
 * not exist is read with the offset of before (RFC 5545, 3.3.5).
 */
export function parisInstant(day: string, time: string): Date {
  const utc = Date.parse(`${day}T${time}:00Z`);
  const summer = new Date(utc - 7_200_000);
  return wallOf(summer) === `${day} ${time}` ? summer : new Date(utc - 3_600_000);
}

const compact = (text: string) => text.replace(/[-:]|\.\d+/g, "");
const utcStamp = (instant: Date) => compact(instant.toISOString());
const wallStamp = (wall: string) => `${compact(wall).replace(" ", "T")}00`;

/** The end, as an hour of Paris; in UTC where the clock goes back and that hour would be read as the first of two. */
function endLine(from: Date, minutes: number): string {
  const end = new Date(from.getTime() + minutes * 60_000);
  const [day = "", time = ""] = wallOf(end).split(" ");
  return parisInstant(day, time).getTime() === end.getTime()
    ? `DTEND;TZID=Europe/Paris:${wallStamp(wallOf(end))}`
    : `DTEND:${utcStamp(end)}`;
}

function nextDay(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

function when({ day, start, minutes = 60 }: CalendarEvent): string[] {
  if (!start) return [`DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(nextDay(day))}`];
  return [`DTSTART;TZID=Europe/Paris:${compact(day)}T${compact(start)}00`, endLine(parisInstant(day, start), minutes)];
}

const optional = (name: string, value: string | undefined) => (value ? [`${name}:${escape(value)}`] : []);

const attendee = ({ name, mail }: CalendarPerson) =>
  `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE;CN=${quoted(name)}:mailto:${mail}`;

function writeEvent(event: CalendarEvent): string[] {
  const { uid, sequence, stamp, title, description, location, url, organizer, attendees = [] } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${escape(uid)}`,
    `DTSTAMP:${utcStamp(stamp)}`,
    `SEQUENCE:${sequence}`,
    ...when(event),
    `SUMMARY:${escape(title)}`,
    ...optional("DESCRIPTION", description),
    ...optional("LOCATION", location),
    ...(url ? [`URL:${url}`] : []),
    ...(organizer ? [`ORGANIZER;CN=${quoted(organizer.name)}:mailto:${organizer.mail}`] : []),
    ...attendees.map(attendee),
    `STATUS:${event.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
  ];
}

/** An iCalendar text (RFC 5545), its hours those of Paris: an invitation, a cancellation, or a feed to subscribe to. */
export function writeCalendar({ method, name, events }: Calendar): string {
  const hours = events.some(({ start }) => start !== undefined);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${PRODID}`,
    "CALSCALE:GREGORIAN",
    `METHOD:${method}`,
    ...optional("NAME", name),
    ...optional("X-WR-CALNAME", name),
    ...(hours ? PARIS : []),
    ...events.flatMap(writeEvent),
    "END:VCALENDAR",
  ];
  return `${lines.map((line) => fold(line.replace(/\p{Cc}/gu, ""))).join("\r\n")}\r\n`;
}
