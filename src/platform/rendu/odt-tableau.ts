import { type BlocTableau, cellulesDe, type Rangee, type Texte } from "#commun/document.ts";
import { aDroite, lettersIn, partsDe } from "./mesures.ts";
import { content, type Ecriture, paragraph, plain } from "./odt-texte.ts";
import { element } from "./xml.ts";

const cellStyle = (nom: string, proprietes: Record<string, string>) =>
  element(
    "style:style",
    { "style:name": nom, "style:family": "table-cell" },
    element("style:table-cell-properties", { "fo:padding": "0.1cm", "fo:border": "none", ...proprietes }),
  );

function cellStyles({ couleurs, styles }: Ecriture): void {
  const { accent, filet, voile } = couleurs;
  const line = { "fo:border-bottom": `0.5pt solid #${filet}` };
  styles.set(
    "Entete",
    cellStyle("Entete", { ...line, "fo:border-top": `1pt solid #${accent}`, "style:vertical-align": "bottom" }),
  );
  styles.set("Cellule", cellStyle("Cellule", line));
  styles.set("Groupement", cellStyle("Groupement", { ...line, "fo:background-color": `#${voile}` }));
}

const cell = (style: string, contenu: string, colonnes = 1) =>
  element(
    "table:table-cell",
    {
      "table:style-name": style,
      "office:value-type": "string",
      ...(colonnes > 1 ? { "table:number-columns-spanned": colonnes } : {}),
    },
    contenu,
  );

function rowOf({ colonnes, nommees }: BlocTableau, rangee: Rangee, ici: Ecriture): string {
  if ("groupe" in rangee) {
    const covered = colonnes.slice(1).map(() => element("table:covered-table-cell"));
    return element("table:table-row", {}, [
      cell("Groupement", paragraph("Groupe", plain(rangee.groupe)), colonnes.length),
      ...covered,
    ]);
  }
  const cells = cellulesDe(colonnes, rangee).map((texte, rang) => {
    const fort = "total" in rangee || (rang === 0 && nommees === true);
    const inside = fort ? strong(texte, ici) : content(texte, ici);
    return cell("Cellule", paragraph(aDroite(colonnes[rang]) ? "Table_20_Right" : "Table_20_Contents", inside));
  });
  return element("table:table-row", {}, cells);
}

const strong = (texte: Texte, ici: Ecriture): string =>
  content(
    (typeof texte === "string" ? [texte] : texte).map((m) =>
      typeof m === "string" ? { texte: m, fort: true } : { ...m, fort: true },
    ),
    ici,
  );

function columnsOf(bloc: BlocTableau, nom: string, { styles, utile }: Ecriture): string[] {
  return partsDe(bloc, lettersIn(utile)).map((part, rang) => {
    const style = `${nom}.${rang + 1}`;
    const width = { "style:column-width": `${(utile * part).toFixed(3)}cm` };
    styles.set(
      style,
      element(
        "style:style",
        { "style:name": style, "style:family": "table-column" },
        element("style:table-column-properties", width),
      ),
    );
    return element("table:table-column", { "table:style-name": style });
  });
}

export function tableOf(bloc: BlocTableau, ici: Ecriture): string {
  cellStyles(ici);
  const nom = `Tableau${[...ici.styles.keys()].filter((style) => /^Tableau\d+$/.test(style)).length + 1}`;
  const width = { "style:width": `${ici.utile}cm`, "table:align": "left", "fo:margin-bottom": "0.5cm" };
  ici.styles.set(
    nom,
    element("style:style", { "style:name": nom, "style:family": "table" }, element("style:table-properties", width)),
  );
  const entete = bloc.colonnes.map((colonne) =>
    cell(
      "Entete",
      paragraph(aDroite(colonne) ? "Table_20_Heading_20_Right" : "Table_20_Heading", plain(colonne.titre)),
    ),
  );
  const table = element("table:table", { "table:name": nom, "table:style-name": nom }, [
    ...columnsOf(bloc, nom, ici),
    element("table:table-header-rows", {}, element("table:table-row", {}, entete)),
    ...bloc.rangees.map((rangee) => rowOf(bloc, rangee, ici)),
  ]);
  return paragraph("Caption", plain(bloc.legende)) + table;
}
