import { CHAMPS } from "../lexique.ts";
import type { Fiche, Noeud, Porteur, Priorite } from "../model.ts";
import { saisieDe } from "../saisie/rules.ts";

/** Un mouvement du journal qui touche une fiche. */
export type Mouvement = { rang: number; le: string; compte: string; action: string; avant: unknown; apres: unknown };
export type ChampChange = { nom: string; avant: string; apres: string; retablissable: boolean };
export type Evenement = { rang: number; le: string; auteur: string; action: string; champs: ChampChange[] };

const RETABLISSABLES = new Set([...CHAMPS.map(({ nom }) => nom as string), "priorite", "noeuds"]);

/** Ce qu'une valeur du journal montre à lire. */
export function ecrire(nom: string, valeur: unknown, noeuds: readonly Noeud[]): string {
  if (valeur === null || valeur === undefined) return "";
  if (nom === "priorite") return (valeur as Priorite).valeur;
  if (nom === "noeuds")
    return (valeur as string[])
      .map((id) => noeuds.find((noeud) => noeud.id === id)?.libelle ?? "nœud retiré")
      .join("\n");
  if (nom === "pilotes" || nom === "partenaires") return (valeur as Porteur[]).map(({ libelle }) => libelle).join("\n");
  const champ = CHAMPS.find((candidat) => candidat.nom === nom);
  return champ ? saisieDe(champ.forme, valeur) : String(valeur);
}

const objet = (valeur: unknown) => (valeur && typeof valeur === "object" ? (valeur as Record<string, unknown>) : {});

/** L'ordre où la fiche se lit : son titre et sa place, puis ses sections. */
const LECTURE: readonly string[] = ["titre", "reference", "noeuds", "priorite", ...CHAMPS.map(({ nom }) => nom)];
const rangDe = (nom: string) => (LECTURE.includes(nom) ? LECTURE.indexOf(nom) : LECTURE.length);

/** PLA-15 : l'histoire d'une fiche est ce que le journal en dit, champ par champ ; une création ne montre que ce qu'elle a rempli. */
export function evenementDe(mouvement: Mouvement, auteur: string, noeuds: readonly Noeud[]): Evenement {
  const avant = objet(mouvement.avant);
  const apres = objet(mouvement.apres);
  const noms = Object.keys(apres).toSorted((a, b) => rangDe(a) - rangDe(b));
  const champs = noms.map((nom) => ({
    nom,
    avant: ecrire(nom, avant[nom], noeuds),
    apres: ecrire(nom, apres[nom], noeuds),
    retablissable: mouvement.action !== "creation" && RETABLISSABLES.has(nom),
  }));
  const montres =
    mouvement.action === "creation" ? champs.filter(({ nom, apres: texte }) => texte && nom !== "ordre") : champs;
  return { rang: mouvement.rang, le: mouvement.le, auteur, action: mouvement.action, champs: montres };
}

/** PLA-16 : rétablir un champ remet la valeur d'avant ce mouvement, si elle existe encore et n'est pas déjà en place. */
export function retablir(fiche: Fiche, mouvement: Mouvement | undefined, nom: string): Fiche | null {
  const avant = objet(mouvement?.avant);
  if (!RETABLISSABLES.has(nom) || !(nom in avant)) return null;
  const apres = { ...fiche, [nom]: avant[nom] };
  return JSON.stringify(apres) === JSON.stringify(fiche) ? null : apres;
}

/** PLA-16 : des nœuds rétablis, seuls reviennent ceux du plan d'aujourd'hui ; s'il n'en reste aucun de neuf, rien ne se rétablit. */
export function noeudsRestants(fiche: Fiche, retablie: Fiche, noeuds: readonly Pick<Noeud, "id">[]): Fiche | null {
  const restants = retablie.noeuds.filter((id) => noeuds.some((noeud) => noeud.id === id));
  if (restants.length === 0 && retablie.noeuds.length > 0) return null;
  return JSON.stringify(restants) === JSON.stringify(fiche.noeuds) ? null : { ...retablie, noeuds: restants };
}
