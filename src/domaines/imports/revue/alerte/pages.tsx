import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import type { EnteteImport } from "../model.ts";
import type { AlerteRevue } from "./model.ts";

const MONTREES = 20;
/** Avant d'écrire : les textes venus d'une main qui semblent parler de quelqu'un, chacun à reprendre, ou voulus. */
export const SurQuelquunEnRevue = (props: { ici: string; entete: EnteteImport; alertes: readonly AlerteRevue[] }) => {
  const { ici, entete, alertes } = props;
  if (alertes.length === 0) return null;
  return (
    <Alert ton="attention">
      <p>
        {pluriel(alertes.length, "texte semble", "textes semblent")} nommer une personne, sa situation ou ses
        coordonnées. Un plan est lu par tous ses partenaires : reprenez ces textes, ou dites que c’est voulu.
      </p>
      <ul>
        {alertes.slice(0, MONTREES).map(({ vers, ou, champ }) => (
          <li>
            <a href={`${ici}${vers}`}>{ou}</a> <small>{champ}</small>
          </li>
        ))}
        {alertes.length > MONTREES && <li>et {alertes.length - MONTREES} de plus</li>}
      </ul>
      <form method="post" action={`${ici}/ecriture`}>
        <input type="hidden" name="version" value={entete.version} />
        <input type="hidden" name="confirme" value="1" />
        <button class="bouton discret" type="submit">
          C’est voulu : écrire dans le plan
        </button>
      </form>
    </Alert>
  );
};
