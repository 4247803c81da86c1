import { Champ, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { pointsDits } from "../../document.ts";
import {
  type Contenu,
  type Critere,
  FAITS,
  LANGUES_TRADUITES,
  type LangueTraduite,
  LIBELLES_FAIT,
  LIBELLES_TYPE,
  type Reglement,
  TYPES_CRITERE,
} from "../../model.ts";
import { Entete } from "../pages.tsx";

type ListeProps = { base: string; reglement: Reglement };

/** Les critères du barème, chacun avec ses points. */
export const CriteresPage = ({ base, reglement }: ListeProps) => {
  const ici = `${base}/${reglement.id}/criteres`;
  const { criteres, groupes } = reglement.contenu;
  return (
    <div class="pile">
      <Entete base={base} reglement={reglement} titre="Critères et points" />
      <p>
        Un seul barème pour toutes les structures : l’attribution est alors incontestable. Un critère peut pourtant ne
        compter que dans certaines. Le sexe, l’origine, la religion et la nature d’un handicap ne se demandent pas.
      </p>
      {criteres.length === 0 ? (
        <p class="vide">Aucun critère : seules la date et le tirage départagent.</p>
      ) : (
        <Tableau nom="Les critères" colonnes={["Critère", "Points", "Groupe"]}>
          {criteres.map((critere) => (
            <tr>
              <th scope="row">
                <a href={`${ici}/${critere.code}`}>{critere.libelle}</a>
              </th>
              <td>{pointsDits(critere)}</td>
              <td>{groupes.find(({ code }) => code === critere.groupe)?.libelle ?? "—"}</td>
            </tr>
          ))}
        </Tableau>
      )}
      <p>
        <a class="bouton" href={`${ici}/nouveau`}>
          Ajouter un critère
        </a>
      </p>
    </div>
  );
};

type Props = {
  base: string;
  reglement: Reglement;
  /** Nul : un critère de plus. */
  critere: Critere | null;
  communes: string;
  structures: readonly { valeur: string; libelle: string }[];
  erreurs?: FormErrors | undefined;
};

const SANS_BAREME = { points: "", unite: "", maximum: "", minimum: "", tranches: "" };

/** Les champs d'un barème, quel qu'en soit le type : ceux qui ne servent pas restent vides. */
function baremeDit(critere: Critere | null): typeof SANS_BAREME {
  switch (critere?.type) {
    case "booleen":
      return { ...SANS_BAREME, points: `${critere.points}` };
    case "parUnite":
      return { ...SANS_BAREME, points: `${critere.points}`, unite: critere.unite, maximum: `${critere.maximum}` };
    case "expert":
      return { ...SANS_BAREME, minimum: `${critere.minimum}`, maximum: `${critere.maximum}` };
    case "echelle":
      return {
        ...SANS_BAREME,
        tranches: critere.tranches
          .map(({ aPartirDe, libelle, points }) => `${aPartirDe} ; ${libelle} ; ${points}`)
          .join("\n"),
      };
    default:
      return SANS_BAREME;
  }
}

const Bareme = ({ critere, erreurs }: Props) => {
  const dit = baremeDit(critere);
  return (
    <fieldset class="nue">
      <legend>Ce qu’il compte</legend>
      <Choix
        nom="type"
        label="Comment il compte"
        erreurs={erreurs}
        valeur={critere?.type ?? "booleen"}
        options={TYPES_CRITERE.map((valeur) => ({ valeur, libelle: LIBELLES_TYPE[valeur] }))}
      />
      <Champ
        nom="points"
        label="Points"
        aide="S’il est vérifié, ou par unité ; négatif : une pénalité."
        erreurs={erreurs}
        valeur={dit.points}
      />
      <Zone
        nom="tranches"
        label="Paliers d’une échelle"
        aide="Un par ligne : valeur ; ce qu’elle veut dire ; points. Par exemple : 2 ; Deux parents au travail ; 40."
        erreurs={erreurs}
        valeur={dit.tranches}
        lignes={4}
      />
      <Champ nom="unite" label="Unité" aide="Par exemple : mois entier." erreurs={erreurs} valeur={dit.unite} />
      <Champ
        nom="maximum"
        label="Maximum"
        aide="D’unités, ou de points d’un avis."
        clavier="decimal"
        erreurs={erreurs}
        valeur={dit.maximum}
      />
      <Champ nom="minimum" label="Minimum de points d’un avis" erreurs={erreurs} valeur={dit.minimum} />
    </fieldset>
  );
};

const groupesDe = ({ groupes }: Contenu) => [
  { valeur: "", libelle: "Aucun" },
  ...groupes.map(({ code, libelle }) => ({ valeur: code, libelle })),
];

const Nature = ({ reglement, critere, communes, erreurs }: Props) => (
  <>
    <Champ nom="libelle" label="Critère" requis erreurs={erreurs} valeur={critere?.libelle} />
    {critere ? (
      <input type="hidden" name="code" value={critere.code} />
    ) : (
      <Champ
        nom="code"
        label="Code"
        aide="Sous lequel la demande garde la réponse ; il ne change plus ensuite. Par exemple : parentIsole."
        requis
        erreurs={erreurs}
      />
    )}
    <Zone
      nom="description"
      label="Ce qu’il veut dire, pour une famille"
      erreurs={erreurs}
      valeur={critere?.description}
      lignes={3}
    />
    <Choix
      nom="groupe"
      label="Groupe"
      erreurs={erreurs}
      valeur={critere?.groupe ?? ""}
      options={groupesDe(reglement.contenu)}
    />
    <Champ
      nom="piece"
      label="Pièce qui le prouve"
      aide="Jamais la nature d’un handicap ou d’une maladie."
      erreurs={erreurs}
      valeur={critere?.piece}
    />
    <Choix
      nom="fait"
      label="D’où vient sa valeur"
      erreurs={erreurs}
      valeur={critere?.fait ?? "situation"}
      options={FAITS.map((valeur) => ({ valeur, libelle: LIBELLES_FAIT[valeur] }))}
    />
    <Zone
      nom="communes"
      label="Communes, pour la résidence"
      aide="Une par ligne."
      erreurs={erreurs}
      valeur={communes}
      lignes={4}
    />
  </>
);

/** Les structures cochées : celles qui reviennent d'un refus, sinon celles que l'on garde. */
const cocheesDe = ({ critere, erreurs }: Props): readonly string[] =>
  erreurs ? (erreurs.values["structures"] ?? "").split("\n").filter(Boolean) : (critere?.structures ?? []);

/** Les seules structures où il compte ; aucune cochée : partout. */
const SeulementLa = (props: Props) =>
  props.structures.length > 0 && (
    <details open={cocheesDe(props).length > 0}>
      <summary>Ne compte que dans certaines structures</summary>
      <p class="note">
        Rien de coché : il compte partout. Sinon ses points ne s’ajoutent que là, et le classement n’est plus le même
        partout.
      </p>
      <Groupe
        nom="structures"
        legende="Structures où il compte"
        type="checkbox"
        options={props.structures}
        coches={cocheesDe(props)}
      />
    </details>
  );

const NOMS_LANGUE: Record<LangueTraduite, string> = { facile: "Facile à lire", en: "Anglais" };

/** Ce que les familles lisent dans les autres langues ; ce qui est vide se lit en français. */
const Traductions = ({ critere, erreurs }: Props) => (
  <details open={Object.keys(erreurs?.errors ?? {}).some((champ) => /_(facile|en)$/.test(champ))}>
    <summary>Dans les autres langues des familles</summary>
    <p class="note">Ce qui reste vide se lit en français, et la page le dit.</p>
    {LANGUES_TRADUITES.map((langue) => {
      const dite = critere?.traductions?.[langue];
      const champ = (nom: string) => ({ nom: `${nom}_${langue}`, erreurs });
      return (
        <fieldset class="pile">
          <legend>{NOMS_LANGUE[langue]}</legend>
          <Champ {...champ("libelle")} label="Critère" valeur={dite?.libelle} />
          <Zone {...champ("description")} label="Ce qu’il veut dire" valeur={dite?.description} lignes={2} />
          <Champ {...champ("piece")} label="Pièce qui le prouve" valeur={dite?.piece} />
          <Zone
            {...champ("paliers")}
            label="Paliers d’une échelle"
            aide="Un par ligne, dans l’ordre du français, sans valeur ni points."
            valeur={dite?.paliers.join("\n")}
            lignes={3}
          />
          <Champ {...champ("unite")} label="Unité" valeur={dite?.unite} />
        </fieldset>
      );
    })}
  </details>
);

export const titreDuCritere = (critere: Critere | null): string => critere?.libelle ?? "Ajouter un critère";

/** Un critère : ce qu'il demande, ce qu'il compte. */
export const CriterePage = (props: Props) => {
  const { base, reglement, critere, erreurs } = props;
  const criteres = `${base}/${reglement.id}/criteres`;
  return (
    <div class="pile">
      <form method="post" action={critere ? `${criteres}/${critere.code}` : criteres} class="formulaire">
        <Entete base={base} reglement={reglement} titre={titreDuCritere(critere)} />
        <Fautes erreurs={erreurs} />
        <input type="hidden" name="version" value={`${reglement.version}`} />
        <Nature {...props} />
        <Bareme {...props} />
        <SeulementLa {...props} />
        <Traductions {...props} />
        <p class="barre">
          <button class="bouton">Enregistrer</button>
          <a href={criteres}>Ne rien changer</a>
        </p>
      </form>
      {critere && (
        <form method="post" action={`${criteres}/${critere.code}/retrait`}>
          <input type="hidden" name="version" value={`${reglement.version}`} />
          <button class="bouton discret">Ôter ce critère</button>
        </form>
      )}
    </div>
  );
};
