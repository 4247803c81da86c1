import { pluriel } from "#commun/texte.ts";
import type { Trouvaille } from "./model.ts";

const GENRES: Record<Trouvaille["genre"], string> = {
  fiche: "Fiche-action",
  noeud: "Nœud du plan",
  commentaire: "Commentaire",
};

const lienDe = ({ genre, convention, fiche, id }: Trouvaille) => {
  const plan = `/conventions/${convention}/plan`;
  if (genre === "noeud") return `${plan}/arbre#n-${id}`;
  return `${plan}/fiches/${fiche}${genre === "commentaire" ? "#commentaires" : ""}`;
};

const extrait = (texte: string) => (texte.length > 220 ? `${texte.slice(0, 220)}…` : texte);

type Props = { chemin: string; q: string; trouvailles: readonly Trouvaille[]; titres: ReadonlyMap<string, string> };

/** Une seule recherche dans le plan : fiches, nœuds, commentaires. `titres` nomme les conventions quand il y en a plusieurs. */
export const RecherchePage = ({ chemin, q, trouvailles, titres }: Props) => (
  <>
    <div class="tete">
      <h1>Rechercher</h1>
    </div>
    <search>
      <form class="barre" action={chemin}>
        <label class="cache" for="q">
          Mots à chercher
        </label>
        <input class="saisie" type="search" id="q" name="q" value={q} size={40} />
        <button class="bouton">Chercher</button>
      </form>
    </search>
    {q && (
      <p role="status">
        {trouvailles.length === 0
          ? "Rien ne répond à ces mots. Essayez un seul mot, ou son début."
          : pluriel(trouvailles.length, "réponse")}
      </p>
    )}
    {!q && <p class="note">Les accents ne comptent pas, un début de mot suffit : « parent », « crech », « PE4 ».</p>}
    {trouvailles.length > 0 && (
      <ol class="reponses" role="list">
        {trouvailles.map((trouvaille) => (
          <li>
            <small>
              {[GENRES[trouvaille.genre], trouvaille.code, titres.get(trouvaille.convention)]
                .filter(Boolean)
                .join(" · ")}
            </small>
            <a href={lienDe(trouvaille)}>{extrait(trouvaille.texte)}</a>
          </li>
        ))}
      </ol>
    )}
  </>
);
