import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import type { ARelire } from "../model.ts";

const RELUES_MONTREES = 20;

/** Ce qu'une condition du règlement dit de revoir ; qui siège ne voit que le nombre. */
export const Relire = ({ aRelire, demandes }: { aRelire: readonly ARelire[]; demandes: string | null }) => {
  if (aRelire.length === 0) return null;
  return (
    <Alert ton="attention">
      <p>
        {pluriel(aRelire.length, "demande ne tient pas", "demandes ne tiennent pas")} une condition du règlement. Le gel
        ne les écarte pas : un agent les relit d’abord.
      </p>
      {demandes && (
        <ul>
          {aRelire.slice(0, RELUES_MONTREES).map(({ id, numero, conditions }) => (
            <li>
              <a href={`${demandes}/${id}`}>{numero ?? "Sans numéro"}</a> : {conditions.join(" ; ")}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
};
