import { pluriel } from "#commun/texte.ts";
import {
  type FicheEnListe,
  type Filtre,
  FILTRES,
  LIBELLES_FICHE,
  LIBELLES_FILTRE,
  type VueRevue,
} from "../vue/model.ts";

const enPlan = ({ nouvelle, remplace }: FicheEnListe): string => {
  if (nouvelle) return "nouvelle";
  return remplace > 0 ? pluriel(remplace, "valeur à remplacer", "valeurs à remplacer") : "déjà dans le plan";
};

const EtatFiche = ({ fiche, ouverte }: { fiche: FicheEnListe; ouverte: boolean }) => (
  <>
    {LIBELLES_FICHE[fiche.etat]}
    {ouverte && <small> {enPlan(fiche)}</small>}
    {fiche.doutes > 0 && (
      <>
        <br />
        <small>{pluriel(fiche.doutes, "point à vérifier", "points à vérifier")}</small>
      </>
    )}
  </>
);

const Fiches = ({ ici, vue }: { ici: string; vue: VueRevue }) => (
  <div class="cadre" tabindex={0} role="region" aria-label="Fiches comprises, celles qui attendent d’abord">
    <table class="table">
      <caption class="cache">Fiches comprises, celles qui attendent d’abord</caption>
      <thead>
        <tr>
          <th scope="col">Réf.</th>
          <th scope="col">Fiche-action</th>
          <th scope="col">Décision</th>
        </tr>
      </thead>
      <tbody>
        {vue.fiches.map((fiche) => (
          <tr>
            <td class="chiffres">{fiche.reference ?? ""}</td>
            <th scope="row">
              <a href={`${ici}/fiches/${fiche.rang + 1}`}>{fiche.titre}</a>
              {fiche.place && (
                <>
                  <br />
                  <small>{fiche.place}</small>
                </>
              )}
            </th>
            <td class="court">
              <EtatFiche fiche={fiche} ouverte={vue.entete.etat === "brouillon"} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const lien = (ici: string, filtre: Filtre | null, page = 1) => {
  const params = new URLSearchParams();
  if (filtre) params.set("filtre", filtre);
  if (page > 1) params.set("page", String(page));
  return params.size > 0 ? `${ici}?${params}` : ici;
};

const Filtres = ({ ici, vue }: { ici: string; vue: VueRevue }) => (
  <nav class="onglets" aria-label="Fiches montrées">
    <a href={lien(ici, null)} aria-current={vue.filtre === null ? "page" : undefined}>
      Toutes {vue.total}
    </a>
    {FILTRES.filter((filtre) => vue.comptes[filtre] > 0).map((filtre) => (
      <a href={lien(ici, filtre)} aria-current={vue.filtre === filtre ? "page" : undefined}>
        {LIBELLES_FILTRE[filtre]} {vue.comptes[filtre]}
      </a>
    ))}
  </nav>
);

const Pages = ({ ici, vue }: { ici: string; vue: VueRevue }) =>
  vue.pages > 1 && (
    <nav class="barre" aria-label="Pages">
      {vue.page > 1 && <a href={lien(ici, vue.filtre, vue.page - 1)}>Page précédente</a>}
      <span class="chiffres">
        Page {vue.page} sur {vue.pages}
      </span>
      {vue.page < vue.pages && <a href={lien(ici, vue.filtre, vue.page + 1)}>Page suivante</a>}
    </nav>
  );

/** Les fiches comprises, par ce qu'elles attendent, une page à la fois. */
export const FichesComprises = ({ ici, vue }: { ici: string; vue: VueRevue }) => (
  <div class="pile">
    <Filtres ici={ici} vue={vue} />
    {vue.fiches.length > 0 ? <Fiches ici={ici} vue={vue} /> : <p class="note">Aucune fiche ici.</p>}
    <Pages ici={ici} vue={vue} />
  </div>
);
