import { accorder, pluriel } from "#commun/texte.ts";
import { PAR_PAGE } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { arrondi, direFourchette, direPart } from "../document.ts";
import { LIBELLES_DEUX_ANS, type AccueilDeuxAns } from "../ecole/model.ts";
import type { Prevision } from "../model.ts";
import { Onglets } from "../onglet/pages.tsx";
import type { Lien } from "./rules.ts";

/** Ce que la page dit d'un secteur : son accès à l'accueil, l'entrée à l'école, l'accueil à deux ans, ses classes. */
export type LigneLien = {
  cle: string;
  nom: string;
  deuxAns: AccueilDeuxAns[];
  acces: number | null;
  entree: number | null;
  ps: number | null;
  prevue: Prevision | undefined;
  parClasse: number | null;
  deuxAnsEnPlus: number | null;
};

const DITS: Record<Lien["dit"], string> = {
  tropPeu: "Trop peu de secteurs pour conclure : il en faut huit, avec leurs naissances et leurs rentrées.",
  aucun:
    "Rien ne montre ici que l’accès à l’accueil change l’entrée à l’école : l’écart d’un secteur à l’autre peut être un hasard.",
  ensemble:
    "Là où l’on atteint plus de places d’accueil, plus d’enfants entrent en petite section dans leur secteur. Les deux vont ensemble ; cela ne dit pas que l’un cause l’autre.",
  contraire:
    "Là où l’on atteint plus de places d’accueil, moins d’enfants entrent en petite section dans leur secteur. À regarder avec les familles : ailleurs, plus tard, ou dans le privé.",
};

type Props = {
  base: string;
  acces: string;
  lignes: readonly LigneLien[];
  lien: Lien;
  repere: number | null;
  part: number | null;
};

const Repere = ({ base, repere }: Pick<Props, "base" | "repere">) => (
  <form method="get" action={`${base}/question`} class="barre reglages">
    <div class="champ">
      <label for="repere">Élèves par classe au-dessous desquels on s’inquiète</label>
      <span class="aide" id="repere-aide">
        Aucun texte n’en fixe : c’est au territoire de le dire, avec l’inspection.
      </span>
      <input
        id="repere"
        name="repere"
        inputmode="decimal"
        value={repere === null ? "" : String(repere)}
        aria-describedby="repere-aide"
      />
    </div>
    <button class="bouton discret">Marquer</button>
  </form>
);

/** Les écoles d'un secteur ne disent pas toutes la même chose : « Oui ; s'il reste des places ». */
const direAccueil = (dits: readonly AccueilDeuxAns[]): string =>
  [...new Set(dits.map((un) => LIBELLES_DEUX_ANS[un]))]
    .toSorted()
    .map((dit, rang) => (rang === 0 ? dit : `${dit.charAt(0).toLowerCase()}${dit.slice(1)}`))
    .join(" ; ");

const Ligne = ({ ligne, base, repere }: { ligne: LigneLien; base: string; repere: number | null }) => (
  <tr>
    <th scope="row">
      <a href={`${base}/secteurs/${ligne.cle}`}>{ligne.nom}</a>
    </th>
    <td>{direAccueil(ligne.deuxAns)}</td>
    <td class="n">{ligne.acces === null ? "—" : arrondi(ligne.acces * 100, 1)}</td>
    <td class="n">{ligne.entree === null ? "—" : direPart(ligne.entree)}</td>
    <td class="n">{ligne.ps ?? "—"}</td>
    <td class="n">{direFourchette(ligne.prevue)}</td>
    <td class="n">
      {ligne.parClasse === null ? "—" : arrondi(ligne.parClasse, 1)}
      {ligne.parClasse !== null && repere !== null && ligne.parClasse < repere && <small> sous le repère</small>}
    </td>
    <td class="n">{ligne.deuxAnsEnPlus === null ? "—" : `+ ${arrondi(ligne.deuxAnsEnPlus, 1)}`}</td>
  </tr>
);

/** La question : le mode de garde change-t-il l'entrée à l'école, et le maintien des classes ? */
export const QuestionPage = ({ base, acces, lignes, lien, repere, part }: Props) => {
  const sous = lignes.filter(({ parClasse }) => repere !== null && parClasse !== null && parClasse < repere).length;
  return (
    <div class="pile">
      <Tete titre="Le mode de garde change-t-il l’entrée à l’école ?" dit={DITS[lien.dit]} />
      <Onglets base={base} ici="/question" />
      <p>
        {lien.rang !== null &&
          `Les deux classements se ressemblent à ${arrondi(lien.rang, 2)} (de −1, contraires, à 1, pareils), sur ${pluriel(lien.secteurs, "secteur")}. `}
        {repere !== null &&
          `${pluriel(sous, "secteur passe", "secteurs passent")} sous ${arrondi(repere, 1)} ${accorder(repere, "élève")} par classe d’ici trois rentrées, à classes constantes.`}
      </p>
      <Repere base={base} repere={repere} />
      {lignes.length === 0 ? (
        <p class="vide">
          Il faut des écoles : <a href={`${base}/ecoles`}>écrivez-les</a>.
        </p>
      ) : (
        <Tableau
          nom="Garde et école, secteur par secteur"
          colonnes={[
            "Secteur",
            "Accueil à deux ans",
            { titre: "Places d’accueil pour 100 enfants", n: true },
            { titre: "Entrent en petite section", n: true },
            { titre: "Petite section aujourd’hui", n: true },
            { titre: "Dans trois rentrées", n: true },
            { titre: "Par classe alors", n: true },
            { titre: "Si l’on accueillait à deux ans", n: true },
          ]}
        >
          {lignes.slice(0, PAR_PAGE).map((ligne) => (
            <Ligne ligne={ligne} base={base} repere={repere} />
          ))}
        </Tableau>
      )}
      <section class="panneau" aria-labelledby="lire">
        <h2 id="lire">Comment lire cette page</h2>
        <p>
          « Entrent en petite section » : les petits des dernières rentrées, rapportés aux naissances qui y menaient.
          Sous 100 %, des enfants partent, entrent ailleurs ou plus tard. Les{" "}
          <a href={acces}>places d’accueil à portée</a> viennent du calcul d’accès, tous modes.
        </p>
        <p>
          {part === null
            ? "Aucune école n’a compté d’élèves de deux ans : on ne sait pas ce que cet accueil apporterait."
            : `Là où des écoles accueillent à deux ans, ${direPart(part)} de cette classe d’âge y vient : la dernière colonne applique cette part aux secteurs qui ne le font pas.`}
        </p>
        <p class="note">
          Un lien entre deux chiffres n’est pas une cause. La page dit où regarder ; les familles et les enseignants
          disent pourquoi.
        </p>
      </section>
    </div>
  );
};
