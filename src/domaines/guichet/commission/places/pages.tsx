import { pluriel } from "#commun/texte.ts";
import { Champ, Choix, Zone } from "#ui/champs.tsx";
import { Tableau } from "#ui/tableau.tsx";
import type { StructureGelee } from "../gel/model.ts";
import { LIBELLES_SECTION } from "../lexique.ts";
import { nomDemiJournee } from "../lettre/rules.ts";
import { Cadre } from "../session/pages.tsx";
import type { Commission } from "../session/model.ts";
import type { FormErrors } from "#ui/form.ts";
import type { Bande } from "./rules.ts";

const COURTES = ["Lu m.", "Lu a.", "Ma m.", "Ma a.", "Me m.", "Me a.", "Je m.", "Je a.", "Ve m.", "Ve a."];

export const Semaine = ({ nom, legende, cochees }: { nom: string; legende: string; cochees: number }) => (
  <fieldset class="choix">
    <legend>{legende}</legend>
    {COURTES.map((court, rang) => (
      <label>
        <input type="checkbox" name={nom} value={`${rang}`} checked={(cochees & (1 << rang)) !== 0} />
        <span>
          <span aria-hidden="true">{court}</span>
          <span class="cache">{nomDemiJournee(rang)}</span>
        </span>
      </label>
    ))}
  </fieldset>
);

const Grille = ({ nom, bandes }: { nom: string; bandes: readonly Bande[] }) => (
  <Tableau nom={nom} montre colonnes={["Mois", ...COURTES.map((titre) => ({ titre, n: true }))]}>
    {bandes.map(({ de, a, places }) => (
      <tr>
        <th scope="row">{de === a ? de : `${de} à ${a}`}</th>
        {places.map((nombre) => (
          <td class="n">{`${nombre}`.replace("-", "−")}</td>
        ))}
      </tr>
    ))}
  </Tableau>
);

export type PlacesProps = {
  ici: string;
  commission: Commission;
  conduire: boolean;
  changer: boolean;
  structures: readonly StructureGelee[];
  ouverte: StructureGelee | undefined;
  grilles: readonly { code: string | null; bandes: readonly Bande[] }[];
  sections: readonly string[];
  mois: readonly { valeur: string; libelle: string }[];
  refus?: string | undefined;
  erreurs?: FormErrors | undefined;
};

const Changer = ({ ici, commission, ouverte, sections, mois, erreurs }: PlacesProps) => (
  <details open={Boolean(erreurs)}>
    <summary>Changer des places de cette structure</summary>
    <form method="post" action={`${ici}/gestes`} class="pile formulaire">
      <input type="hidden" name="genre" value="capacite" />
      <input type="hidden" name="structure" value={ouverte?.id} />
      <input type="hidden" name="version" value={`${commission.version}`} />
      {sections.length > 0 && (
        <Choix
          nom="section"
          label="Section"
          options={sections.map((code) => ({ valeur: code, libelle: LIBELLES_SECTION[code] ?? code }))}
          erreurs={erreurs}
        />
      )}
      <div class="cote-a-cote">
        <Choix nom="de" label="Du mois de" options={mois} erreurs={erreurs} />
        <Choix nom="a" label="Au mois de" options={mois} valeur={mois.at(-1)?.valeur} erreurs={erreurs} />
      </div>
      <Semaine nom="semaine" legende="Demi-journées" cochees={1023} />
      <Champ
        nom="variation"
        label="Places en plus, ou en moins avec un signe moins"
        type="number"
        erreurs={erreurs}
        requis
      />
      <Zone
        nom="motif"
        label="Pourquoi"
        aide="Sans nom ni état de santé : le procès-verbal le citera."
        lignes={2}
        erreurs={erreurs}
        requis
      />
      <p class="barre">
        <button class="bouton discret" name="essai" value="1">
          Voir ce que cela change
        </button>
        <button class="bouton">Changer les places</button>
      </p>
    </form>
  </details>
);

const gardees = ({ reserves, surnombre, enPlus = [], tenues = [] }: StructureGelee): string =>
  [
    ...(tenues.length > 0
      ? [
          pluriel(
            tenues.length,
            "enfant y a déjà une place proposée ou acceptée",
            "enfants y ont déjà une place proposée ou acceptée",
          ),
        ]
      : []),
    ...reserves.map(
      ({ libelle, places }) =>
        `${libelle} : ${pluriel(
          places.reduce((somme, nombre) => somme + nombre, 0),
          "place gardée",
          "places gardées",
        )}`,
    ),
    ...(surnombre
      ? ["accueil en surnombre : jusqu’à 115 % de la capacité à un instant, si la semaine ne dépasse pas 100 %"]
      : []),
    ...(enPlus.some((plus) => plus > 0)
      ? [`sur-attribution : ${enPlus.reduce((somme, nombre) => somme + nombre, 0)} en plus`]
      : []),
  ].join(" ; ");

/** Les places de la séance, telles que le gel et les gestes les ont faites : une structure ouverte à la fois. */
export const PlacesPage = (props: PlacesProps) => {
  const { ici, structures, ouverte, grilles, changer } = props;
  return (
    <Cadre {...props} onglet="places" titre="Places de la séance">
      <p>Des places libres par demi-journée, les enfants déjà accueillis ôtés, jusqu’à la fin d’août.</p>
      <nav class="barre" aria-label="Structures">
        {structures.map(({ id, nom }) => (
          <a href={`${ici}/places?structure=${id}`} aria-current={id === ouverte?.id ? "true" : undefined}>
            {nom}
          </a>
        ))}
      </nav>
      {ouverte && (
        <section class="pile">
          <h2>{ouverte.nom}</h2>
          {gardees(ouverte) && <p>{gardees(ouverte)}.</p>}
          {grilles.map(({ code, bandes }) => (
            <Grille nom={code ? (LIBELLES_SECTION[code] ?? code) : "Tout l’établissement"} bandes={bandes} />
          ))}
          {changer && <Changer {...props} />}
        </section>
      )}
    </Cadre>
  );
};
