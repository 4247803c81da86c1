/** Runs each step, in order, once nothing has been asked for `delay` milliseconds. Call what it gives after each answer. */
export function whenIdle(delay: number, steps: readonly (() => unknown)[]): () => void {
  const left = [...steps];
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    clearTimeout(timer);
    if (left.length === 0) return;
    timer = setTimeout(() => {
      left.shift()?.();
      wait();
    }, delay);
    timer.unref();
  };
  return wait;
}
