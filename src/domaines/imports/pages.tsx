import { aLHeure } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import type { Bilan, EnteteImport } from "./revue/model.ts";
import { direEtat } from "./revue/vue/rules.ts";

const ouvrir = (base: string, { id, etat }: EnteteImport) =>
  `${base}/imports/${id}${etat === "correspondance" ? "/colonnes" : ""}`;

const enBilan = ({ fichesCreees, fichesModifiees, noeudsCrees, blocs }: Bilan): string => {
  const dits = [
    fichesCreees > 0 && pluriel(fichesCreees, "fiche créée", "fiches créées"),
    fichesModifiees > 0 && pluriel(fichesModifiees, "fiche modifiée", "fiches modifiées"),
    noeudsCrees > 0 && pluriel(noeudsCrees, "nœud créé", "nœuds créés"),
    blocs.length > 0 && pluriel(blocs.length, "bloc de la convention", "blocs de la convention"),
  ].filter(Boolean);
  return dits.length > 0 ? dits.join(", ") : "Rien à changer";
};

/** The one field of a deposit: it works without JavaScript; the server reads the file before any transaction. */
export const ChampFichier = ({ refus }: { refus: string | null }) => (
  <div class={refus ? "champ faux" : "champ"}>
    <label for="fichier">Le fichier de la convention, ou son tableau de suivi</label>
    <span class="aide" id="fichier-aide">
      PDF, Word (.docx), OpenDocument (.odt), texte, Excel (.xlsx, .ods), .csv, ou .json de Maillage. 50 Mo au plus.
      Rien n’est écrit dans le plan avant votre relecture.
    </span>
    {refus && (
      <span class="erreur" id="fichier-erreur">
        {refus}
      </span>
    )}
    <input
      id="fichier"
      name="fichier"
      type="file"
      required
      accept=".pdf,.docx,.odt,.txt,.md,.json,.xlsx,.ods,.csv"
      aria-invalid={refus ? "true" : undefined}
      aria-describedby={refus ? "fichier-aide fichier-erreur" : "fichier-aide"}
    />
  </div>
);

const Deposer = ({ action, refus }: { action: string; refus: string | null }) => (
  <form class="panneau" method="post" action={action} enctype="multipart/form-data">
    <ChampFichier refus={refus} />
    <div class="barre">
      <button class="bouton" type="submit">
        Lire ce fichier
      </button>
    </div>
  </form>
);

const Ligne = ({ base, un, muet }: { base: string; un: EnteteImport; muet: boolean }) => (
  <tr>
    <th scope="row">
      <a href={ouvrir(base, un)}>{un.fichier}</a>
    </th>
    <td>{direEtat({ entete: un, rien: muet })}</td>
    <td>
      {aLHeure(un.creeLe)}, {un.auteur}
    </td>
    <td>{un.bilan ? enBilan(un.bilan) : muet && "Rien de nouveau : le plan dit déjà tout"}</td>
  </tr>
);

/** Ce qui est entré par un fichier, et de quoi en déposer un autre. */
export const ImportsPage = (props: {
  base: string;
  imports: EnteteImport[];
  muets: ReadonlySet<string>;
  refus: string | null;
}) => (
  <>
    <div class="tete">
      <div>
        <h1>Importer</h1>
        <p>Une convention signée, ou le tableau où vous la suivez : déposez le fichier, relisez, le plan s’écrit.</p>
      </div>
    </div>
    {props.refus && (
      <Alert>
        <h2>Ce fichier n’a pas été lu</h2>
        <p>
          <a href="#fichier">{props.refus}</a> Rien n’a été écrit.
        </p>
      </Alert>
    )}
    <Deposer action={`${props.base}/imports`} refus={props.refus} />
    {props.imports.length > 0 ? (
      <div class="cadre" tabindex={0} role="region" aria-label="Fichiers déjà déposés">
        <table class="table">
          <caption>Fichiers déjà déposés</caption>
          <thead>
            <tr>
              <th scope="col">Fichier</th>
              <th scope="col">Où il en est</th>
              <th scope="col">Déposé</th>
              <th scope="col">Ce qu’il a apporté</th>
            </tr>
          </thead>
          <tbody>
            {props.imports.map((un) => (
              <Ligne base={props.base} un={un} muet={props.muets.has(un.id)} />
            ))}
          </tbody>
        </table>
      </div>
    ) : (
      <p class="note">Les fichiers que vous déposerez resteront listés ici, avec ce qu’ils ont apporté au plan.</p>
    )}
  </>
);

/** A file too large is refused before it is read: there is no page to come back to in this request. */
export const TropGrosPage = ({ retour, phrase }: { retour: string; phrase: string }) => (
  <div class="tete">
    <div>
      <h1>Ce fichier n’a pas été lu</h1>
      <p>{phrase} Rien n’a été écrit.</p>
      <p>
        <a href={retour}>Revenir au dépôt</a>
      </p>
    </div>
  </div>
);
