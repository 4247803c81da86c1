import { enLettres, type Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { type Affectation, LIBELLES_AFFECTATION, LIBELLES_MISSION, MISSIONS, type Poste } from "./model.ts";
import { type RefusPoste, tenuPar } from "./rules.ts";

export const REFUS_POSTE: Record<RefusPoste, string> = {
  "trop-finance": "Les financeurs paient plus que le poste : leurs parts dépassent cent pour cent.",
  "sans-mission": "Choisissez au moins une mission.",
  "fin-avant": "Le poste finirait avant de commencer. Inversez les deux dates.",
  "tenu-hors":
    "Quelqu’un tient le poste en dehors de ces dates : sur la page du poste, dites d’abord quand cette période finit.",
};

/** « 0,5 équivalent temps plein ». */
export const etpEcrit = (centiemes: number): string =>
  `${(centiemes / 100).toLocaleString("fr-FR")} équivalent temps plein`;

const Tenu = ({ affectations, aujourdhui }: { affectations: readonly Affectation[]; aujourdhui: Jour }) => {
  const qui = tenuPar(affectations, aujourdhui);
  if (!qui) return <strong>Vacant</strong>;
  return (
    <>
      {qui.nom}
      {qui.genre === "interim" && ` (${LIBELLES_AFFECTATION.interim.toLowerCase()})`}
    </>
  );
};

/** Les postes de coordination de la convention. */
export const PostesPage = (props: {
  base: string;
  postes: readonly Poste[];
  affectations: readonly Affectation[];
  aujourdhui: Jour;
  tenir: boolean;
}) => (
  <>
    <div class="tete">
      <div>
        <h1>Coordination de la convention</h1>
        <p>Les postes de chargé de coopération : qui les tient, qui les paie, et le temps que prend chaque mission.</p>
      </div>
      {props.tenir && (
        <a class="bouton" href={`${props.base}/cooperation/nouveau`}>
          Créer un poste
        </a>
      )}
    </div>
    {props.postes.length === 0 ? (
      <p class="vide">Aucun poste n’est encore décrit.</p>
    ) : (
      <Tableau nom="Les postes" colonnes={["Poste", "Employeur", "Temps", "Aujourd’hui"]}>
        {props.postes.map((poste) => (
          <tr>
            <th scope="row">
              <a href={`${props.base}/cooperation/${poste.id}`}>{poste.intitule}</a>
              {poste.fin && <small class="sous">jusqu’au {enLettres(poste.fin)}</small>}
            </th>
            <td>{poste.employeur}</td>
            <td>{etpEcrit(poste.etpCentiemes)}</td>
            <td>
              <Tenu
                affectations={props.affectations.filter((une) => une.poste === poste.id)}
                aujourdhui={props.aujourdhui}
              />
            </td>
          </tr>
        ))}
      </Tableau>
    )}
  </>
);

type SaisieProps = {
  base: string;
  id: string;
  poste: Poste | null;
  financements: string;
  erreurs?: FormErrors | undefined;
  refus?: RefusPoste | undefined;
};

/** Ce que montrent les champs d'un poste que l'on crée. */
const NEUF = {
  intitule: "Chargé de coopération",
  employeur: "",
  thematiques: "",
  territoire: "",
  etp: "",
  debut: "",
  fin: "",
  version: 0,
};

const champsDe = (poste: Poste | null) =>
  poste
    ? { ...poste, etp: (poste.etpCentiemes / 100).toLocaleString("fr-FR"), fin: poste.fin ?? "" }
    : { ...NEUF, missions: MISSIONS.slice(0, -1) };

/** Décrire un poste. */
export const SaisiePostePage = ({ base, id, poste, financements, erreurs, refus }: SaisieProps) => {
  const dit = champsDe(poste);
  return (
    <form method="post" action={`${base}/cooperation`} class="formulaire pile">
      <div class="tete">
        <h1>{poste ? `Modifier « ${poste.intitule} »` : "Créer un poste"}</h1>
      </div>
      <Fautes erreurs={erreurs} />
      {refus && <Alert>{REFUS_POSTE[refus]}</Alert>}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={`${dit.version}`} />
      <Champ nom="intitule" label="Intitulé" valeur={dit.intitule} erreurs={erreurs} requis />
      <Champ nom="employeur" label="Employeur" valeur={dit.employeur} erreurs={erreurs} requis />
      <Champ
        nom="etp"
        label="Temps de travail, en équivalent temps plein"
        aide="1 pour un temps plein, 0,5 pour un mi-temps."
        valeur={dit.etp}
        clavier="decimal"
        erreurs={erreurs}
        requis
      />
      <div class="cote-a-cote">
        <Champ
          nom="thematiques"
          label="Thèmes"
          aide="Vide pour un poste qui les a tous."
          valeur={dit.thematiques}
          erreurs={erreurs}
        />
        <Champ
          nom="territoire"
          label="Communes"
          aide="Vide pour toute la convention ; sinon celles qu’il sert, ou qui se le partagent."
          valeur={dit.territoire}
          erreurs={erreurs}
        />
      </div>
      <div id="missions">
        <Groupe
          nom="missions"
          legende="Missions"
          type="checkbox"
          options={MISSIONS.map((valeur) => ({ valeur, libelle: LIBELLES_MISSION[valeur] }))}
          coches={erreurs?.values["missions"]?.split("\n") ?? dit.missions}
        />
      </div>
      <Zone
        nom="financements"
        label="Cofinancements"
        aide="Un financeur par ligne : « Caf : 50 % ». L’employeur garde le reste."
        valeur={financements}
        lignes={3}
        erreurs={erreurs}
      />
      <div class="cote-a-cote">
        <Champ nom="debut" label="Depuis le" type="date" valeur={dit.debut} erreurs={erreurs} requis />
        <Champ nom="fin" label="Jusqu’au" type="date" valeur={dit.fin} erreurs={erreurs} />
      </div>
      <p class="barre">
        <button class="bouton">{poste ? "Enregistrer" : "Créer le poste"}</button>
        <a href={poste ? `${base}/cooperation/${id}` : `${base}/cooperation`}>Revenir</a>
      </p>
    </form>
  );
};
