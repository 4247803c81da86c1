import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import type { Bilan } from "../bilan/model.ts";
import { Onglets } from "../bilan/pages.tsx";
import {
  GENRES_TRANSMISSION,
  LIBELLES_CANAL_CDSF,
  LIBELLES_ENVOYEUR,
  LIBELLES_TRANSMISSION,
  type TransmissionCdsf,
} from "./model.ts";
import type { AInscrire, RefusEnvoi, Situation } from "./rules.ts";

export const REFUS_ENVOI: Record<RefusEnvoi, string> = {
  "deja-envoye": "Cet envoi est déjà constaté.",
  "envoi-a-venir": "Ce jour n’est pas encore venu : vous le constaterez quand ce sera parti.",
  "envoi-avant-adoption": "Ce ne peut pas être parti avant d’être adopté. Changez l’une des deux dates.",
  "parties-inconnues":
    "La convention ne dit pas encore ses signataires : leur accord ne peut pas se vérifier. Complétez d’abord la convention.",
  "accord-manquant":
    "La Caf n’envoie qu’avec l’accord exprès de chacun. Donnez la date de chaque accord, ou laissez un signataire envoyer.",
  "pas-envoye": "Cet envoi n’est pas constaté : il n’y a rien à reprendre.",
  "motif-manquant": "Dites ce qui était faux : le journal garde l’ancien constat et votre motif.",
  "accord-apres-envoi": "Un accord porte une date d’après l’envoi : il devait être donné avant.",
};

export function situationDite(situation: Situation): string {
  if (situation.genre === "envoye") return situation.tard ? "Envoyé, après le délai" : "Envoyé";
  if (situation.genre === "enRetard")
    return `En retard de ${pluriel(situation.jours, "jour")} : c’était jusqu’au ${enLettres(situation.avant)}`;
  return situation.avant === null ? "À envoyer" : `À envoyer jusqu’au ${enLettres(situation.avant)}`;
}

export type Inscrite = { transmission: TransmissionCdsf; situation: Situation };

const Rangee = ({ base, inscrite }: { base: string; inscrite: Inscrite }) => {
  const { transmission, situation } = inscrite;
  const { id, genre, objet, adopteLe, envoi } = transmission;
  return (
    <tr>
      <th scope="row">
        <a href={`${base}/bilans/transmissions/${id}`}>{objet || LIBELLES_TRANSMISSION[genre]}</a>
        {objet && <small class="sous">{LIBELLES_TRANSMISSION[genre]}</small>}
      </th>
      <td>{enLettres(adopteLe)}</td>
      <td>{situationDite(situation)}</td>
      <td>
        {envoi &&
          `${LIBELLES_ENVOYEUR[envoi.envoyePar]}, le ${enLettres(envoi.envoyeLe)}, ${LIBELLES_CANAL_CDSF[envoi.canal].toLowerCase()}`}
      </td>
    </tr>
  );
};

const Rappels = ({ base, aInscrire, rediger }: { base: string; aInscrire: readonly Bilan[]; rediger: boolean }) => (
  <Alert ton="attention">
    <p>
      La part petite enfance de ces bilans adoptés doit aller au comité départemental, et n’est pas encore inscrite :
    </p>
    <ul>
      {aInscrire.map(({ id, titre }) => (
        <li>
          {rediger ? <a href={`${base}/bilans/transmissions/nouvelle?bilan=${id}`}>Inscrire : {titre}</a> : titre}
        </li>
      ))}
    </ul>
  </Alert>
);

type ProposesProps = { base: string; proposes: readonly AInscrire[]; rediger: boolean };

const Proposes = ({ base, proposes, rediger }: ProposesProps) => (
  <Alert ton="attention">
    <p>
      La petite enfance doit ceci au comité départemental, et rien n’en est encore inscrit : un schéma et ses
      actualisations dans le mois, leurs bilans, chaque avis rendu.
    </p>
    <ul>
      {proposes.map(({ cle, objet, genre, adopteLe }) => (
        <li>
          {rediger ? (
            <a href={`${base}/bilans/transmissions/nouvelle?propose=${encodeURIComponent(cle)}`}>Inscrire : {objet}</a>
          ) : (
            objet
          )}
          , {LIBELLES_TRANSMISSION[genre].toLowerCase()}, {enLettres(adopteLe)}
        </li>
      ))}
    </ul>
  </Alert>
);

/** Le registre de ce qui va au comité départemental des services aux familles. */
export const RegistrePage = ({
  base,
  inscrites,
  aInscrire,
  proposes,
  rediger,
}: {
  base: string;
  inscrites: readonly Inscrite[];
  aInscrire: readonly Bilan[];
  proposes: readonly AInscrire[];
  rediger: boolean;
}) => (
  <>
    <div class="tete">
      <div>
        <h1>Envois au comité départemental</h1>
        <p>
          Ce qui va au <abbr title="comité départemental des services aux familles">CDSF</abbr> : le schéma et ses
          actualisations dans le mois de leur adoption, leurs bilans, les avis rendus, la part petite enfance des
          bilans.
        </p>
      </div>
      {rediger && (
        <a class="bouton" href={`${base}/bilans/transmissions/nouvelle`}>
          Inscrire un envoi
        </a>
      )}
    </div>
    <Onglets base={base} ici="cdsf" />
    {aInscrire.length > 0 && <Rappels base={base} aInscrire={aInscrire} rediger={rediger} />}
    {proposes.length > 0 && <Proposes base={base} proposes={proposes} rediger={rediger} />}
    {inscrites.length === 0 ? (
      <p class="vide">
        Rien n’est encore inscrit. Le registre gardera qui a envoyé quoi, quand, et avec quels accords.
      </p>
    ) : (
      <Tableau nom="Le registre des envois" colonnes={["Ce qui part", "Adopté le", "Où en est-on", "Envoi"]} longue>
        {inscrites.map((inscrite) => (
          <Rangee base={base} inscrite={inscrite} />
        ))}
      </Tableau>
    )}
  </>
);

export const REFUS_INSCRIPTION = "Ce bilan n’est pas encore adopté : sa part petite enfance ne peut pas partir.";

/** Ce que la page propose d'inscrire. */
export type Proposition = { genre: string; objet: string; adopteLe: string; cle: string };

/** Inscrire ce qui doit partir. */
export const InscriptionPage = ({
  base,
  id,
  bilan,
  propose,
  erreurs,
  refus,
}: {
  base: string;
  id: string;
  /** Le bilan dont on inscrit la part petite enfance. */
  bilan: string;
  propose: Proposition;
  erreurs?: FormErrors | undefined;
  refus?: boolean;
}) => (
  <form method="post" action={`${base}/bilans/transmissions`} class="formulaire">
    <div class="tete">
      <h1>Inscrire un envoi</h1>
    </div>
    <Fautes erreurs={erreurs} />
    {refus && <Alert>{REFUS_INSCRIPTION}</Alert>}
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="bilan" value={bilan} />
    <input type="hidden" name="cle" value={erreurs?.values["cle"] ?? propose.cle} />
    <Choix
      nom="genre"
      label="Ce qui doit partir"
      erreurs={erreurs}
      valeur={propose.genre}
      options={GENRES_TRANSMISSION.map((valeur) => ({ valeur, libelle: LIBELLES_TRANSMISSION[valeur] }))}
    />
    <Champ nom="objet" label="Intitulé" erreurs={erreurs} valeur={propose.objet} />
    <Champ nom="adopteLe" label="Adopté, ou rendu, le" type="date" requis erreurs={erreurs} valeur={propose.adopteLe} />
    <p class="barre">
      <button class="bouton">Inscrire</button>
      <a href={`${base}/bilans/transmissions`}>Revenir au registre</a>
    </p>
  </form>
);
