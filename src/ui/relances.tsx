import type { FormErrors } from "./form.ts";

type Props = { jours: readonly string[]; cases: number; aide: string; erreurs: FormErrors | undefined };

/** Les jours où l'on relancera, un champ chacun ; ce qui fut tapé et ce qui n'y va pas reviennent avec eux. */
export const JoursDeRelance = ({ jours: gardes, cases, aide, erreurs }: Props) => {
  const tapes = erreurs?.values["relances"]?.split("\n").filter(Boolean);
  const jours = tapes ?? gardes;
  const faute = erreurs?.errors["relances"]?.[0];
  return (
    <fieldset class={faute ? "champ faux" : "champ"} id="relances">
      <legend>Jours de relance</legend>
      <span class="aide">{aide}</span>
      {faute && <span class="erreur">{faute}</span>}
      <div class="barre">
        {Array.from({ length: Math.max(cases, jours.length) }, (_, rang) => (
          <input
            type="date"
            name="relances"
            value={jours[rang] ?? ""}
            aria-label={`Relance ${rang + 1}`}
            class="saisie"
          />
        ))}
      </div>
    </fieldset>
  );
};
