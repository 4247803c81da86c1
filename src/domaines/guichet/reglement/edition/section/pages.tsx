import { Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import type { Reglement } from "../../model.ts";
import { Entete } from "../pages.tsx";
import { COLONNES, RANGEES } from "./lexique.ts";
import { AIDES_SECTION, type Colonne, LIGNES_EN_PLUS, type Rangee, type Section, TITRES_SECTION } from "./model.ts";

type CaseProps = { colonne: Colonne; rang: number; rangee: Rangee; erreurs?: FormErrors | undefined };

const Case = ({ colonne: { nom, titre, choix, nombre }, rang, rangee, erreurs }: CaseProps) => {
  const id = `${rang}-${nom}`;
  const valeur = erreurs?.values[id] ?? rangee[nom] ?? "";
  const faux = Boolean(erreurs?.errors[id]);
  const commun = {
    id,
    name: id,
    "aria-label": `${titre}, ligne ${rang + 1}`,
    "aria-invalid": faux ? ("true" as const) : undefined,
  };
  if (!choix)
    return (
      <input
        {...commun}
        value={valeur}
        size={nombre ? 4 : 28}
        inputmode={nombre ? "decimal" : undefined}
        maxlength={300}
      />
    );
  return (
    <select {...commun}>
      {choix.map((option) => (
        <option value={option.valeur} selected={option.valeur === valeur}>
          {option.libelle}
        </option>
      ))}
    </select>
  );
};

type Props = { base: string; reglement: Reglement; section: Section; erreurs?: FormErrors | undefined };

const rangeesAMontrer = ({ reglement, section, erreurs }: Props): Rangee[] => {
  const ecrites = RANGEES[section](reglement.contenu);
  const tapees = Object.keys(erreurs?.values ?? {}).map((cle) => Number.parseInt(cle, 10) + 1 || 0);
  const nombre = Math.max(ecrites.length + LIGNES_EN_PLUS, ...tapees);
  return Array.from({ length: nombre }, (_, rang) => ecrites[rang] ?? {});
};

/** Une section qui s'écrit ligne par ligne ; une ligne dont le premier champ est vidé s'en va. */
export const SectionPage = (props: Props) => {
  const { base, reglement, section, erreurs } = props;
  const colonnes = COLONNES[section](reglement.contenu);
  return (
    <div class="pile">
      <Entete base={base} reglement={reglement} titre={TITRES_SECTION[section]} />
      <p>{AIDES_SECTION[section]} Videz le premier champ d’une ligne pour l’ôter.</p>
      <Fautes erreurs={erreurs} />
      <form method="post" action={`${base}/${reglement.id}/${section}`}>
        <input type="hidden" name="version" value={`${reglement.version}`} />
        <Tableau nom={TITRES_SECTION[section]} colonnes={colonnes.map(({ titre }) => titre)}>
          {rangeesAMontrer(props).map((rangee, rang) => (
            <tr>
              {colonnes.map((colonne, numero) => (
                <td>
                  {numero === 0 && rangee["code"] && (
                    <input type="hidden" name={`${rang}-code`} value={rangee["code"]} />
                  )}
                  <Case colonne={colonne} rang={rang} rangee={rangee} erreurs={erreurs} />
                </td>
              ))}
            </tr>
          ))}
        </Tableau>
        <p class="barre">
          <button class="bouton">Enregistrer</button>
          <a href={`${base}/${reglement.id}`}>Ne rien changer</a>
        </p>
      </form>
    </div>
  );
};
