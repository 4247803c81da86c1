import { LIGNES_ODS } from "./rules.ts";

/** Un classeur OpenDocument trop grand : pourquoi, et les formats qui n'ont pas cette borne. */
export const ClasseurTropGrandPage = ({ total, vers }: { total: number; vers: (format: string) => string }) => (
  <div class="tete">
    <div>
      <h1>Ce classeur serait trop grand</h1>
      <p>
        Un classeur OpenDocument s’écrit d’un seul bloc : il s’arrête à {LIGNES_ODS.toLocaleString("fr-FR")} fiches, et
        votre vue en a {total.toLocaleString("fr-FR")}. Filtrez-la, ou prenez un format qui s’écrit au fil de l’eau.
      </p>
      <p class="barre">
        <a class="bouton" href={vers("xlsx")}>
          Classeur Excel, que LibreOffice ouvre aussi
        </a>
        <a class="bouton discret" href={vers("csv")}>
          Texte (CSV)
        </a>
        <a href="/plan/tableau">Revenir au tableau</a>
      </p>
    </div>
  </div>
);
