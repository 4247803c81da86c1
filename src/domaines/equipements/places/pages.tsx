import { type Mois, moisEnLettres } from "#commun/mois.ts";
import { pluriel } from "#commun/texte.ts";
import { Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import {
  LIBELLES_COMPTAGE,
  LIBELLES_SECTION,
  DEMI_JOURNEES_COURTES,
  NOMS_DEMI_JOURNEES,
  type Structure,
} from "../structure/model.ts";
import { type Explication, expliquer } from "./lexique.ts";
import { type CaseGrille, cleDeCase, type LigneGrille } from "./model.ts";

const COURTES = DEMI_JOURNEES_COURTES.map((titre) => ({ titre, n: true }));
const DITES = { libre: "", complete: "complet", toleree: "au-delà, toléré", rouge: "rouge", fermee: "fermé" } as const;

const ecrire = ({ libres, couleur }: CaseGrille) => {
  if (couleur === "fermee") return "–";
  return libres === null ? "" : String(libres).replace("-", "−");
};

/** Une case : un nombre, sa couleur, et le même en mots pour qui ne la voit pas. */
export const Case = ({ une }: { une: CaseGrille }) => (
  <td class={une.libres === null ? "n" : `n place ${une.couleur}`}>
    {une.couleur === "rouge" ? <strong>! {ecrire(une)}</strong> : ecrire(une)}
    {une.libres !== null && DITES[une.couleur] && <span class="cache"> ({DITES[une.couleur]})</span>}
  </td>
);

const TableMois = ({ mois, lignes }: { mois: Mois; lignes: readonly LigneGrille[] }) => (
  <Tableau nom={`Places libres, ${moisEnLettres(mois)}`} colonnes={["Section", ...COURTES]} montre>
    {lignes.map(({ code, cases }) => (
      <tr>
        <th scope="row">{LIBELLES_SECTION[code]}</th>
        {cases.map((une) => (
          <Case une={une} />
        ))}
      </tr>
    ))}
  </Tableau>
);

const MONTREES = 12;

export const Raisons = ({ explications }: { explications: readonly Explication[] }) =>
  explications.length === 0 ? null : (
    <section class="panneau" aria-labelledby="pourquoi">
      <h2 id="pourquoi">Pourquoi ces cases</h2>
      <ul>
        {explications.slice(0, MONTREES).map(({ ou, pourquoi, rouge }) => (
          <li>
            <strong>{ou}</strong>
            {rouge ? " (rouge)" : ""} : {pourquoi}.
          </li>
        ))}
      </ul>
      {explications.length > MONTREES && (
        <p class="note">Et {pluriel(explications.length - MONTREES, "autre case", "autres cases")}.</p>
      )}
      <p class="note">
        Le code de la santé publique permet jusqu’à 115 % de la capacité autorisée à un instant, si la semaine ne
        dépasse pas 100 % (article R. 2324-27).
      </p>
    </section>
  );

export type PlacesProps = {
  chemin: string;
  structure: Structure;
  lignes: readonly LigneGrille[];
  mois: readonly Mois[];
  voisins: { avant: Mois; apres: Mois };
  droits: { places: boolean };
};

const Voisins = ({ ici, voisins }: { ici: string; voisins: PlacesProps["voisins"] }) => (
  <nav class="barre" aria-label="Mois">
    <a rel="prev" href={`${ici}?de=${voisins.avant}`}>
      Mois d’avant
    </a>
    <a rel="next" href={`${ici}?de=${voisins.apres}`}>
      Mois d’après
    </a>
  </nav>
);

const Importer = ({ ici }: { ici: string }) => (
  <details class="plus">
    <summary>Reprendre les places du logiciel de la structure</summary>
    <div class="pile">
      <p class="note">
        Un tableau CSV, Excel ou OpenDocument : le mois, la section, puis dix colonnes du lundi matin au vendredi
        après-midi (
        <a href={`${ici}/modele`} download>
          le modèle
        </a>
        ). Ou les enfants accueillis, sans leur nom (
        <a href={`${ici}/modele?genre=enfants`} download>
          leur modèle
        </a>
        ). Rien ne s’écrit avant que vous l’ayez relu.
      </p>
      <form class="barre" method="post" action={`${ici}/import`} enctype="multipart/form-data">
        <label for="tableau">Le tableau</label>
        <input id="tableau" name="tableau" type="file" required accept=".csv,.xlsx,.ods" />
        <button class="bouton discret">Lire ce tableau</button>
      </form>
    </div>
  </details>
);

/** Les places libres d'une structure, mois par mois, et pourquoi une case est rouge. */
export const PlacesPage = ({ chemin, structure, lignes, mois, voisins, droits }: PlacesProps) => {
  const ici = `${chemin}/${structure.id}/places`;
  const comptees = structure.comptage === "occupants";
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${chemin}/${structure.id}`}>{structure.nom}</a>
          </p>
          <h1>Places libres</h1>
          <p>
            {LIBELLES_COMPTAGE[structure.comptage]}.{" "}
            {structure.centralisee ? "La commission les attribue." : "La structure garde sa propre commission."}
          </p>
        </div>
        {droits.places && (
          <a class="bouton" href={comptees ? `${ici}/enfants` : `${ici}/saisie?de=${mois[0]}`}>
            {comptees ? "Tenir les enfants accueillis" : "Écrire les places"}
          </a>
        )}
      </div>
      <Voisins ici={ici} voisins={voisins} />
      {mois.map((un) => (
        <TableMois mois={un} lignes={lignes.filter((ligne) => ligne.mois === un)} />
      ))}
      <Raisons explications={expliquer(lignes)} />
      {droits.places && <Importer ici={ici} />}
    </>
  );
};

type SaisieProps = Omit<PlacesProps, "droits" | "voisins"> & { lu: string; erreurs?: FormErrors | undefined };

/** Les places libres à écrire : une ligne vide ne dit rien, un nombre négatif dit qu'il y a plus d'enfants que de places. */
export const SaisiePlacesPage = ({ chemin, structure, lignes, mois, lu, erreurs }: SaisieProps) => {
  const ici = `${chemin}/${structure.id}/places`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>Places libres de {structure.nom}</a>
          </p>
          <h1>Écrire les places libres</h1>
          <p>Ce qui reste à prendre. Une ligne vide ne dit rien ; −1, c’est un enfant de plus que la capacité.</p>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      <form method="post" action={`${ici}/saisie?de=${mois[0]}`} class="pile">
        <input type="hidden" name="lu" value={lu} />
        {mois.map((un) => (
          <Tableau nom={`Places libres, ${moisEnLettres(un)}`} colonnes={["Section", ...COURTES]} montre>
            {lignes
              .filter((ligne) => ligne.mois === un)
              .map(({ section, code, cases }) => (
                <tr>
                  <th scope="row">{LIBELLES_SECTION[code]}</th>
                  {cases.map((une, rang) => {
                    const cle = cleDeCase(section, un, rang);
                    return (
                      <td>
                        <input
                          class="saisie"
                          id={cle}
                          name={cle}
                          size={3}
                          inputmode="numeric"
                          value={erreurs?.values[cle] ?? (une.libres === null ? "" : String(une.libres))}
                          aria-label={`${LIBELLES_SECTION[code]}, ${moisEnLettres(un)}, ${NOMS_DEMI_JOURNEES[rang]} : ${pluriel(une.capacite, "place autorisée", "places autorisées")}`}
                          aria-invalid={erreurs?.errors[cle] ? "true" : undefined}
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
          </Tableau>
        ))}
        <div class="barre">
          <button class="bouton">Enregistrer les places</button>
          <a href={ici}>Ne rien changer</a>
        </div>
      </form>
    </>
  );
};
