import { Alert } from "#ui/alert.tsx";

/** Un déplacement refusé : pourquoi, et le chemin du retour. */
export const RefusPage = ({ message, retour }: { message: string; retour: string }) => (
  <>
    <div class="tete">
      <h1>La carte reste où elle est</h1>
    </div>
    <Alert>{message}</Alert>
    <p>
      <a class="bouton discret" href={retour}>
        Revenir aux cartes
      </a>
    </p>
  </>
);
