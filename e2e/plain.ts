import type { Page } from "playwright-core";

/** What only a script could serve: what it is, where to look, and what spares one that is found there. */
const DEAD: readonly (readonly [string, string, "sent" | "sends" | "leads" | "never"])[] = [
  ["un bouton n’envoie rien", "button[type=button]:not([popovertarget]), button[type=reset]", "never"],
  ["un bouton n’est d’aucun formulaire", "button:not([type=button], [popovertarget])", "sent"],
  ["un champ n’est d’aucun formulaire", "input:not([type=hidden]), select, textarea", "sent"],
  ["un formulaire n’a pas de quoi l’envoyer", "form", "sends"],
  ["un lien ne mène nulle part", "a[href]", "leads"],
  ["un contrôle reste caché", "[hidden] a[href], [hidden] button, a[href][hidden], button[hidden]", "never"],
  ["un geste tient à un script", "[onclick], [onchange], [onsubmit], a[href^='javascript:']", "never"],
];

/** What says that the session ends stays hidden until it does; without scripts, drafts keep what was typed. What is closed is only read. */
const SPARED = ".fin-de-session, noscript, template, fieldset[disabled]";

/** What a page, as the server wrote it and before any script, holds that only a script could serve. Parsed where nothing of it runs. */
export async function deadWithoutScripts(page: Page, html: string): Promise<string[]> {
  const found = await page.evaluate(
    ([source, dead, spared]) => {
      const doc = new DOMParser().parseFromString(source, "text/html");
      const send = "button:not([type=button], [type=reset]), input[type=submit]";
      const spares = {
        sent: (one: Element) => (one as HTMLInputElement).form !== null,
        sends: (one: Element) => [...(one as HTMLFormElement).elements].some((part) => part.matches(send)),
        leads: (one: Element) => {
          const to = one.getAttribute("href") ?? "";
          return !to.startsWith("#") || doc.getElementById(decodeURIComponent(to.slice(1))) !== null;
        },
        never: () => false,
      };
      return dead.map(([, where, spare]) =>
        [...doc.querySelectorAll(where)]
          .filter((one) => !one.closest(spared) && !spares[spare](one))
          .map((one) => (one.textContent?.trim() || one.getAttribute("name") || one.id).slice(0, 40)),
      );
    },
    [html, DEAD, SPARED] as const,
  );
  return DEAD.flatMap(([what], rank) => {
    const names = found[rank] ?? [];
    return names.length > 0 ? [`sans scripts, ${what} ×${names.length} : « ${names[0]} »`] : [];
  });
}

/** The page as the server answered it, which is all that a browser without scripts has. */
export async function auditPlain(page: Page, html: string): Promise<string[]> {
  const faults = await deadWithoutScripts(page, html);
  return /<h1[\s>]/.test(html) ? faults : [...faults, "sans scripts, la page n’a pas de titre h1"];
}
