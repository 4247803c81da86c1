import { enLettres } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import {
  CANAUX_CDSF,
  ENVOYEURS,
  LIBELLES_CANAL_CDSF,
  LIBELLES_ENVOYEUR,
  LIBELLES_TRANSMISSION,
  type TransmissionCdsf,
} from "../model.ts";
import type { RefusEnvoi, Situation } from "../rules.ts";
import { REFUS_ENVOI, situationDite } from "../pages.tsx";

export type Demande = { nom: string; collectivite: boolean };

const Accords = ({
  parties,
  bilan,
  erreurs,
}: {
  parties: readonly Demande[];
  bilan: boolean;
  erreurs: FormErrors | undefined;
}) => (
  <fieldset class="accords">
    <legend>Si c’est la Caf qui envoie : le jour où chacun a dit son accord</legend>
    <p class="note">
      {bilan
        ? "Pour un bilan, l’accord de tous les signataires (convention nationale, article 9)."
        : "L’accord exprès des collectivités (convention nationale, article 6)."}
    </p>
    {parties.length === 0 && <p class="vide">La convention ne dit pas encore ses signataires.</p>}
    {parties.map(({ nom, collectivite }, rang) =>
      bilan || collectivite ? <Champ nom={`accord-${rang}`} label={nom} type="date" erreurs={erreurs} /> : null,
    )}
  </fieldset>
);

const Constater = ({ base, transmission, parties, erreurs }: EnvoiProps) => {
  const { id, version, genre } = transmission;
  const bilan = genre === "bilanIntermediaire" || genre === "bilanFinal";
  return (
    <form method="post" action={`${base}/bilans/transmissions/${id}/envoi`} class="formulaire panneau">
      <h2>Constater l’envoi</h2>
      <input type="hidden" name="version" value={`${version}`} />
      <Choix
        nom="envoyePar"
        label="Qui l’a envoyé"
        erreurs={erreurs}
        options={ENVOYEURS.map((valeur) => ({ valeur, libelle: LIBELLES_ENVOYEUR[valeur] }))}
      />
      <Champ nom="envoyeLe" label="Le" type="date" requis erreurs={erreurs} />
      <Choix
        nom="canal"
        label="Par où"
        erreurs={erreurs}
        options={CANAUX_CDSF.map((valeur) => ({ valeur, libelle: LIBELLES_CANAL_CDSF[valeur] }))}
      />
      <Champ
        nom="preuve"
        label="Ce qui prouve que c’est arrivé"
        aide="Par exemple : accusé de réception du 12 juin, recommandé 1A 234."
        erreurs={erreurs}
      />
      <Accords parties={parties} bilan={bilan} erreurs={erreurs} />
      <p>
        <button class="bouton">Constater l’envoi</button>
      </p>
    </form>
  );
};

const Fait = ({ transmission }: { transmission: TransmissionCdsf }) =>
  transmission.envoi && (
    <dl class="identite panneau">
      <div>
        <dt>Envoyé par</dt>
        <dd>{LIBELLES_ENVOYEUR[transmission.envoi.envoyePar]}</dd>
      </div>
      <div>
        <dt>Le</dt>
        <dd>
          {enLettres(transmission.envoi.envoyeLe)}, {LIBELLES_CANAL_CDSF[transmission.envoi.canal].toLowerCase()}
        </dd>
      </div>
      <div>
        <dt>Preuve</dt>
        <dd>{transmission.envoi.preuve || "Aucune n’est écrite"}</dd>
      </div>
      {transmission.envoi.accords.length > 0 && (
        <div>
          <dt>Avec l’accord exprès de</dt>
          <dd>
            <ul>
              {transmission.envoi.accords.map(({ partie, le }) => (
                <li>
                  {partie}, le {enLettres(le)}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );

export type EnvoiProps = {
  base: string;
  transmission: TransmissionCdsf;
  situation: Situation;
  parties: readonly Demande[];
  rediger: boolean;
  erreurs?: FormErrors | undefined;
  refus?: RefusEnvoi | undefined;
};

/** Un envoi : ce qui doit partir, avant quand, et comment c'est parti. */
export const EnvoiPage = (props: EnvoiProps) => {
  const { base, transmission, situation, rediger, erreurs, refus } = props;
  const { id, genre, objet, adopteLe, envoi, bilan } = transmission;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/bilans/transmissions`}>Envois au comité départemental</a>
          </p>
          <h1>{objet || LIBELLES_TRANSMISSION[genre]}</h1>
          <p>
            {LIBELLES_TRANSMISSION[genre]}, adopté le {enLettres(adopteLe)}. {situationDite(situation)}.
          </p>
        </div>
        {bilan && (
          <a class="bouton discret" href={`${base}/documents/apercu?genre=petiteEnfance&bilan=${bilan}`}>
            Lire le document
          </a>
        )}
      </div>
      <Fautes erreurs={erreurs} />
      {refus && <Alert>{REFUS_ENVOI[refus]}</Alert>}
      <Fait transmission={transmission} />
      {envoi && rediger && (
        <details class="plus">
          <summary>Ce constat est faux</summary>
          <form method="post" action={`${base}/bilans/transmissions/${id}/reprise`} class="pile formulaire">
            <input type="hidden" name="version" value={`${transmission.version}`} />
            <Champ nom="motif" label="Ce qui était faux" erreurs={erreurs} requis />
            <p class="note">
              L’envoi attendra de nouveau d’être constaté. Sa date, son canal et ses accords d’aujourd’hui restent au
              journal.
            </p>
            <p>
              <button class="bouton discret">Reprendre ce constat</button>
            </p>
          </form>
        </details>
      )}
      {!envoi && rediger && <Constater {...props} />}
      {!envoi && rediger && (
        <form method="post" action={`${base}/bilans/transmissions/${id}/retrait`}>
          <button class="bouton discret">Ôter du registre</button>
        </form>
      )}
    </div>
  );
};
