import { aLHeure, instantDe } from "#commun/jour.ts";
import { type Fiche, intituleFiche } from "#domaines/plan/model.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ } from "#ui/champs.tsx";
import { LIBELLES_DIRE } from "../etat/model.ts";
import type { ChampEfface, TexteGarde } from "./model.ts";

export const LIBELLES_EFFACE: Record<ChampEfface, string> = { ...LIBELLES_DIRE, mot: "Mot d’une réponse retournée" };

type Props = {
  base: string;
  fiche: Fiche;
  textes: readonly TexteGarde[];
  noms: ReadonlyMap<string, string>;
  refus: "rien-choisi" | "change" | null;
};

const REFUS = {
  "rien-choisi": "Cochez le texte à effacer.",
  change: "Un texte choisi n’est plus celui que vous lisiez : vérifiez, puis recommencez.",
} as const;

/** Ce qui fut écrit d'une fiche, et de quoi en effacer un texte partout où il est gardé. */
export const EffacementPage = ({ base, fiche, textes, noms, refus }: Props) => {
  const suivi = `${base}/plan/fiches/${fiche.id}/suivi`;
  return (
    <form method="post" action={`${suivi}/effacement`} class="pile formulaire">
      <p class="note">
        <a href={suivi}>{intituleFiche(fiche)}</a>
      </p>
      <h1>Effacer un texte</h1>
      {refus && <Alert>{REFUS[refus]}</Alert>}
      <p>
        Pour un nom ou des coordonnées écrits par erreur. Le texte disparaît d’ici, des campagnes closes, des bilans
        figés et de ce qu’ils ont gardé ; une phrase dit quand et par qui. Les documents prêts à prendre se redemandent.
        Il ne revient pas.
      </p>
      <p class="note">
        Les documents déjà téléchargés le gardent, et les sauvegardes faites avant ce jour jusqu’à leur terme.
      </p>
      {textes.length === 0 ? (
        <p class="vide">Aucun texte n’est gardé de cette fiche.</p>
      ) : (
        <fieldset class="choix">
          <legend>Quels textes ?</legend>
          {textes.map(({ cle, volet, champ, texte, auteur, instant }) => (
            <label>
              <input type="checkbox" name="textes" value={cle} />
              <span>
                <strong>{LIBELLES_EFFACE[champ]}</strong>
                {volet && `, ${noms.get(volet) ?? "une collectivité"}`}
                <span class="texte sous">{texte}</span>
                <small class="sous">
                  {auteur}, le {aLHeure(instantDe(instant).toISOString())}
                </small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {textes.length > 0 && (
        <Champ
          nom="mots"
          label="Un nom, des mots à chercher ailleurs"
          aide="Séparés par des virgules. Les noms, les coordonnées et les phrases du texte sont cherchés de toute façon."
        />
      )}
      <p class="barre">
        {textes.length > 0 && <button class="bouton">Voir ce qui sera effacé</button>}
        <a href={suivi}>Revenir au suivi</a>
      </p>
    </form>
  );
};
