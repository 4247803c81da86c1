/** Cards of the board that can be dragged to another column: the drop posts the form that the buttons post. */
export function dragCards(root: ParentNode): void {
  const board = root.querySelector<HTMLElement>(".colonnes[data-glisser]");
  const address = board?.dataset["glisser"];
  if (!board || !address) return;
  let moving: HTMLElement | null = null; // the card itself: a fiche has one in each of its columns
  for (const card of board.querySelectorAll<HTMLElement>(".carte[data-fiche]")) {
    card.draggable = true;
    card.addEventListener("dragstart", (event) => {
      moving = card;
      event.dataTransfer?.setData("text/plain", card.dataset["fiche"] ?? "");
    });
    card.addEventListener("dragend", () => {
      moving = null;
    });
  }
  for (const column of board.querySelectorAll<HTMLElement>("[data-vers]")) {
    column.addEventListener("dragover", (event) => event.preventDefault());
    column.addEventListener("drop", (event) => {
      event.preventDefault();
      const from = moving?.closest<HTMLElement>("[data-vers]");
      if (moving && from && from !== column)
        post(`${address}/${moving.dataset["fiche"]}/place`, fieldsOf(board, moving, from, column));
    });
  }
}

const fieldsOf = (
  board: HTMLElement,
  card: HTMLElement,
  from: HTMLElement,
  to: HTMLElement,
): Record<string, string> => ({
  axe: board.dataset["axe"] ?? "noeud",
  de: from.dataset["vers"] ?? "",
  vers: to.dataset["vers"] ?? "",
  version: card.dataset["version"] ?? "",
  retour: location.pathname + location.search,
});

function post(address: string, fields: Record<string, string>): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}
