import { pluriel } from "#commun/texte.ts";
import { Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import type { CommuneVue } from "./model.ts";
import { habitants } from "./rules.ts";

const nombre = (valeur: number | null) => (valeur === null ? "—" : valeur.toLocaleString("fr-FR"));

/** Au-delà, les communes se nomment à la suite, et le tableau s'ouvre à la demande. */
const BEAUCOUP = 40;

/** Les communes couvertes et leurs populations officielles, avec leur somme ; `tout` est l'adresse où le tableau est entier. */
export const Communes = ({ communes, tout }: { communes: readonly CommuneVue[]; tout: string | null }) => {
  if (!tout || communes.length <= BEAUCOUP) return <TableCommunes communes={communes} />;
  return (
    <>
      <p>{communes.map(({ nom }) => nom).join(", ")}.</p>
      <p>
        En tout {pluriel(communes.length, "commune")}, {pluriel(habitants(communes, "municipale"), "habitant")}{" "}
        (population municipale), {nombre(habitants(communes, "totale"))} en population totale.{" "}
        <a href={tout}>Voir la population de chaque commune</a>
      </p>
    </>
  );
};

const TableCommunes = ({ communes }: { communes: readonly CommuneVue[] }) => (
  <Tableau
    nom="Population de chaque commune"
    montre
    colonnes={["Commune", { titre: "Municipale", n: true }, { titre: "Totale", n: true }]}
  >
    {communes.map(({ nom, municipale, totale }) => (
      <tr>
        <th scope="row">{nom}</th>
        <td class="n">{nombre(municipale)}</td>
        <td class="n">{nombre(totale)}</td>
      </tr>
    ))}
    <tr>
      <th scope="row">{pluriel(communes.length, "commune")}</th>
      <td class="n">
        <strong>{nombre(habitants(communes, "municipale"))}</strong>
      </td>
      <td class="n">
        <strong>{nombre(habitants(communes, "totale"))}</strong>
      </td>
    </tr>
  </Tableau>
);

export const SourcePopulations = () => (
  <p class="note">
    Source : code officiel géographique et composition des intercommunalités, millésime 2026 (Insee, DGCL).
  </p>
);

/** Les communes à garder, cochées, et celles à ajouter, par leur nom. */
export const ChoixCommunes = (props: {
  communes: readonly CommuneVue[];
  /** Celles que l'on garde ; toutes, sans ce choix. */
  retenues?: readonly string[];
  ajouts?: string | undefined;
  erreurs?: FormErrors | undefined;
}) => (
  <>
    <fieldset class="choix serre" id="communes">
      <legend>Communes couvertes, et leur population municipale</legend>
      {props.erreurs?.errors["communes"] && <p class="erreur">{props.erreurs.errors["communes"][0]}</p>}
      {props.communes.map(({ code, nom, municipale }) => (
        <label>
          <input type="checkbox" name="communes" value={code} checked={props.retenues?.includes(code) ?? true} />
          <span>{`${nom}, ${nombre(municipale)}`}</span>
        </label>
      ))}
    </fieldset>
    <Zone
      nom="ajouts"
      label="Ajouter des communes"
      aide="Un nom par ligne. Les majuscules, accents et traits d’union ne comptent pas."
      lignes={3}
      valeur={props.ajouts}
      erreurs={props.erreurs}
    />
  </>
);
