import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import type { EtatDefini } from "../etat/model.ts";
import { Devient, EtatDit, libelleDire } from "../etat/pages.tsx";
import type { Lue, Rangee } from "./model.ts";

/** Remplir ailleurs, puis renvoyer : le même classeur dans les deux sens. */
export const DeposerClasseur = ({ base }: { base: string }) => (
  <details class="plus">
    <summary>Répondre avec un classeur</summary>
    <div class="pile">
      <p class="note">
        Une ligne par fiche, à remplir quand vous voulez. Téléchargez-le en{" "}
        <a href={`${base}/reponses/classeur?format=xlsx`} download>
          Excel
        </a>{" "}
        ou en{" "}
        <a href={`${base}/reponses/classeur?format=ods`} download>
          OpenDocument
        </a>
        , puis déposez-le ici. Rien n’est envoyé avant que vous l’ayez relu.
      </p>
      <form class="barre" method="post" action={`${base}/reponses/classeur`} enctype="multipart/form-data">
        <label for="classeur">Le classeur rempli</label>
        <input id="classeur" name="classeur" type="file" required accept=".xlsx,.ods,.csv" />
        <button class="bouton discret">Lire ce classeur</button>
      </form>
    </div>
  </details>
);

const Change = ({ lue, etats }: { lue: Lue; etats: readonly EtatDefini[] }) => {
  if (lue.faute) return <p class="erreur">{lue.faute}</p>;
  if (lue.reponse?.rienDeNeuf) return <p>Rien de neuf.</p>;
  if (lue.ecarts.length === 0) return <p>Rien ne change depuis la dernière fois.</p>;
  return (
    <dl class="identite">
      {lue.ecarts.map(({ champ, avant, apres }) => (
        <div>
          <dt>{libelleDire(champ)}</dt>
          <dd class="texte">
            {champ === "etat" ? (
              <>
                <EtatDit code={avant || null} etats={etats} /> <Devient /> <EtatDit code={apres} etats={etats} />
              </>
            ) : (
              apres || "Effacé"
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
};

export type ApercuClasseurProps = {
  base: string;
  lues: readonly Lue[];
  rangees: readonly Rangee[];
  etats: readonly EtatDefini[];
  refus: string | null;
};

/** Ce que le classeur changerait, ligne par ligne : tout part d'un geste, ou rien. */
export const ApercuClasseurPage = ({ base, lues, rangees, etats, refus }: ApercuClasseurProps) => {
  const fautes = lues.filter(({ faute }) => faute !== null);
  const pretes = lues.length - fautes.length;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/reponses`}>Mes fiches</a>
          </p>
          <h1>Relire le classeur</h1>
          <p>{pluriel(pretes, "réponse prête", "réponses prêtes")}. Rien n’est encore envoyé.</p>
        </div>
        {pretes > 0 && fautes.length === 0 && (
          <form class="pile" method="post" action={`${base}/reponses/classeur/envoi`}>
            <input type="hidden" name="lignes" value={JSON.stringify(rangees)} />
            {lues.some(({ alerte }) => alerte) && (
              <label>
                <input type="checkbox" name="confirme" value="oui" /> C’est voulu, enregistrer tel quel
              </label>
            )}
            <button class="bouton">Envoyer {pluriel(pretes, "réponse")}</button>
          </form>
        )}
      </div>
      {refus && <Alert>{refus}</Alert>}
      {fautes.length > 0 && (
        <Alert>
          {pluriel(fautes.length, "ligne")} à corriger dans le classeur, puis à déposer de nouveau : tout part ensemble,
          ou rien.
        </Alert>
      )}
      <ol class="pile formulaire" role="list">
        {[...fautes, ...lues.filter(({ faute }) => faute === null)].map((lue) => (
          <li class="reponse">
            <h2>{lue.titre || "Sans titre"}</h2>
            <p class="note">
              Ligne {lue.rang}
              {lue.pour && `, pour ${lue.pour}`}
            </p>
            {lue.alerte && <p class="erreur">{lue.alerte} Décrivez l’action, pas les personnes.</p>}
            <Change lue={lue} etats={etats} />
          </li>
        ))}
      </ol>
      <DeposerClasseur base={base} />
    </>
  );
};
