export const PORTEES = ["liste", "point"] as const;
export type Portee = (typeof PORTEES)[number];

/** Un vote : sur un point, ou sur la liste telle qu'elle est après tant de gestes. `preside` : la voix de qui préside, si elle départage. */
export type Vote = {
  rang: number;
  portee: Portee;
  objet: string;
  retouches: number;
  pour: number;
  contre: number;
  abstentions: number;
  preside: "pour" | "contre" | null;
  le: string;
  par: string;
};
