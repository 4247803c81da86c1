import type { Child } from "hono/jsx";
import { pluriel } from "#commun/texte.ts";
import { LIBELLES_THEME, type LieuNomme, type Statistique, THEMES } from "#domaines/statistiques/model.ts";
import type { Lot, Trace } from "#domaines/territoire/model.ts";
import { Carte, LegendeCarte } from "#ui/carte.tsx";
import { PAR_PAGE, Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { LIBELLES_METHODE, METHODES, type Methode } from "./classe/model.ts";
import type { Point } from "./model.ts";
import { direPoint, genreDe, titreLegende, titreValeurs } from "./rules.ts";

type Peinture = Pick<Parameters<typeof Carte>[0], "zones" | "symboles" | "etiquettes" | "zero" | "description"> & {
  trait: string;
  legende: Parameters<typeof LegendeCarte>[0]["lignes"];
  reperes: readonly { r: number; libelle: string }[];
  methode: string;
};

type Chiffre = {
  statistique: Statistique;
  millesime: number;
  millesimes: readonly number[];
  points: readonly Point[];
  sources: readonly string[];
  ruptures: readonly string[];
};

export type CarteProps = {
  ici: string;
  espace: string;
  statistiques: readonly Statistique[];
  ensembles: readonly LieuNomme[];
  ou: string;
  coupe: Methode;
  page: number;
  params: URLSearchParams;
  chiffre: Chiffre;
  dessin: { trace: Trace; lots: readonly Lot[] } | null;
  peinture: Peinture | null;
  image: { href: string; attribution: string } | null;
  peutModifier: boolean;
  telecharger: Child;
};

const Choisir = (props: { nom: string; label: string; children: Child }) => (
  <div class="champ">
    <label for={props.nom}>{props.label}</label>
    <select id={props.nom} name={props.nom}>
      {props.children}
    </select>
  </div>
);

const Option = ({ valeur, choisi, children }: { valeur: string; choisi: boolean; children: string }) => (
  <option value={valeur} selected={choisi}>
    {children}
  </option>
);

const Reglages = ({ ici, statistiques, ensembles, ou, coupe, chiffre }: CarteProps) => (
  <form method="get" action={ici} class="barre reglages">
    <Choisir nom="chiffre" label="Chiffre">
      {THEMES.filter((theme) => statistiques.some((une) => une.theme === theme)).map((theme) => (
        <optgroup label={LIBELLES_THEME[theme]}>
          {statistiques
            .filter((une) => une.theme === theme)
            .map(({ code, nom }) => (
              <Option valeur={code} choisi={code === chiffre.statistique.code}>
                {nom}
              </Option>
            ))}
        </optgroup>
      ))}
    </Choisir>
    <Choisir nom="annee" label="Année">
      {chiffre.millesimes.map((un) => (
        <Option valeur={String(un)} choisi={un === chiffre.millesime}>
          {String(un)}
        </Option>
      ))}
    </Choisir>
    <Choisir nom="ou" label="Territoire">
      <Option valeur="espace" choisi={ou === "espace"}>
        Toutes les communes de l’espace
      </Option>
      {ensembles.map(({ genre, code, nom }) => (
        <Option valeur={`${genre}-${code}`} choisi={ou === `${genre}-${code}`}>
          {nom}
        </Option>
      ))}
    </Choisir>
    {genreDe(chiffre.statistique) === "aplats" && (
      <Choisir nom="coupe" label="Classes">
        {METHODES.map((une) => (
          <Option valeur={une} choisi={une === coupe}>
            {LIBELLES_METHODE[une]}
          </Option>
        ))}
      </Choisir>
    )}
    <button class="bouton" type="submit">
      Afficher
    </button>
  </form>
);

const Sources = ({ chiffre, dessin, image }: Pick<CarteProps, "chiffre" | "dessin" | "image">) => (
  <p class="note">
    {chiffre.sources.length > 0 && `Chiffres : ${chiffre.sources.join(" ; ")}, ${chiffre.millesime}. `}
    {dessin && `Contours : ${dessin.lots.map(({ source, millesime }) => `${source}, ${millesime}`).join(" ; ")}. `}
    {image && `Fond : ${image.attribution}. `}
    {chiffre.statistique.definition} {chiffre.statistique.methode}
    {chiffre.ruptures.length > 0 && ` À savoir : ${chiffre.ruptures.join(" ; ")}.`}
  </p>
);

const Manques = ({ dessin, points }: { dessin: CarteProps["dessin"]; points: readonly Point[] }) => {
  const codes = new Set(dessin?.trace.sansContour ?? []);
  const noms = points.filter(({ code }) => codes.has(code)).map(({ nom }) => nom);
  if (noms.length === 0) return null;
  return (
    <p class="message attention">
      {pluriel(noms.length, "commune n’a pas", "communes n’ont pas")} de contour et{" "}
      {noms.length < 2 ? "n’est" : "ne sont"} que dans le tableau : {noms.slice(0, 6).join(", ")}
      {noms.length > 6 && ` et ${pluriel(noms.length - 6, "autre")}`}.
    </p>
  );
};

const Planche = ({ chiffre, dessin, peinture, image }: CarteProps) =>
  dessin &&
  peinture && (
    <div class="avec-legende">
      <Carte
        id="carte"
        titre={`${chiffre.statistique.nom}, ${chiffre.millesime}`}
        fond={dessin.trace}
        image={image}
        {...peinture}
      />
      <LegendeCarte titre={titreLegende(chiffre.statistique)} lignes={peinture.legende} zero={peinture.zero ?? null}>
        <p class="note">
          {peinture.methode}
          {peinture.legende.length > 0 && " Après chaque classe, le nombre de communes."}
        </p>
      </LegendeCarte>
    </div>
  );

const TableDesPoints = ({ ici, espace, chiffre, page, params }: CarteProps) => (
  <section class="pile" aria-labelledby="valeurs">
    <div class="tete">
      <h2 id="valeurs">Commune par commune</h2>
      <a href={`${ici}/export?${params}`} download>
        Tout le tableau (CSV)
      </a>
    </div>
    <Tableau
      nom={`${chiffre.statistique.nom} par commune, ${chiffre.millesime}`}
      colonnes={["Commune", { titre: titreValeurs(chiffre.statistique), n: true }]}
    >
      {chiffre.points.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map((point) => (
        <tr>
          <th scope="row">
            <a href={`/espaces/${espace}/observatoire/portraits/commune-${point.code}`}>{point.nom}</a>
          </th>
          <td class="n">{direPoint(chiffre.statistique, point)}</td>
        </tr>
      ))}
    </Tableau>
    <Pagination chemin={ici} params={params} page={page} total={chiffre.points.length} />
  </section>
);

/** Un chiffre sur la carte, et le même dans un tableau. */
export const CartePage = (props: CarteProps) => {
  const { chiffre, dessin, espace, peutModifier } = props;
  return (
    <>
      <div class="tete">
        <div>
          <h1>Cartes</h1>
          <p>
            {chiffre.statistique.nom}, {chiffre.millesime}, {pluriel(chiffre.points.length, "commune")}
          </p>
        </div>
        <div class="barre">
          <a href={`/espaces/${espace}/observatoire/flux`}>Où vont les familles</a>
          {props.telecharger}
        </div>
      </div>
      <Reglages {...props} />
      {!dessin && <SansContour espace={espace} peutModifier={peutModifier} />}
      <Planche {...props} />
      <Manques dessin={dessin} points={chiffre.points} />
      <Sources {...props} />
      <TableDesPoints {...props} />
    </>
  );
};

export const SansContour = ({ espace, peutModifier }: { espace: string; peutModifier: boolean }) => (
  <p class="vide">
    Aucune commune n’a encore de contour : rien à dessiner, mais tout est dans le tableau.{" "}
    {peutModifier && <a href={`/espaces/${espace}/territoire/contours`}>Donner un fichier de contours</a>}
  </p>
);

/** Rien n'est encore connu de ce territoire : par où commencer. */
export const CarteVidePage = ({ espace, peutModifier }: { espace: string; peutModifier: boolean }) => (
  <>
    <div class="tete">
      <h1>Cartes</h1>
    </div>
    <p class="vide">
      Une carte montre un chiffre commune par commune. Aucun chiffre communal n’est encore connu ici.{" "}
      {peutModifier && <a href={`/espaces/${espace}/statistiques`}>Faire entrer des chiffres</a>}
    </p>
  </>
);
