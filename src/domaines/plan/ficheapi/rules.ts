import { CHAMPS } from "../lexique.ts";
import type { Evenement } from "../histoire/rules.ts";
import type { Fiche, Noeud } from "../model.ts";
import { alertePersonne } from "../rules.ts";
import { saisieDe } from "../saisie/rules.ts";

const libelles = (porteurs: Fiche["pilotes"]) => porteurs.map(({ libelle }) => libelle);

/** Une fiche sous les noms du format d'échange ; `auteur` est le nom de qui l'a écrite en dernier. */
export function versFicheLue(fiche: Fiche, auteur: string) {
  const { espace: _espace, ordre: _ordre, sources: _sources, id, convention, version, ...reste } = fiche;
  return {
    id,
    convention,
    version,
    ...reste,
    echeances: fiche.echeances.map(({ debut, fin, texte }) => ({ debut, fin, texte })),
    pilotes: libelles(fiche.pilotes),
    partenaires: libelles(fiche.partenaires),
    modifiePar: auteur,
  };
}

export const versNoeudLu = ({ id, parent, niveau, genre, code, libelle, impacts }: Noeud & { niveau: number }) => ({
  id,
  parent,
  niveau,
  genre,
  code,
  libelle,
  impactsVises: impacts,
});

export const versEvenementLu = ({ champs, ...evenement }: Evenement) => ({
  ...evenement,
  champs: champs.map(({ nom, avant, apres }) => ({ nom, avant, apres })),
});

const SANS_ALERTE: readonly string[] = ["pilotes", "partenaires"];

/** PLA-30 : un texte reçu d'un programme qui semble parler d'une personne n'est écrit que confirmé ; les champs en cause sont nommés. */
export const champsEnAlerte = (changement: Readonly<Record<string, unknown>>): string[] =>
  CHAMPS.filter(({ nom, forme }) => {
    if (!(nom in changement) || SANS_ALERTE.includes(nom)) return false;
    return alertePersonne(saisieDe(forme, changement[nom])) !== null;
  }).map(({ nom }) => nom);
