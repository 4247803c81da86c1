import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Convention } from "../../model.ts";
import {
  EFFETS,
  FORMALITES,
  LIBELLES_EFFET,
  LIBELLES_FORMALITE,
  LIBELLES_QUI,
  type ModeEcrit,
  QUI_RESILIE,
} from "../model.ts";
import { Tete } from "../pages.tsx";

type Props = {
  convention: Convention;
  titre: string;
  id: string | null;
  valeurs: Record<string, string>;
  erreurs?: FormErrors | undefined;
};

const options = <T extends string>(codes: readonly T[], libelles: Record<T, string>) =>
  codes.map((code) => ({ valeur: code, libelle: libelles[code] }));

/** Une façon de finir, à ajouter ou à modifier. */
export const ModePage = ({ convention, titre, id, valeurs, erreurs }: Props) => {
  const retour = `/conventions/${convention.id}/resiliation`;
  return (
    <>
      <Tete convention={convention} titre={titre} sous />
      <Fautes erreurs={erreurs} />
      <form method="post" action={`${retour}/modes${id ? `/${id}` : ""}`} class="formulaire">
        <input type="hidden" name="version" value={convention.version} />
        <Champ nom="intitule" label="Dans quel cas" valeur={valeurs["intitule"]} erreurs={erreurs} requis />
        <Choix
          nom="qui"
          label="Qui peut y recourir"
          valeur={valeurs["qui"]}
          erreurs={erreurs}
          options={options(QUI_RESILIE, LIBELLES_QUI)}
        />
        <Choix
          nom="formalite"
          label="Formalité"
          valeur={valeurs["formalite"]}
          erreurs={erreurs}
          options={options(FORMALITES, LIBELLES_FORMALITE)}
        />
        <Champ
          nom="preavisMois"
          label="Délai, en mois"
          aide="Compté depuis l’envoi. Laissez vide s’il n’y en a pas."
          clavier="decimal"
          valeur={valeurs["preavisMois"]}
          erreurs={erreurs}
        />
        <Choix
          nom="effet"
          label="Effet"
          valeur={valeurs["effet"]}
          erreurs={erreurs}
          options={options(EFFETS, LIBELLES_EFFET)}
        />
        <Zone nom="precisions" label="Précisions" lignes={3} valeur={valeurs["precisions"]} erreurs={erreurs} />
        <div class="barre">
          <button class="bouton" type="submit">
            Enregistrer
          </button>
          <a href={retour}>Ne rien changer</a>
          {id && (
            <a class="pousse" href={`${retour}/modes/${id}/retrait`}>
              Retirer ce mode
            </a>
          )}
        </div>
      </form>
    </>
  );
};

/** Ce que l'on perd en retirant une façon de finir. */
export const RetraitModePage = ({ convention, mode }: { convention: Convention; mode: ModeEcrit }) => (
  <>
    <Tete convention={convention} titre="Retirer une façon de finir" sous />
    <form
      method="post"
      action={`/conventions/${convention.id}/resiliation/modes/${mode.id}/retrait`}
      class="formulaire"
    >
      <input type="hidden" name="version" value={convention.version} />
      <Alert ton="attention">« {mode.intitule} » ne sera plus à la convention. Le journal en garde la trace.</Alert>
      <div class="barre">
        <button class="bouton" type="submit">
          Retirer
        </button>
        <a href={`/conventions/${convention.id}/resiliation`}>Ne rien changer</a>
      </div>
    </form>
  </>
);
