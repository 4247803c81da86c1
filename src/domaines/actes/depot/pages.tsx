import { Alert } from "#ui/alert.tsx";
import type { FormErrors } from "#ui/form.ts";

export const TropGrosPage = ({ retour }: { retour: string }) => (
  <>
    <h1>Fichier trop gros</h1>
    <Alert>Ce fichier dépasse 20 Mo : réduisez-le, puis recommencez. Rien n’a changé.</Alert>
    <p>
      <a href={retour}>Revenir</a>
    </p>
  </>
);

type ChampProps = { label: string; aide: string; accept: string; erreurs: FormErrors | undefined };

/** Le champ d'un fichier, avec ses limites et sa faute. */
export const ChampFichier = ({ label, aide, accept, erreurs }: ChampProps) => {
  const faute = erreurs?.errors["fichier"]?.[0];
  return (
    <div class={faute ? "champ faux" : "champ"}>
      <label for="fichier">
        {label}
        <span class="requis"> (obligatoire)</span>
      </label>
      <span class="aide" id="fichier-aide">
        {aide}
      </span>
      {faute && (
        <span class="erreur" id="fichier-erreur">
          {faute}
        </span>
      )}
      <input
        id="fichier"
        name="fichier"
        type="file"
        accept={accept}
        required
        aria-describedby={faute ? "fichier-aide fichier-erreur" : "fichier-aide"}
        aria-invalid={faute ? "true" : undefined}
      />
    </div>
  );
};
