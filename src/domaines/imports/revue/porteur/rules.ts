import type { Reconnu } from "#domaines/acteurs/model.ts";
import type { FicheEchange } from "../../echange/model.ts";
import { etatFiche } from "../decision/rules.ts";
import type { Comparaison, Decisions } from "../model.ts";
import { normaliserSaisie } from "../valeur/rules.ts";
import type { PorteurCite } from "./model.ts";

type Lues = readonly Pick<FicheEchange, "pilotes" | "partenaires">[];

/** Les noms que citent les fiches qui peuvent encore s'écrire, dans l'ordre du fichier, et combien de fiches les citent. */
export function nomsCites({ fiches }: Comparaison, decisions: Decisions, lues: Lues): ReadonlyMap<string, number> {
  const cites = new Map<string, number>();
  for (const comparee of fiches) {
    const lue = lues[comparee.rang];
    if (!lue || ["laisse", "inchangee"].includes(etatFiche(comparee, decisions))) continue;
    for (const nom of new Set([...lue.pilotes, ...lue.partenaires])) cites.set(nom, (cites.get(nom) ?? 0) + 1);
  }
  return cites;
}

/** IMP-131 : un nom lu s'écrit sous l'acteur que la personne a choisi ; sans choix, sous celui qu'il désigne de lui-même. */
export const nomRetenu = ({ porteurs = {} }: Decisions, lu: string): string => porteurs[lu] ?? lu;

/** Ce qui a été tapé autrement que lu est un choix ; vidé, ou retapé comme lu, il n'y en a plus. */
export function choisirNoms(
  decisions: Decisions,
  saisies: readonly { lu: string; tape: string }[],
): NonNullable<Decisions["porteurs"]> {
  const porteurs = new Map(Object.entries(decisions.porteurs ?? {}));
  for (const { lu, tape } of saisies) {
    const nom = normaliserSaisie(tape).replace(/\s+/g, " ").slice(0, 200);
    if (nom === "" || nom === lu) porteurs.delete(lu);
    else porteurs.set(lu, nom);
  }
  return Object.fromEntries(porteurs);
}

const POIDS: Record<Reconnu["surete"], number> = { inconnu: 1, sigle: 2, nom: 3 };
const poids = ({ reconnu }: PorteurCite) =>
  reconnu.surete === "inconnu" && reconnu.proches.length > 0 ? 0 : POIDS[reconnu.surete];

/** Le moins sûr d'abord : qui serait créé alors qu'il ressemble à un autre, qui serait créé, qui n'est reconnu qu'à son sigle. */
export const moinsSurs = (cites: readonly PorteurCite[]): PorteurCite[] =>
  cites.toSorted((a, b) => poids(a) - poids(b) || a.rang - b.rang);

const enListe = (noms: readonly string[]) => noms.map((nom) => `« ${nom} »`).join(", ");

/** Ce qui sera écrit, en une phrase : qui a été reconnu et à quoi, ou qu'il sera créé. */
export function direReconnu(reconnu: Reconnu): string {
  if (reconnu.surete !== "inconnu")
    return `reconnu : « ${reconnu.nom} », par son ${reconnu.surete === "nom" ? "nom" : "sigle"}`;
  return reconnu.proches.length > 0
    ? `nouveau : sera créé, mais ressemble à ${enListe(reconnu.proches)}`
    : "nouveau : sera créé";
}
