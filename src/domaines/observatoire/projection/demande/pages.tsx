import { accorder } from "#commun/texte.ts";
import { PAR_PAGE, Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { arrondi, direPart } from "../document.ts";
import { DEMANDE } from "../lexique.ts";
import { Onglets } from "../onglet/pages.tsx";
import { type Demande, ecartDe } from "./rules.ts";

/** Une commune, ce qu'il lui faut maintenant et plus tard, ce que ses enfants atteignent. */
export type LigneDemande = {
  code: string;
  nom: string;
  demandes: { annee: number; demande: Demande; connues: boolean }[];
  atteintes: number | null;
};

type Props = {
  base: string;
  lignes: readonly LigneDemande[];
  annees: readonly number[];
  total: Demande | null;
  page: number;
  params: URLSearchParams;
  usage: number | null;
  occupation: number;
};

const Essayer = ({ base, usage, occupation }: Pick<Props, "base" | "usage" | "occupation">) => (
  <form method="get" action={`${base}/demande`} class="barre reglages">
    <div class="champ">
      <label for="usage">Part des enfants qui demandent une place, en %</label>
      <input
        id="usage"
        name="usage"
        inputmode="numeric"
        value={String(Math.round((usage ?? DEMANDE.tranches[0].usage) * 100))}
      />
    </div>
    <div class="champ">
      <label for="occupation">Taux d’occupation visé, en %</label>
      <input id="occupation" name="occupation" inputmode="numeric" value={String(Math.round(occupation * 100))} />
    </div>
    <button class="bouton discret">Recalculer</button>
  </form>
);

/** Les places qu'il faudra, commune par commune. */
export const DemandePage = ({ base, lignes, annees, total, page, params, usage, occupation }: Props) => (
  <div class="pile">
    <Tete
      titre="Demande d’accueil à venir"
      dit={
        total
          ? `En ${annees[0]}, ${arrondi(total.demandeurs)} ${accorder(Math.round(total.demandeurs), "enfant")} à accueillir sur ${arrondi(total.enfants)} : ${arrondi(total.places)} ${accorder(Math.round(total.places), "place")}, la semaine voulue et l’occupation comptées.`
          : "Il faut les naissances de trois années par commune : les statistiques les attendent."
      }
    />
    <Onglets base={base} ici="/demande" />
    <Essayer base={base} usage={usage} occupation={occupation} />
    {lignes.length > 0 && (
      <Tableau
        nom="Places qu’il faudra, commune par commune"
        colonnes={[
          "Commune",
          { titre: "Moins de 3 ans", n: true },
          { titre: "À accueillir", n: true },
          ...annees.map((annee) => ({ titre: `Places en ${annee}`, n: true })),
          { titre: "Places à portée", n: true },
          { titre: "Écart", n: true },
        ]}
      >
        {lignes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map(({ nom, demandes, atteintes }) => {
          const [premiere] = demandes;
          return (
            <tr>
              <th scope="row">{nom}</th>
              <td class="n">{arrondi(premiere?.demande.enfants ?? 0)}</td>
              <td class="n">{arrondi(premiere?.demande.demandeurs ?? 0, 1)}</td>
              {demandes.map(({ demande, connues }) => (
                <td class="n">
                  {arrondi(demande.places, 1)}
                  {!connues && <small> supposé</small>}
                </td>
              ))}
              <td class="n">{atteintes === null ? "—" : arrondi(atteintes, 1)}</td>
              <td class="n">
                {atteintes === null || !premiere ? "—" : arrondi(ecartDe(premiere.demande, atteintes), 1)}
              </td>
            </tr>
          );
        })}
      </Tableau>
    )}
    <Pagination chemin={`${base}/demande`} params={params} page={page} total={lignes.length} />
    <section class="panneau" aria-labelledby="suppose">
      <h2 id="suppose">Ce que l’on suppose</h2>
      <Tableau
        nom="Hypothèses par tranche d’âge"
        colonnes={[
          "Tranche",
          { titre: "Part qui demande une place", n: true },
          { titre: "Part de la semaine", n: true },
        ]}
      >
        {DEMANDE.tranches.map((tranche) => (
          <tr>
            <th scope="row">{tranche.nom}</th>
            <td class="n">{direPart(usage ?? tranche.usage)}</td>
            <td class="n">{direPart(tranche.presence)}</td>
          </tr>
        ))}
      </Tableau>
      <p>
        Les places sont comptées pour un taux d’occupation de {direPart(occupation)}. Les places à portée viennent du
        calcul d’accès, accueil collectif et individuel ensemble : une famille va chez sa voisine, l’écart ne s’arrête
        pas aux limites.
      </p>
      <p class="note">{DEMANDE.source}</p>
    </section>
  </div>
);
