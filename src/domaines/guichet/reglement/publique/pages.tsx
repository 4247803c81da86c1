import type { Bloc } from "#commun/document.ts";
import { Blocs } from "#ui/document.tsx";

type Props = {
  accueil: string;
  chiffres: string | null;
  titre: string;
  vie: string;
  blocs: readonly Bloc[];
  /** Pour qui lit une autre langue : le règlement n'est qu'en français. */
  note: { texte: string; langue: string } | null;
};

/** Le règlement publié, tel que toute famille le lit. */
export const PubliePage = ({ accueil, chiffres, titre, vie, blocs, note }: Props) => (
  <article class="document pile">
    <header>
      <p class="note">
        <a href={accueil}>Demander une place</a>
      </p>
      <h1>{titre}</h1>
      <p class="note">{vie}</p>
      {note && (
        <p class="message" lang={note.langue}>
          {note.texte}
        </p>
      )}
    </header>
    <Blocs blocs={blocs} />
    {chiffres && (
      <p>
        <a href={chiffres}>Les derniers chiffres publiés</a>
      </p>
    )}
  </article>
);
