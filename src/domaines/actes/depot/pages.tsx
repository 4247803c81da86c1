import { Alert } from "#ui/alert.tsx";

export const TropGrosPage = ({ retour }: { retour: string }) => (
  <>
    <h1>Fichier trop gros</h1>
    <Alert>Ce fichier dépasse 20 Mo : réduisez-le, puis recommencez. Rien n’a changé.</Alert>
    <p>
      <a href={retour}>Revenir</a>
    </p>
  </>
);
