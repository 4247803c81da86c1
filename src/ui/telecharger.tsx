import { newId } from "#platform/ids.ts";

type Format = { format: string; nom: string };

/** The formats of a text, of a deck, of a workbook, as one asks for them. */
export const TEXTE: readonly Format[] = [
  { format: "pdf", nom: "PDF" },
  { format: "docx", nom: "Word" },
  { format: "odt", nom: "OpenDocument" },
];
export const DIAPORAMA: readonly Format[] = [{ format: "pptx", nom: "Diaporama" }];
/** A deck that may also be shown page after page, where there is no PowerPoint. */
export const DIAPOS: readonly Format[] = [...DIAPORAMA, { format: "pdf", nom: "PDF" }];
export const CLASSEUR: readonly Format[] = [
  { format: "xlsx", nom: "Excel" },
  { format: "ods", nom: "Calc" },
];

type Props = {
  /** The address of the convention. */
  base: string;
  genre: string;
  nom: string;
  params: Iterable<readonly [string, string]>;
  formats: readonly Format[];
};

/** One kind of document in a menu: a button a format, and the same text as a page. The key makes a double click one request. */
export const Telecharger = ({ base, genre, nom, params, formats }: Props) => {
  const reglages = [...params].filter(([cle]) => cle !== "filtre" && cle !== "page");
  const lire = new URLSearchParams([["genre", genre], ...reglages.map(([cle, valeur]) => [cle, valeur])] as string[][]);
  return (
    <form class="barre" method="post" action={`${base}/documents`}>
      <input type="hidden" name="genre" value={genre} />
      <input type="hidden" name="cle" value={newId()} />
      {reglages.map(([cle, valeur]) => (
        <input type="hidden" name={cle} value={valeur} />
      ))}
      <a href={`${base}/documents/apercu?${lire}`}>{nom}</a>
      {formats.map((un) => (
        <button class="lien" name="format" value={un.format}>
          {un.nom}
          <span class="cache"> : {nom}</span>
        </button>
      ))}
    </form>
  );
};

/** A short document, made at once: plain links. */
export const TelechargerCourt = ({ base, genre, params, formats }: Omit<Props, "nom">) => {
  const adresse = (format: string) =>
    `${base}/documents/immediat?${new URLSearchParams([["genre", genre], ...[...params].map(([cle, valeur]) => [cle, valeur]), ["format", format]] as string[][])}`;
  return (
    <details class="menu">
      <summary class="bouton discret">Télécharger</summary>
      <ul role="list">
        {formats.map(({ format, nom }) => (
          <li>
            <a href={adresse(format)} download>
              {nom}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
};
