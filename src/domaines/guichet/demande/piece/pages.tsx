import { Alert } from "#ui/alert.tsx";
import type { Textes } from "../textes.ts";

type Props = { t: Textes; nature: string; action: string; retour: string; faute?: string | undefined };

/** Une pièce à donner : un fichier, ou une photo prise sur place. */
export const DepotPage = ({ t, nature, action, retour, faute }: Props) => (
  <>
    <h1>{t.etapes.pieces.ajouter(nature)}</h1>
    {faute && <Alert>{faute}</Alert>}
    <form method="post" action={action} enctype="multipart/form-data" class="pile">
      <p>{t.etapes.pieces.aide}</p>
      <div class="champ">
        <label for="fichier">{nature}</label>
        <span class="aide" id="fichier-aide">
          {t.etapes.pieces.format}
        </span>
        <input
          id="fichier"
          name="fichier"
          type="file"
          accept="application/pdf,image/png,image/jpeg"
          aria-describedby="fichier-aide"
        />
      </div>
      <p class="barre">
        <button class="bouton">{t.etapes.pieces.envoyer}</button>
        <a href={retour}>{t.commun.annuler}</a>
      </p>
    </form>
  </>
);
