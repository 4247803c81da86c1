import { Alert } from "#ui/alert.tsx";
import type { Candidate, VueFiche } from "../vue/model.ts";

const OU = { import: "dans ce fichier", plan: "dans le plan" } as const;

/** Désigner l'action que cette entrée complète : une autre du fichier, ou une du plan ; les plus ressemblantes d'abord. */
export const JonctionPage = (props: {
  base: string;
  vue: VueFiche;
  q: string;
  candidates: Candidate[];
  refus: boolean;
}) => {
  const { base, vue, q, candidates, refus } = props;
  const fiche = `${base}/imports/${vue.entete.id}/fiches/${vue.rang + 1}`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={fiche}>{vue.titre}</a>
          </p>
          <h1>Joindre à une autre action</h1>
          <p>
            Ce que dit cette entrée complète l’action choisie : ses champs vides sont remplis, ses listes réunies, rien
            n’est perdu.
          </p>
          <p class="note">
            Ce choix se garde : une version plus récente du fichier le trouvera fait, et vous pourrez le défaire.
          </p>
        </div>
      </div>
      {refus && (
        <Alert>
          <p>Ces deux entrées ne peuvent pas être jointes : l’une est déjà jointe à une autre, ou c’est la même.</p>
        </Alert>
      )}
      <form class="barre" role="search" method="get" action={`${fiche}/jonction`}>
        <label class="cache" for="q">
          Chercher une action
        </label>
        <input class="saisie" id="q" name="q" value={q} placeholder="Chercher une action" size={32} />
        <button class="bouton discret" type="submit">
          Chercher
        </button>
      </form>
      <form class="pile" method="post" action={`${fiche}/jonction`}>
        <input type="hidden" name="version" value={vue.entete.version} />
        <fieldset class="choix">
          <legend>Quelle action ?</legend>
          {candidates.map(({ valeur, reference, titre, ou }) => (
            <label>
              <input type="radio" name="vers" value={valeur} required />
              <span>
                {reference && `${reference} · `}
                {titre} <small>{OU[ou]}</small>
              </span>
            </label>
          ))}
          {vue.plan && (
            <label>
              <input type="radio" name="vers" value="aucune" required />
              <span>Aucune : c’est une action nouvelle, à ajouter au plan</span>
            </label>
          )}
        </fieldset>
        <div class="barre">
          <button class="bouton" type="submit">
            Joindre
          </button>
          <a href={fiche}>Revenir à la fiche</a>
        </div>
      </form>
    </>
  );
};
