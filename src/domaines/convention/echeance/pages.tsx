import type { Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Quand } from "../texte/pages.tsx";
import type { Palier, Situation, Tache } from "./model.ts";
import { presse } from "./rules.ts";

export const LIBELLES_PALIER: Record<Palier, string> = {
  12: "Elle finit dans moins d’un an",
  6: "Elle finit dans moins de six mois",
  3: "Elle finit dans moins de trois mois",
};

export const LIBELLES_TACHE: Record<Tache, string> = {
  bilanFinal: "Adopter le bilan final",
  suite: "Ouvrir la convention qui prendra la suite",
  signature: "Faire délibérer et signer la suite",
};

/** Ce qui reste à faire avant la fin, dans l'ordre ; rien tant que rien ne presse. */
export const AlerteFin = ({
  convention,
  situation,
}: {
  convention: { id: string; fin: Jour | null };
  situation: Situation;
}) => {
  const { alerte, reste, etat } = situation;
  if (reste.length === 0) return null;
  return (
    <Alert ton="attention">
      <p>
        <strong>{alerte === null ? "Elle a pris fin" : LIBELLES_PALIER[alerte]}</strong>
        {convention.fin && (
          <>
            , le <Quand jour={convention.fin} />
          </>
        )}
        . Il reste à faire :
      </p>
      <ol>
        {reste.map((tache) => (
          <li>
            {tache === "bilanFinal" ? (
              <a href={`/conventions/${convention.id}/bilans`}>{LIBELLES_TACHE[tache]}</a>
            ) : (
              LIBELLES_TACHE[tache]
            )}
            {alerte !== null && !presse(tache, alerte) && <span class="note"> (ensuite)</span>}
            {etat === "echue" && tache === "suite" && <span class="note"> (rien ne se prolonge sans elle)</span>}
          </li>
        ))}
      </ol>
    </Alert>
  );
};
