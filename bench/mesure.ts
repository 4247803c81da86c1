/** One figure of a benchmark: what was measured, against which target, and whether it holds (null: nothing to hold). */
export type Figure = {
  bench: string;
  figure: string;
  value: number;
  unit: string;
  target: string | null;
  holds: boolean | null;
};

type Target = { max?: number; min?: number };

const round = (value: number) => Math.round(value * 1000) / 1000;

const targetOf = ({ max, min }: Target, unit: string) =>
  max === undefined ? (min === undefined ? null : `≥ ${min} ${unit}`) : `≤ ${max} ${unit}`;

/** A figure, compared to its ceiling or its floor when it has one. */
export const figure = (
  bench: string,
  name: string,
  [value, unit]: readonly [number, string],
  { max, min }: Target = {},
): Figure => ({
  bench,
  figure: name,
  value: round(value),
  unit,
  target: targetOf({ ...(max === undefined ? {} : { max }), ...(min === undefined ? {} : { min }) }, unit),
  holds: max === undefined && min === undefined ? null : value <= (max ?? Infinity) && value >= (min ?? -Infinity),
});

export type Times = { p50: number; p99: number; perSecond: number };

/** Runs `work` `count` times after a warm-up, one after the other; milliseconds. */
export async function times(work: () => Promise<unknown>, count = 200): Promise<Times> {
  for (let run = 0; run < Math.min(20, count); run++) await work();
  const durations: number[] = [];
  for (let run = 0; run < count; run++) {
    const start = performance.now();
    await work();
    durations.push(performance.now() - start);
  }
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const total = durations.reduce((sum, duration) => sum + duration, 0);
  return { p50: at(0.5), p99: at(0.99), perSecond: (1000 * count) / total };
}
