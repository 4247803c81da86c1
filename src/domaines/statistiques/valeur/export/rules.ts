import type { Statistique } from "../../catalogue/model.ts";
import { type Geographie, LIBELLES_GENRE } from "../../lieu/model.ts";
import { nommerLieu } from "../../lieu/rules.ts";
import { phraseRaison } from "../lexique.ts";
import type { Valeur } from "../model.ts";

/** Le format long : une valeur par ligne ; les premières colonnes se relisent à l'import. */
export const COLONNES_VALEURS = [
  { titre: "Statistique", largeur: 26 },
  { titre: "Territoire", largeur: 14 },
  { titre: "Genre", largeur: 16 },
  { titre: "Millésime", largeur: 10 },
  { titre: "Valeur", largeur: 14 },
  { titre: "Numérateur", largeur: 14 },
  { titre: "Dénominateur", largeur: 14 },
  { titre: "Nom du territoire", largeur: 34 },
  { titre: "Nom de la statistique", largeur: 40 },
  { titre: "Unité", largeur: 16 },
  { titre: "Valeur calculée", largeur: 14 },
  { titre: "Secret", largeur: 8 },
  { titre: "Contour", largeur: 24 },
  { titre: "Rupture", largeur: 24 },
  { titre: "Pourquoi non calculé", largeur: 40 },
  { titre: "Source", largeur: 40 },
] as const;

type Nommer = { geographie: Geographie; statistiques: ReadonlyMap<string, Statistique> };

const ou = (nombre: number | null): string | number => nombre ?? "";

/** STAT-7 : une valeur s'exporte avec ses termes, la valeur donnée, la valeur calculée, ses drapeaux et sa source. */
export const rangeesDe = (valeurs: readonly Valeur[], { geographie, statistiques }: Nommer): (string | number)[][] =>
  valeurs.map((dite) => {
    const { statistique, lieu, millesime, donnee, calcul, secret, contour, rupture, source } = dite;
    return [
      statistique,
      lieu.code,
      LIBELLES_GENRE[lieu.genre],
      millesime,
      ou(donnee),
      ou(calcul.numerateur),
      ou(calcul.denominateur),
      nommerLieu(geographie, lieu),
      statistiques.get(statistique)?.nom ?? "",
      statistiques.get(statistique)?.unite ?? "",
      ou(calcul.valeur),
      secret ? "oui" : "",
      contour,
      rupture,
      phraseRaison(dite, (code) => nommerLieu(geographie, { genre: "commune", code })) ?? "",
      source,
    ];
  });
