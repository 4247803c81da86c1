import { deuxPoints } from "#ui/typographie.ts";
import type { Textes } from "../../textes.ts";
import type { LigneDite } from "../model.ts";

/** Ce qui a été répondu, chaque ligne menant à son étape ; `base` nulle : rien ne s'y change. */
export const Recapitulatif = ({
  t,
  lignes,
  base,
}: {
  t: Textes;
  lignes: readonly LigneDite[];
  base: string | null;
}) => (
  <dl class="identite">
    {lignes.map(({ etape, demande, nom, dit }) => (
      <div>
        <dt>{nom}</dt>
        <dd>
          {dit}{" "}
          {base && (
            <a href={`${base}/${demande}/${etape}`}>
              {t.etapes.envoi.changer}
              <span class="cache">
                {deuxPoints(t.langue.code)}
                {nom}
              </span>
            </a>
          )}
        </dd>
      </div>
    ))}
  </dl>
);
