/** What the page says of itself when the server has heard from it without being reloaded. */
export const GESTURE = "maillage:geste";

const NOTICE = 300;
type Moment = "inactivite" | "duree" | "finie";

/** Warns five minutes before the session ends, and asks for more when told to; the other tabs hear of each gesture. */
export function watchSession(root: Document): void {
  const box = root.querySelector<HTMLElement>("[data-sans-geste]");
  if (!box) return;
  const [idle, whole] = [Number(box.dataset["sansGeste"]), Number(box.dataset["enTout"])];
  const opened = performance.now();
  const tabs = new BroadcastChannel("maillage-session");
  let timers: ReturnType<typeof setTimeout>[] = [];
  let before: Element | null = null;

  const show = (moment: Moment | null) => {
    for (const part of box.querySelectorAll<HTMLElement>("[data-moment]"))
      part.hidden = part.dataset["moment"] !== moment;
  };
  const arm = () => {
    for (const timer of timers) clearTimeout(timer);
    show(null);
    const left = whole - (performance.now() - opened) / 1000;
    const end = Math.min(idle, left);
    const warn = () => {
      before = root.activeElement;
      show(left <= idle ? "duree" : "inactivite");
    };
    timers = [setTimeout(warn, (end - NOTICE) * 1000), setTimeout(() => show("finie"), end * 1000)];
  };
  const heard = () => {
    arm();
    tabs.postMessage(null);
  };
  const stay = async () => {
    const { ok, redirected } = await fetch("/compte/session");
    if (!ok || redirected) return show("finie");
    heard();
    if (before instanceof HTMLElement) before.focus();
  };
  tabs.addEventListener("message", arm);
  root.addEventListener(GESTURE, heard);
  box.querySelector("button")?.addEventListener("click", () => void stay().catch(() => undefined));
  heard();
}
