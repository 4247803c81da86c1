import { enLettres, type Jour } from "#commun/jour.ts";
import { Choix, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { SurQuelquun } from "../edition/pages.tsx";
import { AUDIENCES, type Commentaire, LIBELLES_AUDIENCE, type TexteSurQuelquun } from "../model.ts";

type Props = {
  /** L'identifiant du commentaire à venir, pour que l'envoyer deux fois n'en fasse pas deux. */
  neuf: string;
  commentaires: readonly Commentaire[];
  ici: string;
  compte: string;
  peutCommenter: boolean;
  erreurs?: FormErrors | undefined;
  alerte?: TexteSurQuelquun | undefined;
};

const Un = ({ commentaire, ici, mien }: { commentaire: Commentaire; ici: string; mien: boolean }) => (
  <li>
    <p>
      <strong>{commentaire.auteur}</strong>{" "}
      <time datetime={commentaire.le}>{enLettres(commentaire.le.slice(0, 10) as Jour)}</time>{" "}
      <small>{LIBELLES_AUDIENCE[commentaire.audience]}</small>
    </p>
    <p class="texte">{commentaire.texte}</p>
    {mien && (
      <form method="post" action={`${ici}/commentaires/${commentaire.id}/retrait`}>
        <button class="lien">Retirer ce commentaire</button>
      </form>
    )}
  </li>
);

/** Ce qui s'est dit d'une fiche, et de quoi répondre en disant qui lira. */
export const CommentairesBloc = ({ neuf, commentaires, ici, compte, peutCommenter, erreurs, alerte }: Props) => (
  <section id="commentaires">
    <header>
      <h2>Commentaires</h2>
    </header>
    {commentaires.length === 0 && <p class="vide">Personne n’a encore commenté cette fiche.</p>}
    <ol class="fil">
      {commentaires.map((commentaire) => (
        <Un commentaire={commentaire} ici={ici} mien={commentaire.compte === compte} />
      ))}
    </ol>
    {peutCommenter && (
      <form method="post" action={`${ici}/commentaires`} class="pile">
        <input type="hidden" name="id" value={neuf} />
        {alerte && <SurQuelquun dit={alerte} />}
        <Zone
          nom="texte"
          label="Votre commentaire"
          aide="« @ » suivi d’un nom prévient cette personne."
          lignes={3}
          erreurs={erreurs}
        />
        <Choix
          nom="audience"
          label="Qui le lira"
          valeur="parties"
          erreurs={erreurs}
          options={AUDIENCES.map((valeur) => ({ valeur, libelle: LIBELLES_AUDIENCE[valeur] }))}
        />
        <p>
          <button class="bouton discret">Commenter</button>
        </p>
      </form>
    )}
  </section>
);
