import { Tableau } from "#ui/tableau.tsx";
import type { FormErrors } from "#ui/form.ts";
import {
  CODES_SECTION,
  LIBELLES_SECTION,
  DEMI_JOURNEES_COURTES,
  NOMS_DEMI_JOURNEES,
  type Section,
} from "../../structure/model.ts";
import type { ChampsProps } from "../identite/pages.tsx";

type EntreeProps = { cle: string; nom: string; valeur: string; erreurs: FormErrors | undefined; type?: string };

const Entree = ({ cle, nom, valeur, erreurs, type = "text" }: EntreeProps) => (
  <input
    class="saisie"
    id={cle}
    name={cle}
    type={type}
    inputmode={type === "text" ? "numeric" : undefined}
    size={type === "text" ? 3 : undefined}
    value={erreurs?.values[cle] ?? valeur}
    aria-label={nom}
    aria-invalid={erreurs?.errors[cle] ? "true" : undefined}
  />
);

const LigneSection = ({
  code,
  section,
  erreurs,
}: {
  code: Section["code"];
  section: Section | undefined;
  erreurs: FormErrors | undefined;
}) => {
  const nom = LIBELLES_SECTION[code];
  return (
    <tr>
      <th scope="row">{nom}</th>
      <td>
        {code !== "unique" && (
          <Entree
            cle={`avant_${code}`}
            nom={`${nom}, jusqu’à quel âge en mois`}
            valeur={section?.avantMois ? String(section.avantMois) : ""}
            erreurs={erreurs}
          />
        )}
      </td>
      <td>
        <Entree cle={`toutes_${code}`} nom={`${nom}, places partout où la case est vide`} valeur="" erreurs={erreurs} />
      </td>
      {NOMS_DEMI_JOURNEES.map((demi, rang) => (
        <td>
          <Entree
            cle={`places_${code}_${rang}`}
            nom={`${nom}, places le ${demi}`}
            valeur={section ? String(section.capacites[rang] ?? 0) : ""}
            erreurs={erreurs}
          />
        </td>
      ))}
    </tr>
  );
};

/** Les sections et leurs places, demi-journée par demi-journée. */
export const ChampsSections = ({ structure, erreurs }: ChampsProps) => (
  <>
    <p class="note">
      Des sections d’âge, ou une seule de tous âges. « Partout » remplit les cases laissées vides ; une section sans
      aucune place s’en va, avec les places libres que l’on en a dites.
    </p>
    <Tableau nom="Places autorisées" colonnes={["Section", "Jusqu’à (mois)", "Partout", ...DEMI_JOURNEES_COURTES]}>
      {CODES_SECTION.map((code) => (
        <LigneSection code={code} section={structure.sections.find((une) => une.code === code)} erreurs={erreurs} />
      ))}
    </Tableau>
  </>
);

export const ChampsHoraires = ({ structure, erreurs }: Omit<ChampsProps, "commune">) => (
  <>
    <p class="note">Les heures servent à dire l’ouverture, et à compter la semaine quand on accueille en surnombre.</p>
    <Tableau nom="Heures d’ouverture" colonnes={["Demi-journée", "Ouvre", "Ferme"]}>
      {NOMS_DEMI_JOURNEES.map((demi, rang) => (
        <tr>
          <th scope="row">{demi}</th>
          <td>
            <Entree
              type="time"
              cle={`de_${rang}`}
              nom={`${demi}, ouvre à`}
              valeur={structure.ouverture[rang]?.de ?? ""}
              erreurs={erreurs}
            />
          </td>
          <td>
            <Entree
              type="time"
              cle={`a_${rang}`}
              nom={`${demi}, ferme à`}
              valeur={structure.ouverture[rang]?.a ?? ""}
              erreurs={erreurs}
            />
          </td>
        </tr>
      ))}
    </Tableau>
  </>
);
