import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { ChampFichier } from "../depot/pages.tsx";
import { type DocumentGarde, GENRES_DOCUMENT, LIBELLES_GENRE_DOCUMENT } from "./model.ts";

type Props = {
  base: string;
  documents: readonly DocumentGarde[];
  /** Le nom du fichier de chaque document. */
  fichiers: ReadonlyMap<string, string>;
  numero: number;
  total: number;
  ecrire: boolean;
  erreurs: FormErrors | undefined;
};

const Liste = ({ base, documents, fichiers, ecrire }: Props) => (
  <Tableau
    nom="Les documents gardés"
    colonnes={["Titre", "Genre", "Date", "Fichier", ...(ecrire ? [{ titre: "Retirer", cache: true }] : [])]}
  >
    {documents.map(({ id, titre, genre, jour }) => (
      <tr>
        <th scope="row">{titre}</th>
        <td>{LIBELLES_GENRE_DOCUMENT[genre]}</td>
        <td>{jour ? <time datetime={jour}>{enLettres(jour)}</time> : "sans date"}</td>
        <td>
          <a href={`${base}/bibliotheque/${id}/fichier`} download>
            {fichiers.get(id) || "Télécharger"}
            <span class="cache"> : {titre}</span>
          </a>
        </td>
        {ecrire && (
          <td>
            <a href={`${base}/bibliotheque/${id}/retrait`}>
              Retirer<span class="cache"> : {titre}</span>
            </a>
          </td>
        )}
      </tr>
    ))}
  </Tableau>
);

const Deposer = ({ base, erreurs }: Props) => (
  <section class="panneau" aria-labelledby="deposer">
    <h2 id="deposer">Garder un document</h2>
    <form method="post" action={`${base}/bibliotheque`} enctype="multipart/form-data" class="formulaire">
      <Fautes erreurs={erreurs} />
      <Champ nom="titre" label="Titre" erreurs={erreurs} requis />
      <Choix
        nom="genre"
        label="De quoi s’agit-il ?"
        erreurs={erreurs}
        options={GENRES_DOCUMENT.map((valeur) => ({ valeur, libelle: LIBELLES_GENRE_DOCUMENT[valeur] }))}
      />
      <Champ nom="jour" label="Date du document" type="date" erreurs={erreurs} />
      <ChampFichier
        label="Le fichier"
        aide="PDF, image, Word ou OpenDocument, 20 Mo au plus."
        accept=".pdf,.png,.jpg,.jpeg,.docx,.odt"
        erreurs={erreurs}
      />
      <p class="barre">
        <button class="bouton">Garder</button>
      </p>
    </form>
  </section>
);

/** La bibliothèque d'une convention. */
export const BibliothequePage = (props: Props) => {
  const { base, documents, numero, total, ecrire } = props;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/texte`}>Texte de la convention</a>
          </p>
          <h1>Bibliothèque</h1>
          <p>
            Ce qui entoure la convention sans en être : l’évaluation de la précédente, la charte, les synthèses.{" "}
            {total > 0 && `${pluriel(total, "document")} ici.`}
          </p>
        </div>
      </div>
      {documents.length === 0 ? <p>Aucun document n’est encore gardé ici.</p> : <Liste {...props} />}
      <Pagination chemin={`${base}/bibliotheque`} params={new URLSearchParams()} page={numero} total={total} />
      {ecrire && <Deposer {...props} />}
    </>
  );
};

type RetraitProps = { base: string; document: DocumentGarde; fichier: string };

/** Ce que l'on perd, avant de le perdre. */
export const RetraitPage = ({ base, document, fichier }: RetraitProps) => (
  <form method="post" action={`${base}/bibliotheque/${document.id}/retrait`} class="formulaire">
    <h1>Retirer « {document.titre} »</h1>
    <p>
      Le document et son fichier {fichier && <strong>{fichier}</strong>} seront effacés de Maillage. Le journal gardera
      son titre et son empreinte, pas son contenu : téléchargez-le d’abord s’il n’est pas gardé ailleurs.
    </p>
    <p class="barre">
      <button class="bouton">Retirer</button>
      <a href={`${base}/bibliotheque`}>Le garder</a>
    </p>
  </form>
);
