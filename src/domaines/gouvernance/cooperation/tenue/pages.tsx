import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { TEXTE, Telecharger } from "#ui/telecharger.tsx";
import {
  type Affectation,
  GENRES_AFFECTATION,
  LIBELLES_AFFECTATION,
  LIBELLES_MISSION,
  type Mois,
  type PartDuMois,
  type Poste,
} from "../model.ts";
import { nomDuMois } from "../lexique.ts";
import { etpEcrit } from "../pages.tsx";
import { joursDe, type RefusAffectation, resteEmployeur, vacances } from "../rules.ts";

export const REFUS_AFFECTATION: Record<RefusAffectation, string> = {
  "deja-tenu": "Quelqu’un tient déjà le poste l’un de ces jours : changez les dates, ou celles de l’autre période.",
  "fin-avant": "Cette période finirait avant de commencer. Inversez les deux dates.",
  "hors-du-poste": "Ces jours débordent de la vie du poste. Changez les dates, ou celles du poste.",
};

export type TenueProps = {
  base: string;
  poste: Poste;
  affectations: readonly Affectation[];
  mois: readonly PartDuMois[];
  /** L'année montrée, et les mois où l'on en attend quelque chose. */
  an: number;
  attendus: readonly Mois[];
  /** Les autres années du poste, et combien de mois y manquent. */
  annees: readonly { an: number; manquants: number }[];
  compte: string;
  aujourdhui: Jour;
  id: string;
  tenir: boolean;
  /** L'affectation que l'on change. */
  ouverte?: Affectation | undefined;
  erreurs?: FormErrors | undefined;
  refus?: RefusAffectation | undefined;
};

const ici = ({ base, poste }: TenueProps) => `${base}/cooperation/${poste.id}`;

const Description = ({ poste }: { poste: Poste }) => (
  <dl class="identite panneau">
    <div>
      <dt>Employeur</dt>
      <dd>{poste.employeur}</dd>
    </div>
    <div>
      <dt>Profil</dt>
      <dd>
        {poste.thematiques || "Tous les thèmes"}, {poste.territoire || "toute la convention"}
      </dd>
    </div>
    <div>
      <dt>Missions</dt>
      <dd>
        <ul>
          {poste.missions.map((mission) => (
            <li>{LIBELLES_MISSION[mission]}</li>
          ))}
        </ul>
      </dd>
    </div>
    <div>
      <dt>Qui paie</dt>
      <dd>
        {[...poste.financements, { nom: poste.employeur, part: resteEmployeur(poste.financements) }]
          .map(({ nom, part }) => `${nom} : ${part} %`)
          .join(", ")}
      </dd>
    </div>
  </dl>
);

const Tenue = (props: TenueProps) => {
  const { poste, affectations, aujourdhui, tenir } = props;
  const vides = vacances(poste, affectations, { debut: poste.debut, fin: aujourdhui });
  return (
    <section class="pile" aria-labelledby="tenue">
      <h2 id="tenue">Qui tient le poste</h2>
      {affectations.length > 0 && (
        <Tableau nom="Qui a tenu le poste" colonnes={["Qui", "À quel titre", "Du", "Au", "Passation"]}>
          {affectations.map((une) => (
            <tr>
              <th scope="row">
                {tenir ? <a href={`${ici(props)}?affectation=${une.id}#affectation`}>{une.nom}</a> : une.nom}
              </th>
              <td>{LIBELLES_AFFECTATION[une.genre]}</td>
              <td>{enLettres(une.debut)}</td>
              <td>{une.fin ? enLettres(une.fin) : "…"}</td>
              <td class="texte">{une.passation || (une.fin ? "Rien d’écrit" : "")}</td>
            </tr>
          ))}
        </Tableau>
      )}
      {vides.length > 0 && (
        <Alert ton="attention">
          <p>Personne n’a tenu le poste :</p>
          <ul>
            {vides.map((vide) => (
              <li>
                du {enLettres(vide.debut)} au {enLettres(vide.fin)}, {pluriel(joursDe(vide), "jour")}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {tenir && <Affecter {...props} />}
    </section>
  );
};

const NEUVE = { nom: "", genre: "titulaire", debut: "", fin: null, passation: "", version: 0 };

const Affecter = (props: TenueProps) => {
  const { ouverte, erreurs, refus } = props;
  const dite = ouverte ?? { ...NEUVE, id: props.id };
  return (
    <details class="plus" id="affectation" open={Boolean(ouverte || erreurs || refus)}>
      <summary>{ouverte ? `Changer la période de ${ouverte.nom}` : "Dire qui tient le poste"}</summary>
      <form method="post" action={`${ici(props)}/affectations`} class="formulaire pile">
        {refus && <Alert>{REFUS_AFFECTATION[refus]}</Alert>}
        <input type="hidden" name="id" value={dite.id} />
        <input type="hidden" name="version" value={`${dite.version}`} />
        <div class="cote-a-cote">
          <Champ nom="nom" label="Qui" valeur={dite.nom} erreurs={erreurs} requis />
          <Choix
            nom="genre"
            label="À quel titre"
            valeur={dite.genre}
            erreurs={erreurs}
            options={GENRES_AFFECTATION.map((valeur) => ({ valeur, libelle: LIBELLES_AFFECTATION[valeur] }))}
          />
        </div>
        <div class="cote-a-cote">
          <Champ nom="debut" label="Du" type="date" valeur={dite.debut} erreurs={erreurs} requis />
          <Champ nom="fin" label="Au" type="date" valeur={dite.fin ?? ""} erreurs={erreurs} />
        </div>
        <Zone
          nom="passation"
          label="Passation"
          aide="À qui part : ce qui est en cours, où est quoi, qui appeler."
          valeur={dite.passation}
          lignes={4}
          erreurs={erreurs}
        />
        <p>
          <button class="bouton discret">Enregistrer cette période</button>
        </p>
      </form>
    </details>
  );
};

const situationDe = (props: TenueProps, mois: Mois): string => {
  const siens = props.mois.filter((un) => un.mois === mois);
  if (siens.some(({ envoyeLe }) => envoyeLe !== null)) return "Envoyé";
  return siens.length > 0 ? "Commencé : vous seul le lisez" : "À dire";
};

const Annees = (props: TenueProps) =>
  props.annees.length > 0 && (
    <ul>
      {props.annees.map(({ an, manquants }) => (
        <li>
          <a href={`${ici(props)}?annee=${an}#mois`}>{an}</a>
          {manquants > 0 ? ` : ${pluriel(manquants, "mois manque", "mois manquent")}` : " : tous les mois sont envoyés"}
        </li>
      ))}
    </ul>
  );

const MoisDuPoste = (props: TenueProps) => (
  <section class="pile" aria-labelledby="mois">
    <h2 id="mois">Mois par mois, {props.an}</h2>
    <p class="note">Un mois n’est lu que de qui l’a tapé, jusqu’à ce que cette personne l’envoie.</p>
    <Tableau nom={`Les mois de ${props.an}`} colonnes={["Mois", "Où en est-on"]}>
      {props.attendus.toReversed().map((mois) => (
        <tr>
          <th scope="row">
            <a href={`${ici(props)}/mois/${mois}`}>{nomDuMois(mois)}</a>
          </th>
          <td>{situationDe(props, mois)}</td>
        </tr>
      ))}
    </Tableau>
    <Telecharger
      base={props.base}
      genre="cooperation"
      nom={`Rapport ${props.an} à la Caf`}
      params={[
        ["poste", props.poste.id],
        ["annee", `${props.an}`],
      ]}
      formats={TEXTE}
    />
    <Annees {...props} />
  </section>
);

/** Un poste : ce qu'il est, qui le tient, et le temps de chaque mois. */
export const PostePage = (props: TenueProps) => {
  const { base, poste, tenir, erreurs } = props;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/cooperation`}>Coordination de la convention</a>
          </p>
          <h1>{poste.intitule}</h1>
          <p>
            {etpEcrit(poste.etpCentiemes)}, depuis le {enLettres(poste.debut)}
            {poste.fin && ` jusqu’au ${enLettres(poste.fin)}`}.
          </p>
        </div>
        {tenir && (
          <a class="bouton discret" href={`${ici(props)}/modifier`}>
            Modifier le poste
          </a>
        )}
      </div>
      <Fautes erreurs={erreurs} />
      <Description poste={poste} />
      <Tenue {...props} />
      <MoisDuPoste {...props} />
    </div>
  );
};
