import { Tableau } from "#ui/tableau.tsx";
import { pluriel } from "#commun/texte.ts";
import { LIBELLES_NATURE } from "./cog/model.ts";
import type { PopulationVue } from "./population/model.ts";
import { Populations } from "./population/pages.tsx";
import type { Territoire } from "./recherche/model.ts";
import type { ZoneVue } from "./zone/model.ts";
import { Zones } from "./zone/pages.tsx";

type Props = {
  chemin: string;
  q: string;
  reponses: readonly Territoire[];
  zones: readonly ZoneVue[];
  populations: readonly PopulationVue[];
  peutModifier: boolean;
};

const nombre = (valeur: number | null) => (valeur === null ? "—" : valeur.toLocaleString("fr-FR"));

const Reponse = ({ territoire }: { territoire: Territoire }) => {
  if (territoire.genre === "epci") {
    const { nom, nature, siren, membres, municipale, totale } = territoire.epci;
    return (
      <tr>
        <th scope="row">{nom}</th>
        <td>
          {LIBELLES_NATURE[nature]}, {pluriel(membres.length, "commune")}
        </td>
        <td class="chiffres">{siren}</td>
        <td class="n">{nombre(municipale)}</td>
        <td class="n">{nombre(totale)}</td>
      </tr>
    );
  }
  const { nom, code, departement, municipale, totale } = territoire.commune;
  return (
    <tr>
      <th scope="row">{nom}</th>
      <td>Commune, département {departement}</td>
      <td class="chiffres">{code}</td>
      <td class="n">{nombre(municipale)}</td>
      <td class="n">{nombre(totale)}</td>
    </tr>
  );
};

const Recherche = ({ chemin, q, reponses }: Pick<Props, "chemin" | "q" | "reponses">) => (
  <section class="pile" aria-labelledby="officiel">
    <h2 id="officiel">Le code officiel</h2>
    <form method="get" action={chemin} role="search" class="barre">
      <label class="cache" for="q">
        Chercher une commune ou une intercommunalité
      </label>
      <input
        class="saisie"
        type="search"
        id="q"
        name="q"
        value={q}
        placeholder="Commune ou intercommunalité"
        size={30}
      />
      <button class="bouton discret" type="submit">
        Chercher
      </button>
    </form>
    {q && reponses.length === 0 && <p>Rien ne répond à « {q} ».</p>}
    {reponses.length > 0 && (
      <Tableau
        nom="Communes et intercommunalités trouvées"
        colonnes={[
          "Nom",
          "C’est",
          "Code",
          { titre: "Population municipale", n: true },
          { titre: "Population totale", n: true },
        ]}
      >
        {reponses.map((territoire) => (
          <Reponse territoire={territoire} />
        ))}
      </Tableau>
    )}
    <p class="note">
      Source : code officiel géographique et composition des intercommunalités, millésime 2026 (Insee, DGCL).
    </p>
  </section>
);

/** Le territoire de l'espace : ses bassins et ses zones, le code officiel, les populations d'autres années. */
export const TerritoirePage = (props: Props) => (
  <>
    <div class="tete">
      <div>
        <h1>Territoire</h1>
        <p>Les ensembles de communes dont parlent les actions, et les chiffres officiels.</p>
      </div>
      {props.peutModifier && (
        <a class="bouton" href={`${props.chemin}/zones/nouvelle`}>
          Ajouter un bassin ou une zone
        </a>
      )}
    </div>
    <Zones {...props} />
    <Recherche {...props} />
    <Populations {...props} />
    {props.peutModifier && (
      <section class="pile" aria-labelledby="contours">
        <h2 id="contours">Contours des communes</h2>
        <p>
          Les cartes se dessinent des contours que l’on donne ici.{" "}
          <a href={`${props.chemin}/contours`}>Voir les contours</a>
        </p>
      </section>
    )}
  </>
);
