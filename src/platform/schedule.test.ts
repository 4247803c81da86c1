import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { oneAtATime, repeat } from "./schedule.ts";

const HOUR = 3_600_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const counted = () => vi.fn<() => Promise<void>>(async () => {});

test("the first time comes soon after the start, the others at their rhythm", async () => {
  const work = counted();
  const stop = repeat("essai", { everyMs: HOUR, firstMs: 30_000 }, work);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(work).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(HOUR - 1);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(2);
  await stop();
  await vi.advanceTimersByTimeAsync(2 * HOUR);
  expect(work).toHaveBeenCalledTimes(2);
});

test("without a first time said, the rhythm is the first time", async () => {
  const work = counted();
  const stop = repeat("essai", { everyMs: HOUR }, work);
  await vi.advanceTimersByTimeAsync(HOUR - 1);
  expect(work).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(1);
  await stop();
});

test("two works of one lane are never under way together, and a failed one lets the next go", async () => {
  const lane = oneAtATime();
  const first = Promise.withResolvers<void>();
  const [long, short] = [vi.fn<() => Promise<void>>(() => first.promise), counted()];
  const stops = [
    repeat("long", { everyMs: HOUR, firstMs: 1000, lane }, long),
    repeat("court", { everyMs: HOUR, firstMs: 2000, lane }, short),
  ];
  await vi.advanceTimersByTimeAsync(60_000);
  expect(long).toHaveBeenCalledTimes(1);
  expect(short).toHaveBeenCalledTimes(0);
  first.reject(new Error("en panne"));
  await vi.advanceTimersByTimeAsync(0);
  expect(short).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(long).toHaveBeenCalledTimes(2);
  await Promise.all(stops.map((stop) => stop()));
});

test("a server that stops waits for the work under way, and the one that waited its turn is not done", async () => {
  const lane = oneAtATime();
  const first = Promise.withResolvers<void>();
  const waiting = counted();
  const stops = [
    repeat("long", { everyMs: HOUR, firstMs: 1000, lane }, () => first.promise),
    repeat("court", { everyMs: HOUR, firstMs: 2000, lane }, waiting),
  ];
  await vi.advanceTimersByTimeAsync(3000);
  const stopped = vi.fn<() => void>();
  const ending = Promise.all(stops.map((stop) => stop())).then(stopped);
  await vi.advanceTimersByTimeAsync(0);
  expect(stopped).not.toHaveBeenCalled();
  first.resolve();
  await ending;
  await vi.advanceTimersByTimeAsync(2 * HOUR);
  expect(waiting).not.toHaveBeenCalled();
});
