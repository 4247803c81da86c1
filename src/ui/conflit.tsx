import type { Child } from "hono/jsx";
import { Alert } from "./alert.tsx";

/** A field that two hands wrote: what stands, in words, and the entry of what one typed, under the label it is given. */
type Ecart = { nom: string; libelle: string; enPlace: string; entree: (label: string) => Child };

type ConflitProps = {
  /** Where the form goes, and what it says of every field that does not differ, its version first. */
  action: string;
  caches: Readonly<Record<string, string>>;
  /** The page that stands as it is. */
  retour: string;
  note?: { href: string; nom: string };
  titre: string;
  /** What one typed is also kept as a draft. */
  brouillon?: boolean;
  ecarts: readonly Ecart[];
};

/** What happened, said the same way everywhere; `auteur` is null when it was oneself, in another tab. */
export const titreConflit = (quoi: string, auteur: string | null): string =>
  auteur === null
    ? `Vous avez modifié ${quoi} dans un autre onglet`
    : `${auteur} a modifié ${quoi} pendant que vous l’écriviez`;

/** Two persons, or two tabs, wrote: each sees one's own text beside the other's, and nothing is lost. */
export const Conflit = ({ action, caches, retour, note, titre, brouillon = false, ecarts }: ConflitProps) => (
  <form method="post" action={action} class="pile">
    <div class="tete">
      <div>
        {note && (
          <p class="note">
            <a href={note.href}>{note.nom}</a>
          </p>
        )}
        <h1>{titre}</h1>
      </div>
    </div>
    {ecarts.length === 0 ? (
      <p>Vos deux textes disent la même chose.</p>
    ) : (
      <Alert ton="attention">
        {brouillon
          ? "Votre texte est gardé en brouillon."
          : "Votre texte est gardé ici, et n’est pas encore enregistré."}{" "}
        Comparez, reprenez dans votre colonne ce qu’il faut garder, puis enregistrez.
      </Alert>
    )}
    {Object.entries(caches).map(
      ([nom, valeur]) =>
        !ecarts.some((ecart) => ecart.nom === nom) && <input type="hidden" name={nom} value={valeur} />,
    )}
    {ecarts.map(({ libelle, enPlace, entree }) => (
      <div class="cote-a-cote">
        <section aria-label={`${libelle}, en place`}>
          <h2>{libelle} : ce qui est en place</h2>
          <pre class="texte">{enPlace || "(vide)"}</pre>
        </section>
        {entree(`${libelle} : ce que vous avez écrit`)}
      </div>
    ))}
    <p class="barre">
      <button class="bouton">Enregistrer mon texte</button>
      <a href={retour}>Garder ce qui est en place</a>
    </p>
  </form>
);
