import { afterEach, expect, test, vi } from "vitest";
import { dragCards } from "./cartes.ts";

/** Le peu qu'un tableau de cartes demande à une page. */
class Element extends EventTarget {
  draggable = false;
  readonly dataset: Record<string, string>;
  readonly parent: Element | null;
  constructor(dataset: Record<string, string>, parent: Element | null = null) {
    super();
    this.dataset = dataset;
    this.parent = parent;
  }
  closest = () => this.parent;
}

afterEach(() => vi.unstubAllGlobals());

test("une fiche rangée sous deux nœuds quitte la colonne d’où on la glisse, pas la première où elle est", () => {
  const sent: Record<string, string>[] = [];
  const columns = ["a", "b", "c"].map((vers) => new Element({ vers }));
  const cards = columns.slice(0, 2).map((column) => new Element({ fiche: "f", version: "3" }, column));
  const board = {
    dataset: { glisser: "/fiches", axe: "noeud" },
    querySelectorAll: (quoi: string) => (quoi === "[data-vers]" ? columns : cards),
    querySelector: () => cards[0],
  };
  vi.stubGlobal("location", { pathname: "/cartes", search: "" });
  vi.stubGlobal("CSS", { escape: String });
  vi.stubGlobal("document", {
    body: { append: () => undefined },
    createElement: () => {
      const fields: { name: string; value: string }[] = [];
      const append = (field: { name: string; value: string }) => fields.push(field);
      const submit = () => sent.push(Object.fromEntries(fields.map(({ name, value }) => [name, value])));
      return { append, submit };
    },
  });
  dragCards({ querySelector: () => board } as unknown as ParentNode);
  const dataTransfer = { setData: () => undefined, getData: () => "f" };
  const geste = (nom: string) => Object.assign(new Event(nom), { dataTransfer });
  const [, deuxieme] = cards;
  deuxieme?.dispatchEvent(geste("dragstart"));
  columns[2]?.dispatchEvent(geste("drop"));
  deuxieme?.dispatchEvent(geste("dragend"));
  columns[2]?.dispatchEvent(geste("drop"));
  expect(sent).toEqual([{ axe: "noeud", de: "b", vers: "c", version: "3", retour: "/cartes" }]);
});
