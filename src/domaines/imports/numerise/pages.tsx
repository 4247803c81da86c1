import { pluriel } from "#commun/texte.ts";
import type { EnteteImport } from "../revue/model.ts";

type Props = { base: string; entete: EnteteImport; progres: { page: number; pages: number | null } | null };

/** Un document fait d'images se lit page à page : on voit où cela en est, on peut partir et revenir, ou arrêter. */
export const LecturePage = ({ base, entete, progres }: Props) => {
  const ici = `${base}/imports/${entete.id}`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/imports`}>Importer</a> › {entete.fichier}
          </p>
          <h1>Ce document est fait d’images</h1>
          <p>
            Maillage le lit par reconnaissance de caractères, une à deux secondes par page. Vous pouvez quitter cette
            page et y revenir : la revue s’ouvrira d’elle-même. Tout ce qui en vient sera à vérifier, à côté de l’image
            de sa page.
          </p>
        </div>
      </div>
      <section class="panneau" aria-live="polite">
        {progres === null ? (
          <p>La lecture s’est interrompue : le document est gardé, rien n’est perdu.</p>
        ) : progres.pages === null ? (
          <p>La lecture attend son tour.</p>
        ) : (
          <>
            <p>
              {pluriel(progres.page, "page lue", "pages lues")} sur {progres.pages}.
            </p>
            <progress value={progres.page} max={progres.pages} aria-label="Pages lues" />
          </>
        )}
        <div class="barre">
          {progres === null ? (
            <form method="post" action={`${ici}/lecture`}>
              <button class="bouton" type="submit">
                Reprendre la lecture
              </button>
            </form>
          ) : (
            <a class="bouton" href={ici}>
              Voir où elle en est
            </a>
          )}
          <form method="post" action={`${ici}/abandon`}>
            <input type="hidden" name="version" value={entete.version} />
            <button class="bouton discret" type="submit">
              Arrêter et abandonner
            </button>
          </form>
        </div>
      </section>
    </>
  );
};
