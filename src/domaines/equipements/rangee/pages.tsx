import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { type ColonneRangee, VIDES } from "./model.ts";

type Props = {
  nom: string;
  colonnes: readonly ColonneRangee[];
  lignes: readonly Record<string, string>[];
  erreurs?: FormErrors | undefined;
};

const Entree = ({
  colonne,
  rang,
  valeur,
  faux,
}: {
  colonne: ColonneRangee;
  rang: number;
  valeur: string;
  faux: boolean;
}) => {
  const { nom, titre, type = "text", large = false, options } = colonne;
  const attributs = {
    id: `${nom}_${rang}`,
    name: `${nom}_${rang}`,
    class: "saisie",
    "aria-label": `${titre}, ligne ${rang + 1}`,
    "aria-invalid": faux ? ("true" as const) : undefined,
  };
  if (!options) {
    const taille = large ? 28 : type === "number" ? 6 : 14;
    const clavier = type === "number" ? { type: "text", inputmode: "decimal" as const } : { type };
    return <input {...attributs} {...clavier} size={taille} value={valeur} />;
  }
  return (
    <select {...attributs}>
      {options.map((option) => (
        <option value={option.valeur} selected={option.valeur === valeur}>
          {option.libelle}
        </option>
      ))}
    </select>
  );
};

/** Un tableau à remplir ligne à ligne : une ligne vidée s'en va, les dernières attendent les suivantes. */
export const Rangees = ({ nom, colonnes, lignes, erreurs }: Props) => (
  <Tableau nom={nom} colonnes={colonnes.map(({ titre }) => titre)} longue>
    {Array.from({ length: lignes.length + (erreurs ? 0 : VIDES) }, (_, rang) => (
      <tr>
        {colonnes.map((colonne) => {
          const cle = `${colonne.nom}_${rang}`;
          const valeur = erreurs?.values[cle] ?? lignes[rang]?.[colonne.nom] ?? "";
          return (
            <td>
              <Entree colonne={colonne} rang={rang} valeur={valeur} faux={erreurs?.errors[cle] !== undefined} />
            </td>
          );
        })}
      </tr>
    ))}
  </Tableau>
);
