import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { ColonneVue, VueColonnes } from "./model.ts";

/** What was typed when the form comes back, else what is chosen. */
const tape = (erreurs: FormErrors | undefined, nom: string, choisi: string) => erreurs?.values[nom] ?? choisi;

const Feuilles = ({ vue, erreurs }: { vue: VueColonnes; erreurs: FormErrors | undefined }) => (
  <div class="barre">
    <div class="champ">
      <label for="feuille">Feuille</label>
      <select id="feuille" name="feuille">
        {vue.feuilles.map(({ nom, masquee, lignes }, rang) => (
          <option value={String(rang)} selected={String(rang) === tape(erreurs, "feuille", String(vue.feuille))}>
            {nom} ({pluriel(lignes, "ligne")}
            {masquee && ", masquée"})
          </option>
        ))}
      </select>
    </div>
    <div class="champ">
      <label for="entete">Ligne des titres de colonnes</label>
      <input
        id="entete"
        name="entete"
        type="number"
        min="1"
        value={tape(erreurs, "entete", String(vue.ligneEntete))}
        aria-invalid={erreurs?.errors["entete"] ? "true" : undefined}
      />
    </div>
  </div>
);

type Cellule = { colonne: ColonneVue; destinations: VueColonnes["destinations"]; erreurs: FormErrors | undefined };

const Colonne = ({ colonne, destinations, erreurs }: Cellule) => {
  const choisie = destinations.find(({ valeur }) => valeur === colonne.destination) ?? destinations[0];
  const id = `colonne-${colonne.rang}`;
  const faute = erreurs?.errors[id]?.[0];
  return (
    <tr>
      <td class="chiffres">{colonne.lettre}</td>
      <th scope="row">
        <label for={id}>{colonne.titre || `Colonne ${colonne.lettre}`}</label>
      </th>
      <td>
        <small>{colonne.exemples.join(" · ")}</small>
      </td>
      <td>
        {faute && (
          <span class="erreur" id={`${id}-erreur`}>
            {faute}
          </span>
        )}
        <input
          class="saisie"
          id={id}
          name={id}
          list="destinations"
          value={tape(erreurs, id, choisie?.libelle ?? "")}
          autocomplete="off"
          aria-invalid={faute ? "true" : undefined}
          aria-describedby={faute ? `${id}-erreur` : undefined}
        />
      </td>
    </tr>
  );
};

const Apercu = ({ vue }: { vue: VueColonnes }) => (
  <section class="panneau">
    <h2>{pluriel(vue.total, "action comprise", "actions comprises")}</h2>
    <ul>
      {vue.apercu.map(({ reference, titre, champs }) => (
        <li>
          {reference && `${reference} · `}
          {titre} <small>{champs.join(", ")}</small>
        </li>
      ))}
    </ul>
    {vue.erreurs.length > 0 && (
      <>
        <h3>{pluriel(vue.erreurs.length, "cellule à revoir", "cellules à revoir")}</h3>
        <ul>
          {vue.erreurs.slice(0, ERREURS_MONTREES).map(({ cellule, message }) => (
            <li>
              <b class="chiffres">{cellule}</b> {message}
            </li>
          ))}
        </ul>
        {vue.erreurs.length > ERREURS_MONTREES && (
          <p class="note">et {vue.erreurs.length - ERREURS_MONTREES} de plus, toutes redites dans la revue</p>
        )}
      </>
    )}
    {vue.nonReprises.length > 0 && <p class="note">Colonnes non reprises : {vue.nonReprises.join(", ")}.</p>}
  </section>
);

const ERREURS_MONTREES = 30;

/** Dire ce que remplit chaque colonne, voir ce que cela donne, puis passer à la revue. */
export const ColonnesPage = ({ base, vue, erreurs }: { base: string; vue: VueColonnes; erreurs?: FormErrors }) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${base}/imports`}>Importer</a> › {vue.entete.fichier}
        </p>
        <h1>Les colonnes de {vue.entete.fichier}</h1>
        <p>
          Que contient chaque colonne ? Ce qui a été reconnu est déjà choisi. Corrigez, regardez l’aperçu, puis relisez
          chaque action.
        </p>
      </div>
    </div>
    <Fautes erreurs={erreurs} />
    {vue.total === 0 && (
      <Alert ton="attention">
        <p>
          Aucune action n’est comprise pour l’instant : dites quelle colonne porte le titre de l’action, et vérifiez la
          ligne des titres.
        </p>
      </Alert>
    )}
    <form class="pile" method="post" action={`${base}/imports/${vue.entete.id}/colonnes`}>
      <input type="hidden" name="version" value={vue.entete.version} />
      <Feuilles vue={vue} erreurs={erreurs} />
      <datalist id="destinations">
        {vue.destinations.map(({ libelle }) => (
          <option value={libelle} />
        ))}
      </datalist>
      <div class="cadre" tabindex={0} role="region" aria-label="Colonnes de la feuille, et ce que chacune remplit">
        <table class="table">
          <caption class="cache">Colonnes de la feuille, et ce que chacune remplit</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="cache">Lettre</span>
              </th>
              <th scope="col">Colonne</th>
              <th scope="col">Par exemple</th>
              <th scope="col">Ce qu’elle remplit</th>
            </tr>
          </thead>
          <tbody>
            {vue.colonnes.map((colonne) => (
              <Colonne colonne={colonne} destinations={vue.destinations} erreurs={erreurs} />
            ))}
          </tbody>
        </table>
      </div>
      <Apercu vue={vue} />
      <div class="choix serre">
        <label>
          <input type="checkbox" name="retenir" value="1" checked={!erreurs || erreurs.values["retenir"] === "1"} />
          <span>Se souvenir de ces choix pour les tableurs qui ont les mêmes titres</span>
        </label>
      </div>
      <div class="barre">
        <button class="bouton" type="submit" name="acte" value="continuer">
          Relire ces actions
        </button>
        <button class="bouton discret" type="submit" name="acte" value="apercu">
          Voir l’aperçu
        </button>
      </div>
    </form>
  </>
);
