import { Champ } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Annee } from "../rules.ts";
import { champDe } from "./rules.ts";

/** L'adresse qui essaie les places d'une collectivité, pour en changer ce que l'on veut. */
export const adresseEssai = (base: string, annees: readonly Annee[]): string => {
  const places = annees.map(({ annee, places: nombre }) => [champDe(annee), `${nombre}`]);
  return `${base}/relais?${new URLSearchParams([["essai", "1"], ...places])}#essai`;
};

export type EssaiProps = { annees: readonly number[]; tape: FormErrors | null; vues: readonly Annee[] };

/** Essayer des places et des montants : l'adresse porte tout, rien ne s'enregistre. */
export const EssaiForm = ({ base, annees, tape }: Omit<EssaiProps, "vues"> & { base: string }) => (
  <form method="get" action={`${base}/relais#essai`} class="formulaire panneau">
    <h2>Essayer des chiffres</h2>
    <p class="note">Changez un nombre et voyez ce que cela donnerait : la page n’enregistre pas cet essai.</p>
    <input type="hidden" name="essai" value="1" />
    {annees.map((an, rang) => (
      <Champ
        nom={champDe(an)}
        label={`Places cofinancées en ${an}`}
        requis={rang === 0}
        erreurs={tape ?? undefined}
        clavier="decimal"
      />
    ))}
    <Champ
      nom="existante"
      label="Bonus territoire, par place d’alors"
      aide="En euros par an. Vide : le montant écrit pour chaque année."
      erreurs={tape ?? undefined}
      clavier="decimal"
    />
    <Champ
      nom="nouvelle"
      label="Bonus territoire, par place de plus"
      aide="En euros par an. Vide : le montant écrit pour chaque année."
      erreurs={tape ?? undefined}
      clavier="decimal"
    />
    <p>
      <button class="bouton discret">Voir le résultat</button>
    </p>
  </form>
);
