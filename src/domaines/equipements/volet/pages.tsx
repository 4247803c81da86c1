import type { Child } from "hono/jsx";
import { Fautes, Zone } from "#ui/champs.tsx";
import { ChampsHoraires, ChampsSections } from "./grille/pages.tsx";
import { ChampsAgrement, ChampsCoordonnees, ChampsIdentite, type ChampsProps } from "./identite/pages.tsx";
import {
  ChampsFermetures,
  ChampsFinancement,
  ChampsLoisirs,
  ChampsModulations,
  ChampsQualite,
  ChampsTarifs,
} from "./lignes/pages.tsx";
import { type Financement, type NomVolet, TITRES_VOLET } from "./model.ts";

export type VoletProps = ChampsProps & {
  chemin: string;
  nom: NomVolet;
  financements: readonly Financement[];
  appuis: readonly string[];
};

const ChampsSoutiens = ({ appuis, erreurs }: VoletProps) => (
  <Zone
    nom="appuis"
    label="Collectivités qui la soutiennent"
    aide="Une par ligne, en plus de celles que les listes des conventions nomment déjà. Plusieurs peuvent la soutenir : elle ne compte qu’une fois."
    valeur={appuis.join("\n")}
    lignes={5}
    erreurs={erreurs}
  />
);

const CHAMPS: Record<NomVolet, (props: VoletProps) => Child> = {
  identite: ChampsIdentite,
  coordonnees: ChampsCoordonnees,
  agrement: ChampsAgrement,
  sections: ChampsSections,
  modulations: ChampsModulations,
  horaires: ChampsHoraires,
  fermetures: ChampsFermetures,
  financement: ChampsFinancement,
  tarifs: ChampsTarifs,
  loisirs: ChampsLoisirs,
  qualite: ChampsQualite,
  soutiens: ChampsSoutiens,
};

/** Une part d'une structure, à modifier seule. */
export const VoletPage = (props: VoletProps) => {
  const { chemin, structure, nom, erreurs } = props;
  const retour = `${chemin}/${structure.id}`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={retour}>{structure.nom}</a>
          </p>
          <h1>{TITRES_VOLET[nom]}</h1>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      <form method="post" action={`${retour}/modifier/${nom}`} class="pile">
        <input type="hidden" name="version" value={erreurs?.values["version"] ?? structure.version} />
        {CHAMPS[nom](props)}
        <div class="barre">
          <button class="bouton">Enregistrer</button>
          <a href={retour}>Ne rien changer</a>
        </div>
      </form>
    </>
  );
};
