import { deuxPoints } from "#ui/typographie.ts";
import { type Ecran, Ligne, Liste, type Partie } from "../champ/pages.tsx";
import type { Question } from "../model.ts";
import { direPiece, direQuestion } from "../question/rules.ts";
import { Recapitulatif } from "../recapitulatif/pages.tsx";

const UneQuestion = ({
  ecran,
  question,
  valeur,
}: {
  ecran: Ecran;
  question: Question;
  valeur: boolean | number | undefined;
}) => {
  const { situations } = ecran.t.etapes;
  const { code, genre } = question;
  const dite = direQuestion(question, ecran.t.langue.cle);
  const nom = `s-${code}`;
  const libelle = dite.libelle.texte;
  const preuve = dite.piece.texte && situations.piece(dite.piece.texte);
  const sous = [dite.aide.texte, preuve, dite.francais && situations.francais].filter(Boolean).join(" ");
  if (genre === "nombre")
    return (
      <Ligne
        ecran={ecran}
        nom={nom}
        label={libelle}
        aide={sous}
        garde={typeof valeur === "number" ? `${valeur}` : ""}
        facultatif
      />
    );
  const options =
    genre === "oui"
      ? [{ valeur: "1", libelle: ecran.t.commun.oui }]
      : dite.paliers.map(({ valeur: palier, dit }) => ({ valeur: `${palier}`, libelle: dit.texte }));
  return (
    <Liste
      ecran={ecran}
      nom={nom}
      label={libelle}
      aide={sous}
      garde={valeur === undefined ? "" : `${Number(valeur)}`}
      options={[{ valeur: "", libelle: situations.sans }, ...options]}
    />
  );
};

export const Situations = ({ ecran, demande, lieux }: Partie) => {
  const { situations } = ecran.t.etapes;
  return (
    <>
      <p>{lieux.questions.length > 0 ? situations.aide : situations.rien}</p>
      <p class="message attention">{situations.jamais}</p>
      {lieux.questions.map((question) => (
        <UneQuestion ecran={ecran} question={question} valeur={demande.situations[question.code]} />
      ))}
    </>
  );
};

/** Les pièces attendues, chacune avec son état ; un fichier s'envoie un à un, la page revient. */
export const Pieces = ({ ecran, demande, base, lieux, envoieFichiers }: Partie) => {
  const { pieces } = ecran.t.etapes;
  const nommer = (nature: string) => direPiece(nature, lieux.questions, ecran.t.langue.cle).texte;
  return (
    <>
      <p>{demande.pieces.length > 0 ? pieces.aide : pieces.aucune}</p>
      {envoieFichiers && demande.pieces.length > 0 && <p class="note">{pieces.format}</p>}
      {demande.pieces.length > 0 && (
        <ul class="cases" role="list">
          {demande.pieces.map(({ id, nature, etat, motif }) => (
            <li class="case">
              <span>
                {nommer(nature)} <small>({pieces.etats[etat]})</small> {motif && <small>{motif}</small>}
              </span>
              <span class="entree">
                {envoieFichiers && etat !== "acceptee" && (
                  <a href={`${base}/${demande.id}/pieces/${id}`}>
                    {pieces.envoyer}
                    <span class="cache">
                      {deuxPoints(ecran.t.langue.code)}
                      {nommer(nature)}
                    </span>
                  </a>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

export const Envoi = ({ ecran, lignes, base, manque }: Partie) => (
  <>
    <p>{ecran.t.etapes.envoi.aide}</p>
    {manque.etape !== "envoi" && (
      <p class="message attention">
        {ecran.t.etapes.envoi.manque}{" "}
        <a href={`${base}/${manque.demande}/${manque.etape}`}>{ecran.t.etapes[manque.etape].titre}</a>
      </p>
    )}
    <Recapitulatif t={ecran.t} lignes={lignes} base={base} />
    <p class="note">{ecran.t.accueil.algorithme}</p>
  </>
);
