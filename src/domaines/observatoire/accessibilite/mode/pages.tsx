import type { ModeEtude } from "../etude/model.ts";
import { LIBELLES_MODE } from "../lexique.ts";

/** Les places que l'on compte : collectives, individuelles, ou toutes. */
export const ChoixMode = ({ mode }: { mode: ModeEtude }) => (
  <div class="champ">
    <label for="mode">Places comptées</label>
    <select id="mode" name="mode">
      {Object.entries(LIBELLES_MODE).map(([un, libelle]) => (
        <option value={un} selected={un === mode}>
          {libelle}
        </option>
      ))}
    </select>
  </div>
);
