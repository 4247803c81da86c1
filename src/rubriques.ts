import { peut } from "#domaines/acces/index.ts";
import type { Usager } from "#platform/http.ts";
import type { Rubrique } from "#ui/layout.tsx";

const ENSEMBLE: Rubrique = {
  entrees: [
    { href: "/", nom: "Mes conventions" },
    { href: "/plan", nom: "Tous mes plans" },
    { href: "/recherche", nom: "Rechercher partout" },
  ],
};

const plusieurs = (perimetres: Usager["perimetres"]) =>
  perimetres.reduce((somme, { conventions }) => somme + conventions.length, 0) > 1;

/** The rail of a place: what this person may open there. */
export function rubriquesDe({ perimetre, perimetres, lieu }: Usager): Rubrique[] {
  if (!perimetre || !lieu) return plusieurs(perimetres) ? [ENSEMBLE] : [];
  const { roles } = perimetre;
  const espace = `/espaces/${lieu.espace}`;
  const entries: Rubrique[] = plusieurs(perimetres) ? [ENSEMBLE] : [];
  if (lieu.convention) {
    const ici = `/conventions/${lieu.convention.id}`;
    entries.push({
      entrees: [
        ...(peut(roles, "plan.lire") ? [{ href: `${ici}/plan`, nom: "Plan d’actions" }] : []),
        { href: ici, nom: "Convention" },
        ...(peut(roles, "imports.faire") ? [{ href: `${ici}/imports`, nom: "Importer" }] : []),
      ],
    });
  }
  entries.push({
    titre: "Le territoire",
    entrees: [
      ...(peut(roles, "acteurs.lire") ? [{ href: `${espace}/acteurs`, nom: "Acteurs" }] : []),
      ...(peut(roles, "equipements.lire") ? [{ href: `${espace}/equipements`, nom: "Équipements" }] : []),
      ...(peut(roles, "territoire.lire") ? [{ href: `${espace}/territoire`, nom: "Territoire" }] : []),
      ...(peut(roles, "journal.lire") ? [{ href: `${espace}/journal`, nom: "Journal" }] : []),
      ...(peut(roles, "acces.gerer") ? [{ href: `${espace}/acces`, nom: "Accès" }] : []),
    ],
  });
  return entries;
}
