const WAIT = 3000;

/**
 * A double click sends once: the same button of a form, pressed again before the answer has come, waits for it. Later, as after a
 * file, it sends again.
 */
export function sendOnce(page: Document): void {
  const sent = new WeakMap<EventTarget, number>();
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
    const pressed = event.submitter ?? form;
    if (event.timeStamp - (sent.get(pressed) ?? -WAIT) < WAIT) event.preventDefault();
    else sent.set(pressed, event.timeStamp);
  });
}
