import type { Child } from "hono/jsx";
import { enLettres } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { ActeEcrit } from "../model.ts";
import { NATURES_ACTE } from "./lexique.ts";
import { ecartsIdentifiant, lireIdentifiant } from "./rules.ts";

type Props = {
  base: string;
  acte: ActeEcrit;
  departement: string;
  siren: string;
  droits: { ecrire: boolean };
  erreurs?: FormErrors | undefined;
};

const Fait = ({ nom, children }: { nom: string; children?: Child }) => (
  <div>
    <dt>{nom}</dt>
    <dd>{children}</dd>
  </div>
);

const ECARTS = {
  date: "sa date n’est pas celle de la séance",
  numero: "son numéro n’est pas celui de la délibération",
} as const;

const Identifiant = ({ acte }: { acte: ActeEcrit }) => {
  const lu = lireIdentifiant(acte.identifiantActes ?? "");
  if (lu instanceof Refus)
    return (
      <Alert ton="attention">
        L’identifiant {acte.identifiantActes} ne se lit pas : vérifiez-le sur l’accusé de réception.
      </Alert>
    );
  const ecarts = ecartsIdentifiant(lu, acte);
  return (
    <>
      <p class="chiffres">{acte.identifiantActes}</p>
      <dl class="identite">
        <Fait nom="Département">{lu.departement}</Fait>
        <Fait nom="Siren">{lu.siren}</Fait>
        <Fait nom="Décision du">{enLettres(lu.date)}</Fait>
        <Fait nom="Numéro">{lu.numero}</Fait>
        <Fait nom="Nature">{NATURES_ACTE[lu.nature]}</Fait>
      </dl>
      {ecarts.length > 0 && (
        <Alert ton="attention">Cet identifiant s’écarte : {ecarts.map((ecart) => ECARTS[ecart]).join(", ")}.</Alert>
      )}
    </>
  );
};

const Composer = ({ base, acte, departement, siren, erreurs }: Props) => (
  <form method="post" action={`${base}/${acte.id}/identifiant`} class="pile">
    <p class="note">Composé du département, du Siren, de la date de la séance, du numéro et de la nature.</p>
    <input type="hidden" name="version" value={acte.version} />
    <Champ nom="departement" label="Département" aide="48, 2A ou 971" valeur={departement} erreurs={erreurs} />
    <Champ nom="siren" label="Siren de la collectivité" valeur={siren} erreurs={erreurs} />
    <Champ nom="numero" label="Numéro interne" valeur={acte.numero ?? ""} erreurs={erreurs} />
    <Choix
      nom="nature"
      label="Nature"
      erreurs={erreurs}
      options={Object.entries(NATURES_ACTE).map(([valeur, libelle]) => ({ valeur, libelle: `${valeur} : ${libelle}` }))}
    />
    <button class="bouton discret">Composer l’identifiant</button>
  </form>
);

/** L'identifiant de l'acte : le lire, ou le composer. */
export const PanneauIdentifiant = (props: Props) => {
  const { acte, droits } = props;
  return (
    <section class="panneau" aria-labelledby="identifiant">
      <h2 id="identifiant">Identifiant de l’acte</h2>
      {acte.identifiantActes ? (
        <Identifiant acte={acte} />
      ) : droits.ecrire && acte.dateSeance ? (
        <Composer {...props} />
      ) : (
        <p class="note">Il se composera quand la date de la séance sera dite.</p>
      )}
      {acte.autresEnvois.length > 0 && (
        <ul>
          {acte.autresEnvois.map(({ identifiant, envoyeLe, recuLe }) => (
            <li>
              <span class="chiffres">{identifiant}</span>
              {envoyeLe && `, envoyé le ${enLettres(envoyeLe)}`}
              {recuLe && `, reçu le ${enLettres(recuLe)}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
