import type { Bloc } from "#commun/document.ts";
import { Blocs } from "#ui/document.tsx";

type Props = { accueil: string; chiffres: string | null; titre: string; vie: string; blocs: readonly Bloc[] };

/** Le règlement publié, tel que toute famille le lit. */
export const PubliePage = ({ accueil, chiffres, titre, vie, blocs }: Props) => (
  <article class="document pile">
    <header>
      <p class="note">
        <a href={accueil}>Demander une place</a>
      </p>
      <h1>{titre}</h1>
      <p class="note">{vie}</p>
    </header>
    <Blocs blocs={blocs} />
    {chiffres && (
      <p>
        <a href={chiffres}>Les derniers chiffres publiés</a>
      </p>
    )}
  </article>
);
