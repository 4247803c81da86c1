import { enLettres } from "#commun/jour.ts";
import type { Questionnaire, Retour } from "../model.ts";

type MotsProps = {
  base: string;
  questionnaire: Questionnaire;
  retours: readonly Retour[];
  peutDefinir: boolean;
  /** L'apport que chaque envoi est déjà devenu ; rien : il ne s'écrit pas, ou pas par vous. */
  verses: ReadonlyMap<string, string> | null;
};

/** Donner au diagnostic ce que quelqu'un a écrit, ou le relire là où il est déjà. */
const Verser = (props: Pick<MotsProps, "base" | "verses"> & Pick<Retour, "envoi" | "jour"> & { id: string }) => {
  const { base, id, verses, envoi, jour } = props;
  if (!verses) return null;
  const apport = verses.get(envoi);
  if (apport) return <a href={`${base}/diagnostic/apports/${apport}`}>Versé au diagnostic</a>;
  return (
    <button class="lien" formaction={`${base}/indicateurs/questionnaires/${id}/versement`}>
      Verser au diagnostic<span class="cache"> les mots du {enLettres(jour)}</span>
    </button>
  );
};

/** Ce que les gens ont écrit librement : on l'efface si quelqu'un s'y reconnaît, on le verse au diagnostic si on le retient. */
export const Mots = ({ base, questionnaire, retours, peutDefinir, verses }: MotsProps) => {
  const dits = retours.filter(({ libre }) => libre !== "");
  if (!questionnaire.libre) return null;
  return (
    <section class="pile" aria-labelledby="mots">
      <h2 id="mots">{questionnaire.libre}</h2>
      {dits.length === 0 && <p class="vide">Personne n’a encore écrit.</p>}
      {dits.length > 0 && (
        <ul class="reponses" role="list">
          {dits.slice(0, 50).map(({ envoi, libre, jour }) => (
            <li>
              <p class="texte">« {libre} »</p>
              <small>{enLettres(jour)}</small>
              {(peutDefinir || verses) && (
                <form
                  method="post"
                  action={`${base}/indicateurs/questionnaires/${questionnaire.id}/effacement`}
                  class="barre"
                >
                  <input type="hidden" name="envoi" value={envoi} />
                  {peutDefinir && (
                    <button class="lien">
                      Effacer ces mots<span class="cache"> du {enLettres(jour)}</span>
                    </button>
                  )}
                  <Verser base={base} id={questionnaire.id} verses={verses} envoi={envoi} jour={jour} />
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {dits.length > 0 && peutDefinir && (
        <p class="note">
          Effacer des mots les efface aussi du diagnostic où on les a versés et des bilans qui les citent.
        </p>
      )}
      {dits.length > 50 && <p class="note">Les 50 plus récents, sur {dits.length}.</p>}
    </section>
  );
};
