import { enLettres } from "#commun/jour.ts";
import { Qr } from "#ui/qr.tsx";
import type { Questionnaire } from "../model.ts";

/** La feuille : le code et l'adresse en tête, les mêmes questions à cocher dessous. */
export const ImpressionPage = ({
  base,
  questionnaire,
  adresse,
}: {
  base: string;
  questionnaire: Questionnaire;
  adresse: string;
}) => (
  <article class="papier pile">
    <p class="barre">
      <a href={`${base}/indicateurs/questionnaires/${questionnaire.id}`}>Revenir au questionnaire</a>
      <span class="note">Imprimez cette page avec votre navigateur : elle tient sur une feuille A4.</span>
    </p>
    <h1>{questionnaire.titre}</h1>
    {questionnaire.accueil && <p>{questionnaire.accueil}</p>}
    <div class="par-telephone">
      <Qr adresse={adresse} titre="Code à photographier" />
      <p>
        Répondez avec votre téléphone : photographiez ce code, ou tapez l’adresse <span class="texte">{adresse}</span>.
        Ou cochez ci-dessous et rendez la feuille. On ne vous demande pas votre nom. Jusqu’au{" "}
        {enLettres(questionnaire.fermeLe)}.
      </p>
    </div>
    {questionnaire.questions.map(({ libelle, niveaux }) => (
      <section>
        <h2>{libelle}</h2>
        <ul class="a-cocher" role="list">
          {niveaux.map((niveau) => (
            <li>{niveau}</li>
          ))}
        </ul>
      </section>
    ))}
    {questionnaire.libre && (
      <section>
        <h2>{questionnaire.libre}</h2>
        <div class="lignes-vides" />
      </section>
    )}
  </article>
);
