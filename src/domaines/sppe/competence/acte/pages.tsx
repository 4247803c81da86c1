import { enLettres, type Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Groupe } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { COMPETENCES, type Exercice, LIBELLES_COMPETENCE, LIBELLES_MODE, MODES } from "../model.ts";
import { ChoisirJour, type CommuneVue, habitantsDits, situationDite } from "../pages.tsx";
import { ECARTS_DITS } from "../lexique.ts";
import { confirmationDe } from "./actions.ts";

const COMPETENCES_A_COCHER = COMPETENCES.map((valeur) => ({ valeur, libelle: LIBELLES_COMPETENCE[valeur] }));
const MODES_A_CHOISIR = MODES.map((valeur) => ({ valeur, libelle: LIBELLES_MODE[valeur] }));

const coches = (erreurs: FormErrors | undefined, nom: string, defaut: readonly string[]) =>
  erreurs?.values[nom]?.split("\n") ?? (erreurs ? [] : defaut);

/** `effaces` : les actes du même jour que l'on s'apprête à effacer, à confirmer. */
type SaisieProps = {
  base: string;
  effaces: readonly Exercice[];
  communes: readonly { code: string; nom: string }[];
  titulaires: readonly string[];
  erreurs?: FormErrors | undefined;
};

/** `voisines` : les communes des mêmes intercommunalités qu'aucune convention de l'espace ne couvre. */
type ActeProps = SaisieProps & { voisines: SaisieProps["communes"] };

const acteDit = ({ mode, titulaire, acte }: Exercice) =>
  [titulaire ? `Transférée à ${titulaire.nom}` : LIBELLES_MODE[mode], acte].filter(Boolean).join(", ");

const Effaces = ({ effaces, communes }: { effaces: readonly Exercice[]; communes: SaisieProps["communes"] }) => (
  <Alert ton="attention">
    <p>Ce qui est écrit de ce jour-là, et que cet acte effacerait :</p>
    <ul>
      {effaces.map((un) => (
        <li>
          {communes.find(({ code }) => code === un.commune)?.nom ?? un.commune}, {LIBELLES_COMPETENCE[un.competence]}, à
          partir du {enLettres(un.debut)} : {acteDit(un)}
        </li>
      ))}
    </ul>
    <Groupe
      nom="efface"
      legende="À confirmer avant d’écrire"
      type="checkbox"
      options={[{ valeur: confirmationDe(effaces), libelle: "Effacer ce qui était écrit et garder le nouvel acte" }]}
      coches={[]}
    />
  </Alert>
);

const Champs = ({ titulaires, erreurs, effaces, communes }: Omit<SaisieProps, "base">) => (
  <>
    {effaces.length > 0 && <Effaces effaces={effaces} communes={communes} />}
    <Groupe
      nom="competences"
      legende="Compétences"
      type="checkbox"
      options={COMPETENCES_A_COCHER}
      coches={coches(erreurs, "competences", [])}
    />
    <Choix nom="mode" label="À partir de ce jour" options={MODES_A_CHOISIR} erreurs={erreurs} />
    <Champ
      nom="titulaire"
      label="Transférée à"
      aide="Le nom de l’intercommunalité ou du syndicat ; un centre communal d’action sociale reçoit des missions, pas la compétence."
      liste="titulaires"
      erreurs={erreurs}
    />
    <datalist id="titulaires">
      {titulaires.map((nom) => (
        <option value={nom} />
      ))}
    </datalist>
    <Champ nom="debut" label="Jour d’effet" type="date" erreurs={erreurs} requis />
    <Champ nom="acte" label="Acte" aide="Délibération, arrêté préfectoral, statuts…" erreurs={erreurs} />
  </>
);

/** Un même acte pour plusieurs communes : un transfert de tout un territoire s'écrit une fois. */
export const ActePage = ({ base, communes, voisines, titulaires, erreurs, effaces }: ActeProps) => (
  <form method="post" action={`${base}/actes`} class="formulaire">
    <Tete titre="Écrire un acte" retour={[base, "Petite enfance"]} />
    <Fautes erreurs={erreurs} />
    <Champs titulaires={titulaires} erreurs={erreurs} effaces={effaces} communes={[...communes, ...voisines]} />
    <Groupe
      nom="communes"
      legende="Communes"
      type="checkbox"
      options={communes.map(({ code, nom }) => ({ valeur: code, libelle: nom }))}
      coches={coches(
        erreurs,
        "communes",
        communes.map(({ code }) => code),
      )}
    />
    {voisines.length > 0 && (
      <details>
        <summary>Autres communes des mêmes intercommunalités</summary>
        <Groupe
          nom="communes"
          legende="Hors des conventions de l’espace"
          type="checkbox"
          options={voisines.map(({ code, nom }) => ({ valeur: code, libelle: nom }))}
          coches={coches(erreurs, "communes", [])}
        />
      </details>
    )}
    <p class="barre">
      <button class="bouton">Écrire l’acte</button>
      <a href={base}>Ne rien changer</a>
    </p>
  </form>
);

const Histoire = ({
  base,
  exercices,
  modifier,
}: {
  base: string;
  exercices: readonly Exercice[];
  modifier: boolean;
}) => (
  <Tableau
    nom="Les actes, du plus récent au plus ancien"
    colonnes={["Compétence", "À partir du", "Ce qui change", "Acte", { titre: "Retirer", cache: true }]}
    montre
  >
    {exercices.map(({ id, competence, debut, mode, titulaire, acte }) => (
      <tr>
        <th scope="row">{LIBELLES_COMPETENCE[competence]}</th>
        <td>{enLettres(debut)}</td>
        <td>{titulaire ? `Transférée à ${titulaire.nom}` : LIBELLES_MODE[mode]}</td>
        <td>{acte}</td>
        <td>
          {modifier && (
            <form method="post" action={`${base}/actes/${id}/retrait`}>
              <button class="bouton discret">
                Retirer
                <span class="cache">
                  {" "}
                  l’acte du {enLettres(debut)}, {LIBELLES_COMPETENCE[competence]}
                </span>
              </button>
            </form>
          )}
        </td>
      </tr>
    ))}
  </Tableau>
);

export type CommuneProps = Omit<SaisieProps, "communes"> & {
  jour: Jour;
  commune: CommuneVue;
  exercices: readonly Exercice[];
  modifier: boolean;
};

/** Une commune : ses quatre compétences un jour, ses actes, et l'acte suivant. */
export const CommunePage = (props: CommuneProps) => {
  const { base, jour, commune, exercices, titulaires, modifier, erreurs, effaces } = props;
  const ici = `${base}/communes/${commune.code}`;
  const ecarts = commune.situations.flatMap(({ ecart, competence }) => (ecart ? [{ ecart, competence }] : []));
  return (
    <div class="pile">
      <Tete
        titre={`Petite enfance à ${commune.nom}`}
        retour={[base, "Petite enfance"]}
        dit={`Habitants retenus au ${enLettres(jour)} : ${habitantsDits(commune.habitants)}.`}
      />
      <Fautes erreurs={erreurs} />
      <ChoisirJour chemin={ici} jour={jour} />
      <dl class="identite panneau">
        {commune.situations.map((situation) => (
          <div>
            <dt>{LIBELLES_COMPETENCE[situation.competence]}</dt>
            <dd>{situationDite(situation)}</dd>
          </div>
        ))}
      </dl>
      {ecarts.map(({ ecart, competence }) => (
        <Alert ton="attention">
          {LIBELLES_COMPETENCE[competence]} : {ECARTS_DITS[ecart]}
        </Alert>
      ))}
      {exercices.length > 0 ? (
        <Histoire base={ici} exercices={exercices} modifier={modifier} />
      ) : (
        <p class="vide">Aucun acte n’est écrit pour cette commune : le tableau dit ce que la loi prévoit seule.</p>
      )}
      {modifier && (
        <form method="post" action={`${ici}/actes`} class="formulaire panneau">
          <h2>Écrire un acte de la commune</h2>
          <input type="hidden" name="communes" value={commune.code} />
          <Champs titulaires={titulaires} erreurs={erreurs} effaces={effaces} communes={[commune]} />
          <p>
            <button class="bouton">Écrire l’acte</button>
          </p>
        </form>
      )}
    </div>
  );
};
