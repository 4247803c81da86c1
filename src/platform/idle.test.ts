import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { whenIdle } from "./idle.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("each step runs once, in order, after the answers stop; nothing runs before the first answer", () => {
  const done: string[] = [];
  const answered = whenIdle(100, [() => done.push("read"), () => done.push("search")]);
  vi.advanceTimersByTime(1000);
  expect(done).toEqual([]);
  answered();
  vi.advanceTimersByTime(60);
  answered();
  vi.advanceTimersByTime(60);
  expect(done).toEqual([]);
  vi.advanceTimersByTime(40);
  expect(done).toEqual(["read"]);
  vi.advanceTimersByTime(100);
  answered();
  vi.advanceTimersByTime(1000);
  expect(done).toEqual(["read", "search"]);
});
