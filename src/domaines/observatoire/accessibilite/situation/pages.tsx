import { pluriel } from "#commun/texte.ts";
import { Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tete } from "#ui/tete.tsx";

type Props = {
  base: string;
  lignes: string;
  dites: number;
  contours: number;
  modifier: boolean;
  erreurs?: FormErrors | undefined;
};

/** Où est le centre de chaque commune : les contours le disent, le territoire peut le dire mieux. */
export const CentresPage = ({ base, lignes, dites, contours, modifier, erreurs }: Props) => (
  <div class="pile">
    <Tete
      titre="Centres des communes"
      dit={`${pluriel(contours, "commune")} ${contours < 2 ? "située" : "situées"} par les contours, ${pluriel(dites, "commune")} par le territoire.`}
    />
    <p class="note">
      <a href={`${base}/temps`}>Temps de trajet</a>
    </p>
    <Fautes erreurs={erreurs} />
    {modifier ? (
      <form method="post" action={`${base}/centres`} class="formulaire panneau">
        <Zone
          nom="lignes"
          label="Communes"
          aide="Une par ligne : nom ou code ; latitude ; longitude ; puis, si l’on veut, rurale, periurbaine ou dense ; hectares. Cette liste remplace la précédente ; vide, elle rend la main aux contours."
          lignes={12}
          valeur={lignes}
          erreurs={erreurs}
        />
        <div class="barre">
          <button class="bouton">Enregistrer</button>
          <a href={`${base}/temps`}>Ne rien changer</a>
        </div>
      </form>
    ) : (
      <p class="vide">La chargée de coopération tient cette liste.</p>
    )}
  </div>
);
