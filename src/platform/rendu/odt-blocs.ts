import type { Bloc, ParGenre } from "#commun/document.ts";
import { signetDe } from "./ancres.ts";
import { proportionDe } from "./mesures.ts";
import { textProperties } from "./odt-styles.ts";
import { tableOf } from "./odt-tableau.ts";
import { content, type Ecriture, listOf, paragraph, plain } from "./odt-texte.ts";
import { element, escape } from "./xml.ts";

type Picture = {
  nom: string;
  type: string;
  octets: Uint8Array | string;
  alt: string;
  largeur: number;
  hauteur: number;
};

export function imageOf({ nom, type, octets, alt, largeur, hauteur }: Picture, { images }: Ecriture): string {
  const chemin = `Pictures/${nom}`;
  images.set(chemin, { type, octets });
  const link = { "xlink:href": chemin, "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad" };
  return element(
    "draw:frame",
    {
      "draw:name": nom,
      "text:anchor-type": "as-char",
      "svg:width": `${largeur.toFixed(2)}cm`,
      "svg:height": `${hauteur.toFixed(2)}cm`,
    },
    [element("draw:image", link), element("svg:title", {}, escape(alt)), element("svg:desc", {}, escape(alt))],
  );
}

function figureOf(bloc: Extract<Bloc, { genre: "figure" }>, ici: Ecriture): string {
  const nom = `figure-${ici.images.size + 1}.svg`;
  const size = { largeur: ici.utile, hauteur: ici.utile / proportionDe(bloc.svg) };
  const image = imageOf({ nom, type: "image/svg+xml", octets: bloc.svg, alt: bloc.alt, ...size }, ici);
  return [
    paragraph("Caption", plain(bloc.legende)),
    paragraph("Text_20_body", image),
    bloc.description ? paragraph("Note", plain(bloc.description)) : "",
    bloc.jumeau ? tableOf(bloc.jumeau, ici) : "",
  ].join("");
}

const CADRES = { info: "Info", attention: "Attention", decision: "Decision" } as const;

function calloutOf({ ton, titre, blocs }: Extract<Bloc, { genre: "encadre" }>, ici: Ecriture): string {
  const style = CADRES[ton];
  const corps = blocs.map((bloc) =>
    bloc.genre === "paragraphe"
      ? paragraph(style, content(bloc.texte, ici))
      : listOf(bloc.elements, bloc.numerotee ?? false, ici, `${style}_20_liste`),
  );
  return (titre ? paragraph(`${style}_20_titre`, plain(titre)) : "") + corps.join("") + paragraph("Note", "");
}

function headingOf({ niveau, texte, ancre }: Extract<Bloc, { genre: "titre" }>): string {
  const mark = (name: string) => (ancre ? element(name, { "text:name": signetDe(ancre) }) : "");
  const inside = mark("text:bookmark-start") + plain(texte) + mark("text:bookmark-end");
  return element("text:h", { "text:style-name": `Heading_20_${niveau}`, "text:outline-level": niveau }, inside);
}

const grand = (valeur: string) => element("text:span", { "text:style-name": "grand" }, plain(valeur));

function figuresOf({ entrees }: Extract<Bloc, { genre: "chiffres" }>, { styles }: Ecriture): string {
  const large = textProperties({ "fo:font-size": "18pt", "fo:font-weight": "bold" });
  styles.set("grand", element("style:style", { "style:name": "grand", "style:family": "text" }, large));
  return entrees.map(({ valeur, libelle }) => paragraph("Chiffre", `${grand(valeur)} ${plain(libelle)}`)).join("");
}

export const blocksOf = (ici: Ecriture): ParGenre<string> => ({
  titre: headingOf,
  paragraphe: ({ texte }) => paragraph("Text_20_body", content(texte, ici)),
  note: ({ texte }) => paragraph("Note", content(texte, ici)),
  liste: ({ elements, numerotee = false }) => listOf(elements, numerotee, ici),
  tableau: (bloc) => tableOf(bloc, ici),
  figure: (bloc) => figureOf(bloc, ici),
  encadre: (bloc) => calloutOf(bloc, ici),
  chiffres: (bloc) => figuresOf(bloc, ici),
  definitions: ({ entrees }) =>
    entrees
      .map(({ terme, textes }) => {
        const corps =
          textes.length === 1 ? paragraph("Text_20_body", content(textes[0] ?? "", ici)) : listOf(textes, false, ici);
        return paragraph("Terme", plain(terme)) + corps;
      })
      .join(""),
  citation: ({ texte, source }) =>
    paragraph("Quotations", content(texte, ici)) + (source ? paragraph("Quotation_20_source", plain(source)) : ""),
  saut: () => paragraph("Saut", ""),
});
