import type { Child } from "hono/jsx";
import { LANGUES } from "../model.ts";
import { TEXTES, type Textes } from "../textes.ts";

/** Ce qui entoure une page des familles : les langues en haut, de quoi joindre le guichet et partir en bas. */
export const Cadre = (props: {
  t: Textes;
  place: string;
  chemin: string;
  contact: string;
  entree: boolean;
  children?: Child;
}) => {
  const { t, place, chemin, contact, entree } = props;
  return (
    <>
      <form method="post" action={`${place}/langue`} class="langues" aria-label={t.langue.choisir}>
        <input type="hidden" name="vers" value={chemin} />
        {LANGUES.filter((langue) => TEXTES[langue].langue.nom !== t.langue.nom).map((langue) => (
          <button class="lien" name="langue" value={langue} lang={TEXTES[langue].langue.code}>
            {TEXTES[langue].langue.nom}
          </button>
        ))}
      </form>
      {props.children}
      {(contact || entree) && (
        <div class="barre note">
          {contact && (
            <span>
              {t.commun.question} {contact}
            </span>
          )}
          {entree && (
            <form method="post" action={`${place}/fermeture`}>
              <button class="lien">{t.commun.fermer}</button>
            </form>
          )}
        </div>
      )}
    </>
  );
};
