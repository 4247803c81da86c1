import { Alert } from "#ui/alert.tsx";
import { LIBELLES_QUALITE, type Qualite, type Structure } from "../structure/model.ts";

type Props = { chemin: string; structure: Structure; code: string; qualite: Qualite; refus?: string | undefined };

/** Joindre le fichier qui prouve une ligne de qualité ; il remplace celui d'avant. */
export const PreuvePage = ({ chemin, structure, code, qualite, refus }: Props) => (
  <div class="pile">
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${chemin}/${structure.id}`}>{structure.nom}</a>
        </p>
        <h1>Joindre une preuve</h1>
        <p>
          {LIBELLES_QUALITE[qualite.genre]} : {qualite.intitule}. Le fichier remplace celui d’avant, s’il y en avait un.
        </p>
      </div>
    </div>
    {refus && <Alert>{refus}</Alert>}
    <form
      method="post"
      action={`${chemin}/${structure.id}/preuves/${code}`}
      enctype="multipart/form-data"
      class="pile formulaire"
    >
      <label for="fichier">Le fichier (PDF, image, Word ou OpenDocument, 20 Mo au plus)</label>
      <input id="fichier" name="fichier" type="file" required accept=".pdf,.png,.jpg,.jpeg,.docx,.odt" />
      <p>
        <button class="bouton">Joindre ce fichier</button>
      </p>
    </form>
  </div>
);
