import { enLettres, type Jour } from "#commun/jour.ts";
import { Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { JoursDeRelance } from "#ui/relances.tsx";
import type { Circuit } from "../model.ts";
import { RELANCES_MAX, type RefusRelances } from "./rules.ts";

export const PHRASES_RELANCES: Record<RefusRelances, string> = {
  "relance-passee": "Un jour de relance est à venir : changez celui qui est passé.",
  "relances-rapprochees": "Une semaine au moins sépare deux relances.",
  "trop-de-relances": `Douze relances au plus.`,
};

const CASES = 4;

type Props = { base: string; circuit: Circuit; erreurs?: FormErrors | undefined; aujourdhui: Jour; peut: boolean };

/** Les jours où ceux qui n'ont pas signé reçoivent un rappel, sans que personne n'ait à y penser. */
export const RelancesPanneau = ({ base, circuit, erreurs, aujourdhui, peut }: Props) => {
  const { relances, version } = circuit;
  const aVenir = relances.filter((jour) => jour > aujourdhui);
  return (
    <section class="panneau" aria-labelledby="relancer">
      <h2 id="relancer">Relancer ceux qui n’ont pas signé</h2>
      <p>
        {aVenir.length > 0
          ? `Un courriel partira de lui-même le ${aVenir.map(enLettres).join(", puis le ")}, aux seules parties qui ont reçu le document et ne l’ont pas rendu.`
          : "Aucune relance n’est prévue. Choisissez-en les jours : elles partiront d’elles-mêmes."}
      </p>
      {peut && (
        <form method="post" action={`${base}/signature/relances`} class="pile">
          <Fautes erreurs={erreurs} />
          <input type="hidden" name="version" value={`${version}`} />
          <JoursDeRelance
            jours={relances}
            cases={Math.min(RELANCES_MAX, Math.max(CASES, relances.length + 1))}
            aide="Une semaine au moins entre deux. Qui a signé, refusé, ou n’a pas d’adresse n’en reçoit pas."
            erreurs={erreurs}
          />
          <p>
            <button class="bouton discret">Garder ces jours</button>
          </p>
        </form>
      )}
    </section>
  );
};
