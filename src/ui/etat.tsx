/** How far along a thing is: a shape first, then a word, and only third a colour. */
export type FormeEtat = "attente" | "marche" | "faite" | "pause" | "fin";

const CLASSES: Record<FormeEtat, string> = {
  attente: "",
  marche: "en-cours",
  faite: "realisee",
  pause: "suspendue",
  fin: "",
};

/** One stroke per shape, in a box of 12: readable in grey and at the size of a letter. */
const TRACES: Record<FormeEtat, string> = {
  attente: "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9Z",
  marche: "M3 1.5L10.5 6L3 10.5Z",
  faite: "M1.5 6.5L4.75 9.75L10.5 2.5",
  pause: "M3.5 2v8M8.5 2v8",
  fin: "M2.5 2.5l7 7M9.5 2.5l-7 7",
};

/** A state in its own words; `precision` counts what it folds (« 7 sur 12 »). */
export const Etat = ({
  forme,
  libelle,
  precision,
}: {
  forme: FormeEtat;
  libelle: string;
  precision?: string | null;
}) => (
  <span class={`etat ${CLASSES[forme]}`}>
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <path
        d={TRACES[forme]}
        fill={forme === "marche" ? "currentColor" : "none"}
        stroke="currentColor"
        stroke-width={forme === "attente" ? "1.5" : "2"}
      />
    </svg>
    {libelle}
    {precision && <span class="chiffres">{precision}</span>}
  </span>
);

/** No known state: an empty cell, which is not one more state and accuses no one. */
export const SansEtat = () => <span class="vide">—</span>;
