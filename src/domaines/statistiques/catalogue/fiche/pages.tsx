import { Courbe } from "#ui/graphiques.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import type { LieuNomme } from "../../lieu/model.ts";
import { LIBELLES_GENRE } from "../../lieu/model.ts";
import { ecrireValeur, remarquesDe } from "../../valeur/lexique.ts";
import type { Valeur } from "../../valeur/model.ts";
import { estAdditive, LIBELLES_PRODUCTEUR, LIBELLES_THEME, type Statistique } from "../model.ts";

export type FicheProps = {
  base: string;
  statistique: Statistique;
  formule: string;
  seuil: number | null;
  vue: "ensemble" | "communes";
  lieux: readonly LieuNomme[];
  trace: LieuNomme | null;
  valeurs: readonly Valeur[];
  nommer: (commune: string) => string;
  page: number;
  total: number;
  params: URLSearchParams;
  modifier: boolean;
  propre: boolean;
};

const Fait = ({ nom, children }: { nom: string; children: string }) => (
  <div>
    <dt>{nom}</dt>
    <dd>{children}</dd>
  </div>
);

const Identite = ({ statistique, formule, seuil }: Pick<FicheProps, "statistique" | "formule" | "seuil">) => (
  <dl class="identite panneau">
    <Fait nom="Thème">{LIBELLES_THEME[statistique.theme]}</Fait>
    <Fait nom="Unité">{statistique.unite || "Sans unité"}</Fait>
    <Fait nom="Formule">{formule}</Fait>
    <Fait nom="S’additionne">{estAdditive(statistique) ? "Oui" : "Non"}</Fait>
    <Fait nom="Producteur">{LIBELLES_PRODUCTEUR[statistique.producteur]}</Fait>
    <Fait nom="Méthode">{statistique.methode}</Fait>
    <Fait nom="Licence">{statistique.licence}</Fait>
    <Fait nom="À la publication">
      {seuil === null
        ? "Chiffre public : les petits nombres se publient"
        : `Rien sous ${seuil}, ni ce qui le laisserait déduire`}
    </Fait>
    <Fait nom="Code">{statistique.code}</Fait>
  </dl>
);

const memeLieu = (un: { genre: string; code: string }, autre: { genre: string; code: string }) =>
  un.genre === autre.genre && un.code === autre.code;

const Trace = ({ statistique, trace, valeurs }: Pick<FicheProps, "statistique" | "trace" | "valeurs">) => {
  if (!trace) return null;
  const siennes = valeurs.filter(({ lieu }) => memeLieu(lieu, trace));
  const points = siennes.flatMap(({ millesime, valeur, rupture }) =>
    valeur === null ? [] : [{ t: millesime, libelle: String(millesime), valeur, creux: rupture !== "" }],
  );
  if (points.length < 2) return null;
  const [premier, dernier] = [points[0], points.at(-1)];
  const dit = (point: (typeof points)[number] | undefined) =>
    point ? `${ecrireValeur(point.valeur, statistique)} en ${point.libelle}` : "";
  return (
    <section class="panneau">
      <h2>{trace.nom}</h2>
      <Courbe
        id="courbe"
        titre={`${statistique.nom}, ${trace.nom}`}
        description={`De ${dit(premier)} à ${dit(dernier)}.`}
        points={points}
        ecrire={(valeur) => ecrireValeur(valeur, statistique)}
      />
      {siennes.some(({ rupture }) => rupture) && <p class="note">Un point creux : la méthode y a changé.</p>}
    </section>
  );
};

const Cellule = ({
  statistique,
  valeur,
  nommer,
}: Pick<FicheProps, "statistique" | "nommer"> & { valeur?: Valeur | undefined }) => {
  if (!valeur) return <td class="n">—</td>;
  const remarques = remarquesDe(statistique, valeur, nommer);
  return (
    <td class="n">
      {valeur.valeur === null ? "—" : ecrireValeur(valeur.valeur, statistique)}
      {remarques.length > 0 && <small class="sous">{remarques.join(" ; ")}</small>}
    </td>
  );
};

const ANNEES = 5;

const Valeurs = ({ base, statistique, lieux, valeurs, nommer, vue, trace }: FicheProps) => {
  const annees = [...new Set(valeurs.map(({ millesime }) => millesime))].toSorted((a, b) => b - a).slice(0, ANNEES);
  return (
    <Tableau
      nom={`${statistique.nom}, par territoire et par année`}
      colonnes={[
        "Territoire",
        ...annees.map((annee) => ({ titre: String(annee), n: true })),
        { titre: "Courbe", cache: true },
      ]}
      montre
    >
      {lieux.map((lieu) => (
        <tr>
          <th scope="row">
            {lieu.nom}
            {lieu.genre !== "commune" && lieu.genre !== "france" && (
              <small class="sous">{LIBELLES_GENRE[lieu.genre]}</small>
            )}
          </th>
          {annees.map((annee) => (
            <Cellule
              statistique={statistique}
              nommer={nommer}
              valeur={valeurs.find((une) => une.millesime === annee && memeLieu(une.lieu, lieu))}
            />
          ))}
          <td>
            {trace && memeLieu(trace, lieu) ? (
              <span class="note">Tracé</span>
            ) : (
              <a href={`${base}/${statistique.code}?vue=${vue}&lieu=${lieu.genre}:${lieu.code}`}>
                Tracer<span class="cache"> {lieu.nom}</span>
              </a>
            )}
          </td>
        </tr>
      ))}
    </Tableau>
  );
};

const Vues = ({ chemin, vue }: { chemin: string; vue: FicheProps["vue"] }) => (
  <nav class="onglets" aria-label="Territoires">
    <a href={chemin} aria-current={vue === "ensemble" ? "page" : undefined}>
      Ensemble et comparaisons
    </a>
    <a href={`${chemin}?vue=communes`} aria-current={vue === "communes" ? "page" : undefined}>
      Commune par commune
    </a>
  </nav>
);

/** Un chiffre : sa définition, sa courbe, ses valeurs par territoire et par année, et leurs sources. */
export const FichePage = (props: FicheProps) => {
  const { base, statistique, vue, valeurs, page, total, params, modifier, propre } = props;
  const chemin = `${base}/${statistique.code}`;
  const sources = [...new Set(valeurs.map(({ source }) => source).filter(Boolean))];
  return (
    <div class="pile">
      <Tete titre={statistique.nom} retour={[base, "Statistiques"]} dit={statistique.definition}>
        <div class="barre">
          <a class="bouton discret" href={`${chemin}/export.csv`}>
            Télécharger (CSV)
          </a>
          <a class="bouton discret" href={`${chemin}/publication`}>
            Publier
          </a>
          {modifier && (
            <a class="bouton discret" href={`${chemin}/saisie`}>
              Écrire une valeur
            </a>
          )}
          {modifier && propre && (
            <a class="bouton discret" href={`${chemin}/definition`}>
              Modifier ce chiffre
            </a>
          )}
        </div>
      </Tete>
      <Vues chemin={chemin} vue={vue} />
      {valeurs.length === 0 ? (
        <p class="vide">
          Aucune valeur n’est connue ici. Un import, une saisie ou les pages qui tiennent ce chiffre la diront.
        </p>
      ) : (
        <>
          <Trace {...props} />
          <Valeurs {...props} />
        </>
      )}
      <Pagination chemin={chemin} params={params} page={page} total={total} />
      {sources.length > 0 && <p class="note">Sources : {sources.join(" ; ")}.</p>}
      <Identite {...props} />
    </div>
  );
};
