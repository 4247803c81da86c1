import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import type { EnteteImport } from "../model.ts";
import type { PrioriteEnTrop } from "../vue/model.ts";

const phraseDe = ({ valeur, plafond, fiches, dejaLa }: PrioriteEnTrop) => {
  const total = fiches.length + dejaLa.length;
  const deja = dejaLa.length > 0 ? `, dont ${pluriel(dejaLa.length, "qui l’a", "qui l’ont")} déjà dans le plan` : "";
  return `« ${valeur} » se donne à ${pluriel(plafond, "fiche")} au plus : avec ce fichier, ${total} l’auraient${deja}.`;
};

const Garder = ({ ici, version, cle }: { ici: string; version: number; cle: string }) => (
  <form method="post" action={`${ici}/priorites`}>
    <input type="hidden" name="version" value={version} />
    <input type="hidden" name="cle" value={cle} />
    <button class="bouton discret" type="submit" name="acte" value="garder">
      Garder ce que dit le texte signé
    </button>
  </form>
);

/** La question posée en tête de la revue, ou ce qui y a été répondu. */
export const TropDonnees = (props: { ici: string; entete: EnteteImport; priorites: readonly PrioriteEnTrop[] }) => (
  <>
    {props.priorites.map((une) => (
      <Alert ton={une.decidee ? "info" : "attention"}>
        <p>
          {phraseDe(une)} {une.decidee && "Vous gardez ce que dit le texte signé."}
        </p>
        <div class="barre">
          {!une.decidee && <Garder ici={props.ici} version={props.entete.version} cle={une.cle} />}
          <a href={`${props.ici}/priorites`}>Choisir les fiches qui la gardent</a>
        </div>
      </Alert>
    ))}
  </>
);

type Props = {
  base: string;
  entete: EnteteImport;
  priorites: readonly PrioriteEnTrop[];
  refus: boolean;
};

/** Les fiches à qui le fichier donne une priorité comptée : celles que l'on décoche la perdent. */
export const PrioritesPage = ({ base, entete, priorites, refus }: Props) => {
  const ici = `${base}/imports/${entete.id}`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/imports`}>Importer</a> › <a href={ici}>{entete.fichier}</a>
          </p>
          <h1>Priorités données à trop de fiches</h1>
        </div>
      </div>
      {refus && (
        <Alert>
          <p>
            <a href="#choix-1">Il en reste trop de cochées</a> : décochez-en, ou gardez ce que dit le texte signé.
          </p>
        </Alert>
      )}
      {priorites.length === 0 && <p>Aucune priorité ne dépasse son nombre.</p>}
      {priorites.map((une, rang) => (
        <section class="panneau" id={`choix-${rang + 1}`}>
          <h2>{une.valeur}</h2>
          <p>{phraseDe(une)}</p>
          <form class="pile" method="post" action={`${ici}/priorites`}>
            <input type="hidden" name="version" value={entete.version} />
            <input type="hidden" name="cle" value={une.cle} />
            <fieldset class="choix serre">
              <legend>Fiches qui gardent « {une.valeur} »</legend>
              {une.fiches.map(({ rang: fiche, titre }) => (
                <label>
                  <input type="checkbox" name="fiche" value={fiche} checked />
                  <span>{titre}</span>
                </label>
              ))}
            </fieldset>
            {une.dejaLa.length > 0 && (
              <p class="note">
                L’ont déjà dans le plan : {une.dejaLa.map(({ titre }) => titre).join(", ")}. Leur priorité se change
                depuis leur fiche.
              </p>
            )}
            <div class="barre">
              <button class="bouton" type="submit" name="acte" value="choisir">
                Ne la garder que pour les fiches cochées
              </button>
              <button class="bouton discret" type="submit" name="acte" value="garder">
                Garder ce que dit le texte signé
              </button>
            </div>
          </form>
        </section>
      ))}
    </>
  );
};
