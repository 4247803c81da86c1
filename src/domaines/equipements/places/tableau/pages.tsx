import { moisEnLettres } from "#commun/mois.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { LIBELLES_SECTION, DEMI_JOURNEES_COURTES, NOMS_DEMI_JOURNEES, type Structure } from "../../structure/model.ts";
import type { Apport } from "./model.ts";

export type ApportProps = { chemin: string; structure: Structure; apport: Apport };

const MONTREES = 25;
const COURTES = DEMI_JOURNEES_COURTES.map((titre) => ({ titre, n: true }));

const Lues = ({ structure, apport }: Pick<ApportProps, "structure" | "apport">) => {
  if (apport.genre === "places")
    return (
      <Tableau nom="Places que ce tableau apporterait" colonnes={["Mois", "Section", ...COURTES]}>
        {apport.lues.slice(0, MONTREES).map(({ mois, section, places }) => (
          <tr>
            <th scope="row">{moisEnLettres(mois)}</th>
            <td>{LIBELLES_SECTION[structure.sections.find(({ id }) => id === section)?.code ?? "unique"]}</td>
            {places.map((nombre) => (
              <td class="n">{nombre}</td>
            ))}
          </tr>
        ))}
      </Tableau>
    );
  return (
    <Tableau
      nom="Enfants que ce tableau apporterait"
      colonnes={["Repère", "Né en", "Entre en", "Sort en", "Demi-journées"]}
    >
      {apport.lues.slice(0, MONTREES).map(({ repere, naissance, entree, sortie, semaine }) => (
        <tr>
          <th scope="row">{repere || "Sans repère"}</th>
          <td>{moisEnLettres(naissance)}</td>
          <td>{moisEnLettres(entree)}</td>
          <td>{sortie ? moisEnLettres(sortie) : "L’été de ses trois ans"}</td>
          <td>{NOMS_DEMI_JOURNEES.filter((_, rang) => (semaine & (1 << rang)) !== 0).length}</td>
        </tr>
      ))}
    </Tableau>
  );
};

const bilan = ({ genre, lues }: Apport) =>
  genre === "places" ? pluriel(lues.length, "ligne de places", "lignes de places") : pluriel(lues.length, "enfant");

/** Ce qu'un tableau apporterait, et ses lignes fausses : rien n'est écrit avant ce geste. */
export const ApportPage = ({ chemin, structure, apport }: ApportProps) => {
  const ici = `${chemin}/${structure.id}/places`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>Places libres de {structure.nom}</a>
          </p>
          <h1>Relire le tableau</h1>
          <p>{bilan(apport)} à reprendre. Rien n’est encore écrit.</p>
        </div>
      </div>
      {apport.fautes.length > 0 && (
        <Alert ton="attention">
          <p>{pluriel(apport.fautes.length, "ligne fausse n’entrera pas", "lignes fausses n’entreront pas")} :</p>
          <ul>
            {apport.fautes.slice(0, MONTREES).map(({ ligne, phrase }) => (
              <li>
                Ligne {ligne} : {phrase}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {apport.lues.length > 0 ? (
        <form method="post" action={`${ici}/import/envoi`} class="pile">
          <input type="hidden" name="apport" value={JSON.stringify({ genre: apport.genre, lues: apport.lues })} />
          <Lues structure={structure} apport={apport} />
          {apport.lues.length > MONTREES && (
            <p class="note">Et {pluriel(apport.lues.length - MONTREES, "autre ligne", "autres lignes")}.</p>
          )}
          <p>
            {apport.genre === "places"
              ? "Un mois et une section déjà dits sont remplacés ; les places libres de la structure viendront désormais de son logiciel."
              : "La liste des enfants accueillis est remplacée par celle-ci ; les places libres se compteront d’elle."}
          </p>
          <div class="barre">
            <button class="bouton">
              {apport.fautes.length > 0 ? "Reprendre les lignes justes" : "Tout reprendre"}
            </button>
            <a href={ici}>Ne rien reprendre</a>
          </div>
        </form>
      ) : (
        <p>
          <a href={ici}>Revenir aux places libres</a>
        </p>
      )}
    </>
  );
};

/** Un tableau que l'on n'a pas pu lire. */
export const IllisiblePage = ({
  chemin,
  structure,
  phrase,
}: {
  chemin: string;
  structure: Structure;
  phrase: string;
}) => (
  <>
    <h1>Ce tableau ne se lit pas</h1>
    <Alert>{phrase}</Alert>
    <p>
      <a href={`${chemin}/${structure.id}/places`}>Revenir aux places libres de {structure.nom}</a>
    </p>
  </>
);
