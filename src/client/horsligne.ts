const PREFIX = "maillage:hors-ligne:";
/** The answer that was just sent: forgotten once a page says that it was received. */
const SENT = "maillage:envoye";

const RETRY_MS = 4000;

type Form = HTMLFormElement;
type Typed = Record<string, string>;

const keyOf = (form: Form) => PREFIX + (form.dataset["horsLigne"] ?? "");

/** What is typed, without what the page put there by itself. */
function typedIn(form: Form): Typed {
  const typed: Typed = {};
  for (const field of form.elements)
    if (isField(field) && field.name && field.type !== "hidden" && !isUntouchedDate(field))
      typed[field.name] = field.value;
  return typed;
}

const isUntouchedDate = (field: Element) =>
  field instanceof HTMLInputElement && field.type === "date" && field.value === field.defaultValue;

const isField = (field: Element): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement;

function read(key: string): Typed | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") as Typed | null;
  } catch {
    return null;
  }
}

/** A sentence above the form, and what one may do about it. */
function tell(form: Form, words: string, action?: { words: string; act: () => void }): HTMLElement {
  form.querySelector("[data-avis]")?.remove();
  const notice = document.createElement("div");
  notice.className = "message attention";
  notice.setAttribute("role", "status");
  notice.dataset["avis"] = "";
  const sentence = document.createElement("p");
  sentence.textContent = words;
  notice.append(sentence);
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "bouton discret";
    button.textContent = action.words;
    button.addEventListener("click", action.act);
    notice.append(button);
  }
  form.prepend(notice);
  return notice;
}

/** Puts back what this device kept, unless the page already says the same. */
function restore(form: Form): void {
  const kept = read(keyOf(form));
  const shown = typedIn(form);
  if (!kept || Object.entries(kept).every(([name, value]) => shown[name] === value)) return;
  const write = (typed: Typed) => {
    for (const field of form.elements) if (isField(field)) field.value = typed[field.name] ?? field.value;
  };
  write(kept);
  tell(form, "Retrouvé sur cet appareil : ce que vous aviez tapé n’était pas parti.", {
    words: "Revenir à ce qu’il y avait",
    act: () => {
      localStorage.removeItem(keyOf(form));
      write(shown);
      form.querySelector("[data-avis]")?.remove();
    },
  });
}

/** Without a network, the answer waits on the page, and is offered again when the network is back. */
function holdWhenOffline(form: Form): void {
  let button: HTMLElement | null = null;
  form.addEventListener("submit", (event) => {
    localStorage.setItem(keyOf(form), JSON.stringify(typedIn(form)));
    if (navigator.onLine) return sessionStorage.setItem(SENT, keyOf(form));
    event.preventDefault();
    button = event.submitter;
    tell(
      form,
      "Pas de réseau : votre réponse est gardée sur cet appareil. Rien n’est perdu, elle partira quand il reviendra.",
    );
  });
  addEventListener("online", () => {
    if (!button) return;
    tell(form, "Le réseau est revenu.", { words: "Envoyer maintenant", act: () => form.requestSubmit(button) });
  });
}

function forget(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

/** `/conventions/…/reponses/campaign/fiche?volet=…`: the answer that this address is for. */
const answerAt = ({ pathname, searchParams }: URL): string | null => {
  const [, campagne, fiche] = /\/reponses\/([\w-]+)\/([\w-]+)$/.exec(pathname) ?? [];
  return campagne && fiche ? `${PREFIX}${campagne}/${fiche}/${searchParams.get("volet") ?? ""}` : null;
};

/** Shows the page that was wanted as soon as the site answers. */
const back = () =>
  navigator.onLine &&
  void fetch("/hors-ligne", { cache: "no-store", credentials: "omit" })
    .then(({ ok }) => ok && location.assign(location.href))
    .catch(() => undefined); // still none: asked again in a moment

/** On the page that stands for one that could not be loaded: notes go with what the device keeps of the answer, and the network brings the page back. */
function noteMeanwhile(root: Document): void {
  const box = root.querySelector<HTMLElement>("[data-reprise]");
  if (!box) return;
  const key = answerAt(new URL(location.href));
  if (key) {
    const kept = read(key) ?? {};
    for (const field of box.querySelectorAll("textarea")) {
      field.value = kept[field.name] ?? "";
      field.addEventListener("input", () => {
        kept[field.name] = field.value;
        localStorage.setItem(key, JSON.stringify(kept));
      });
    }
    box.hidden = false;
  }
  addEventListener("online", back);
  setInterval(back, RETRY_MS);
}

/** Who is asked for answers keeps a page for when there is no network; nobody else needs it. */
function keepPage(root: Document): void {
  if (!("serviceWorker" in navigator) || !/\/reponses(\/|$)/.test(location.pathname)) return;
  if (root.querySelector("[data-reprise]")) return;
  void navigator.serviceWorker.register("/statique/service.js", { scope: "/" }).catch(() => undefined);
}

/** Keeps on the device what is typed in an answer until it is received: the network of a village may drop. Nothing stays after signing out. */
export function keepOffline(root: Document): void {
  noteMeanwhile(root);
  keepPage(root);
  for (const out of root.querySelectorAll<Form>('form[action="/deconnexion"]'))
    out.addEventListener("submit", () => forget());
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (sent && root.querySelector("[data-recu]")) localStorage.removeItem(sent);
  for (const form of root.querySelectorAll<Form>("form[data-hors-ligne]")) {
    if (!form.querySelector(".message.erreur")) restore(form);
    form.addEventListener("input", () => localStorage.setItem(keyOf(form), JSON.stringify(typedIn(form))));
    holdWhenOffline(form);
  }
}
