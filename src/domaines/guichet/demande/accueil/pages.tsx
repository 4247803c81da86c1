import type { Textes } from "../textes.ts";

type Props = { t: Textes; place: string; entree: boolean; ouvert: boolean; reglement: string | null };

/** Où commence une demande : ce qu'il faut avoir, ce que deviennent les réponses, un bouton. */
export const AccueilPage = ({ t, place, entree, ouvert, reglement }: Props) => (
  <>
    <h1>{t.accueil.titre}</h1>
    <p>{t.accueil.pourQui}</p>
    {ouvert ? (
      <>
        <h2>{t.accueil.avant}</h2>
        <ul>
          {t.accueil.liste.map((ligne) => (
            <li>{ligne}</li>
          ))}
        </ul>
        <p>{t.accueil.apres}</p>
        <form method="post" action={place} class="barre">
          {entree ? (
            <a class="bouton" href={`${place}/suivi`}>
              {t.accueil.reprendre}
            </a>
          ) : (
            <button class="bouton">{t.accueil.commencer}</button>
          )}
          {!entree && <a href={`${place}/reprise`}>{t.accueil.deja}</a>}
        </form>
      </>
    ) : (
      <>
        <p class="message attention">{t.accueil.suspendu}</p>
        <p class="barre">
          <a class="bouton" href={`${place}/${entree ? "suivi" : "reprise"}`}>
            {t.accueil.deja}
          </a>
        </p>
      </>
    )}
    <p>{t.accueil.papier}</p>
    <section class="panneau">
      <h2>{t.accueil.donneesTitre}</h2>
      <p>{t.accueil.donnees}</p>
      <p>
        {t.accueil.algorithme} {reglement && <a href={`${place}/reglement`}>{reglement}</a>}
      </p>
    </section>
  </>
);
