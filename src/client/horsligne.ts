const PREFIX = "maillage:hors-ligne:";
/** The answer that was just sent: forgotten once a page says that it was received. */
const SENT = "maillage:envoye";

type Form = HTMLFormElement;
type Typed = Record<string, string>;

const keyOf = (form: Form) => PREFIX + (form.dataset["horsLigne"] ?? "");

/** What is typed, without what the page put there by itself. */
function typedIn(form: Form): Typed {
  const typed: Typed = {};
  for (const field of form.elements)
    if (isField(field) && field.name && field.type !== "hidden" && field.type !== "date")
      typed[field.name] = field.value;
  return typed;
}

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

/** Keeps on the device what is typed in an answer until it is received: the network of a village may drop. Nothing stays after signing out. */
export function keepOffline(root: Document): void {
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
