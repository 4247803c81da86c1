import type { Etape } from "../etape/rules.ts";
import { type Avis, type EtatAvis, LIBELLES_GENRE_AVIS } from "../model.ts";
import { EtatDeLAvis } from "../pages.tsx";
import { Frise } from "../suivi/pages.tsx";

type Props = { avis: Avis; commune: string; etat: EtatAvis; etapes: readonly Etape[] };

/** Ce que vaut la réponse : l'avis de la loi a ses délais et son silence ; ni l'avis local ni une demande sans objet n'en ont. */
function portee({ genre, orientation }: Avis): string {
  if (genre === "opportunite")
    return "Cet avis local n’est pas celui de la loi : il n’a pas de délai, le silence n’y vaut pas accord, et il ne remplace pas l’avis qui précède la demande d’autorisation.";
  if (orientation.genre === "sansObjet")
    return "Personne ne planifie l’accueil dans cette commune : la loi n’y demande pas d’avis avant la demande d’autorisation au président du conseil départemental.";
  return "L’avis précède la demande d’autorisation au président du conseil départemental. Sans réponse à la fin des délais dits ici, il est favorable ; favorable, il vaut vingt-quatre mois.";
}

/** Ce que le demandeur voit de sa demande : son état, ses pas, ses délais ; rien de personne. */
export const SuivrePage = ({ avis, commune, etat, etapes }: Props) => (
  <div class="pile">
    <h1>Suivre la demande : {avis.objet}</h1>
    <p>
      {LIBELLES_GENRE_AVIS[avis.genre]}, à {commune}. <EtatDeLAvis etat={etat} />
    </p>
    <section class="panneau">
      <h2>Ses pas et ses délais</h2>
      <Frise etapes={etapes} />
    </section>
    {etat === "incomplete" && (
      <section class="panneau">
        <h2>Pièces à envoyer</h2>
        <p>{avis.faits.demandePieces?.pieces}</p>
      </section>
    )}
    <p class="note">{portee(avis)}</p>
  </div>
);
