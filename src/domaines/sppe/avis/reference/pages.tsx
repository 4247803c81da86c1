import type { FormErrors } from "#ui/form.ts";
import { GENRES_REFERENCE, LIBELLES_REFERENCE, type Reference } from "../model.ts";

type CiterProps = { citables: readonly Reference[]; erreurs: FormErrors | undefined };

/** Ce à quoi la motivation se rattache : imprimé dans l'acte, dans ses mots d'aujourd'hui. */
export const Citer = ({ citables, erreurs }: CiterProps) => {
  const coches = erreurs?.values["references"]?.split("\n") ?? [];
  return (
    <>
      {GENRES_REFERENCE.map((genre) => {
        const siennes = citables.filter((une) => une.genre === genre);
        if (siennes.length === 0) return null;
        return (
          <fieldset class="choix serre">
            <legend>Ce qui le fonde : {LIBELLES_REFERENCE[genre].toLowerCase()}</legend>
            {siennes.map(({ cle, texte, source }) => (
              <label>
                <input type="checkbox" name="references" value={cle} checked={coches.includes(cle)} />
                <span>{[texte, genre === "chiffre" && source].filter(Boolean).join(" · ")}</span>
              </label>
            ))}
          </fieldset>
        );
      })}
    </>
  );
};

/** Ce qu'un avis rendu a cité. */
export const Citees = ({ references }: { references: readonly Reference[] }) =>
  references.length > 0 && (
    <div>
      <dt>Ce qui le fonde</dt>
      <dd>
        <ul>
          {references.map(({ texte, source }) => (
            <li>{[texte, source].filter(Boolean).join(", ")}</li>
          ))}
        </ul>
      </dd>
    </div>
  );
