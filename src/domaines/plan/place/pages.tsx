import { Alert } from "#ui/alert.tsx";

/** Une fiche qui reste où elle est : pourquoi, et le chemin du retour. */
export const RefusPage = ({ titre, message, retour }: { titre: string; message: string; retour: string }) => (
  <>
    <div class="tete">
      <h1>{titre}</h1>
    </div>
    <Alert>{message}</Alert>
    <p>
      <a class="bouton discret" href={retour}>
        Revenir
      </a>
    </p>
  </>
);
