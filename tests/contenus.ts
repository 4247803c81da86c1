import type { ContenuVersion } from "#domaines/actes/contenu/model.ts";
import { LISTES } from "#domaines/actes/contenu/model.ts";

/** Un contenu vide, à remplir de ce dont un essai a besoin. */
export const contenuVide = (): ContenuVersion => ({
  convention: [{ id: "convention", titre: "Convention", caf: null, debut: null, fin: null, perimetre: [] }],
  parties: [],
  visas: [],
  articles: [],
  annexes: [],
  complements: [],
  modes: [],
  equipements: [],
  noeuds: [],
  fiches: [],
  moyens: [],
  instances: [],
  diagnostic: [],
  registre: [],
});

type Element = { id: string; titre?: unknown; moyens?: unknown };

const VALEURS = ["un", "deux", null, ["a", "b"], { x: 1, y: [2] }] as const;

type Geste = { liste: Element[]; id: string; place: number; geste: number };

const auRang = ({ liste, place }: Geste) => liste[place % Math.max(1, liste.length)];

const ACTES: readonly ((geste: Geste) => void)[] = [
  ({ liste, id, place, geste }) => {
    if (!liste.some((un) => un.id === id)) liste.splice(place, 0, { id, titre: VALEURS[geste % VALEURS.length] });
  },
  (geste) => {
    if (geste.liste.length > 0) geste.liste.splice(geste.place % geste.liste.length, 1);
  },
  ({ liste, place, geste }) => {
    if (liste.length > 0) liste.splice(geste % liste.length, 0, ...liste.splice(place % liste.length, 1));
  },
  (geste) => {
    const present = auRang(geste);
    if (present) present.titre = VALEURS[geste.geste % VALEURS.length];
  },
  (geste) => {
    const present = auRang(geste);
    if (present && geste.geste % 2) present.moyens = VALEURS[geste.geste % VALEURS.length];
    else delete present?.moyens;
  },
];

/** Change un contenu selon une suite de nombres : chacun ajoute, ôte, déplace ou récrit un élément d'une liste. */
export function modifier(contenu: ContenuVersion, gestes: readonly number[]): ContenuVersion {
  const apres = structuredClone(contenu) as unknown as Record<string, Element[]>;
  for (const geste of gestes) {
    const liste = apres[LISTES[geste % LISTES.length] ?? "fiches"] ?? [];
    const reste = Math.floor(geste / 8);
    const place = Math.floor(reste / 5) % 8;
    ACTES[reste % ACTES.length]?.({
      liste,
      place,
      id: `e${Math.floor(reste / 40) % 9}`,
      geste: Math.floor(reste / 360),
    });
  }
  return apres as unknown as ContenuVersion;
}
