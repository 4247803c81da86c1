import { Tete } from "#ui/tete.tsx";
import type { Quoi } from "../model.ts";

export type RetraitProps = { base: string; quoi: Quoi; nom: string; annee: number; version: number; perdu: string };

/** Ce que l'on perd en retirant une année. */
export const RetraitAnneePage = ({ base, quoi, nom, annee, version, perdu }: RetraitProps) => (
  <form method="post" action={`${base}/relais/retrait`} class="pile">
    <Tete titre="Retirer cette année" />
    <p>
      {nom}, {annee} : {perdu}. L’historique de l’espace garde ce qui était écrit.
    </p>
    <input type="hidden" name="quoi" value={quoi} />
    <input type="hidden" name="nom" value={nom} />
    <input type="hidden" name="annee" value={`${annee}`} />
    <input type="hidden" name="version" value={`${version}`} />
    <p class="barre">
      <button class="bouton">Retirer</button>
      <a href={`${base}/relais`}>Ne rien changer</a>
    </p>
  </form>
);
