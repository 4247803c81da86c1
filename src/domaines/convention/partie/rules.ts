import { garderIdentifiants } from "../rules.ts";
import type { Representant } from "../model.ts";
import type { Signataire } from "./model.ts";

const DEUX_MOTS = /^(\S+) (\S+)$/;

/** CONV-16 : un nom de deux mots est un prénom et un nom ; tout autre reste entier, on ne devine pas où il se coupe. */
export function lireNom(entier: string): { prenom: string | null; nom: string } {
  const [, prenom = null, nom = entier] = DEUX_MOTS.exec(entier) ?? [];
  return { prenom, nom };
}

/** Le nom entier, tel que le format d'échange l'écrit. */
export const nomEntier = ({ prenom, nom }: Pick<Signataire, "prenom" | "nom">): string =>
  prenom === null ? nom : `${prenom} ${nom}`;

const representantDe = (signataire: Signataire): Representant => ({
  qualite: signataire.qualite,
  nom: nomEntier(signataire),
});

const deLaPartie = (signataires: readonly Signataire[], partie: string) =>
  signataires.filter((un) => un.partie === partie).toSorted((a, b) => a.rang - b.rang);

/** Les représentants d'une partie, comme le format d'échange les écrit. */
export const representantsDe = (signataires: readonly Signataire[], partie: string): Representant[] =>
  deLaPartie(signataires, partie).map(representantDe);

/**
 * CONV-17 : les représentants d'une partie, quand ils reviennent d'un texte, gardent leur civilité, leur délibération et leur place
 * dans l'ordre des signatures ; un nouveau venu signe le dernier.
 */
export function reprendreSignataires(
  anciens: readonly Signataire[],
  parties: readonly { id: string; representants: readonly Representant[] }[],
  nouvelId: () => string,
): Signataire[] {
  const dernier = anciens.reduce((max, { ordre }) => Math.max(max, ordre), -1);
  const repris = parties.flatMap(({ id, representants }) => {
    const siens = deLaPartie(anciens, id).map((un) => ({ ...representantDe(un), id: un.id }));
    return garderIdentifiants<Representant>(siens, [...representants], ({ nom }) => nom, nouvelId).map((un) =>
      reprendre(
        anciens.find((ancien) => ancien.id === un.id),
        id,
        un,
      ),
    );
  });
  let suite = dernier;
  return repris.map((un) => (un.ordre >= 0 ? un : { ...un, ordre: ++suite }));
}

function reprendre(
  ancien: Signataire | undefined,
  partie: string,
  { id, rang, qualite, nom }: Representant & { id: string; rang: number },
): Signataire {
  if (ancien && nomEntier(ancien) === nom) return { ...ancien, rang, qualite };
  const neuf = { id, partie, rang, qualite, ...lireNom(nom), civilite: null, deliberation: null };
  return { ...neuf, ordre: ancien?.ordre ?? -1 };
}
