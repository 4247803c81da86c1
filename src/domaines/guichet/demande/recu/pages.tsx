import type { Demande, Famille } from "../model.ts";
import type { Textes } from "../textes.ts";

/** Le reçu : un numéro, et ce qui va se passer. */
export const RecuPage = ({
  t,
  famille,
  demandes,
  suivi,
  attend,
}: {
  t: Textes;
  famille: Famille;
  demandes: readonly Demande[];
  suivi: string;
  /** Trop de courriels sont partis aujourd'hui à cette adresse : celui de cet envoi attend qu'on le demande. */
  attend: boolean;
}) => (
  <>
    <h1>{t.recu.titre}</h1>
    <section class="panneau">
      <p>{t.recu.numero}</p>
      {demandes.map(({ numero }) => (
        <p class="numero">{numero}</p>
      ))}
      {famille.courriel && !famille.courrielConfirmeLe && (
        <>
          <p>
            <strong>{attend ? t.recu.attend(famille.courriel) : t.recu.confirmer(famille.courriel)}</strong>
          </p>
          <p class="note">{t.recu.pasRecu}</p>
        </>
      )}
    </section>
    <h2>{t.recu.suite}</h2>
    <ol>
      {t.recu.etapes.map((etape) => (
        <li>{etape}</li>
      ))}
    </ol>
    <p>
      <a class="bouton" href={suivi}>
        {t.recu.suivre}
      </a>
    </p>
  </>
);
