import { GESTURE } from "./session.ts";

/** Keeps what is being typed in a form as a draft on the server, two seconds after the last key. */
export function keepDrafts(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-brouillon]")) {
    const address = form.dataset["brouillon"];
    if (!address) continue;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const send = () =>
      void fetch(address, { method: "POST", body: new FormData(form), keepalive: true })
        .then(({ ok, redirected }) => ok && !redirected && document.dispatchEvent(new Event(GESTURE)))
        .catch(() => undefined);
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(send, 2000);
    });
    form.addEventListener("submit", () => clearTimeout(timer));
  }
}
