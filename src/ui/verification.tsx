import { aLHeure, enLettres, type Jour } from "#commun/jour.ts";
import { Alert } from "./alert.tsx";

/** The last request made to whom a sheet is about, and what came back. */
type Demande = { demandeLe: string; reponduLe: string | null; remarque: string | null; traiteeLe: string | null };

export type FraicheurProps = {
  /** Where the sheet is: its gestures are below. */
  ici: string;
  fiche: { version: number; verifieLe: Jour | null; courriel: string | null };
  aVerifier: boolean;
  demande: Demande | null;
  modifier: boolean;
  refus?: string | undefined;
};

const Gestes = ({ ici, fiche, demande }: FraicheurProps) => (
  <div class="barre">
    <form method="post" action={`${ici}/verification`}>
      <input type="hidden" name="version" value={fiche.version} />
      <button class="bouton discret">C’est juste aujourd’hui</button>
    </form>
    {fiche.courriel && (
      <form method="post" action={`${ici}/demande`}>
        <button class="bouton discret">{demande ? "Lui demander encore" : "Lui demander de vérifier"}</button>
      </form>
    )}
  </div>
);

const Remarque = ({ ici, demande, modifier }: FraicheurProps) =>
  demande?.remarque && !demande.traiteeLe ? (
    <Alert ton="attention">
      <p>Avec la réponse est venue cette remarque :</p>
      <p class="prose">{demande.remarque}</p>
      {modifier && (
        <form method="post" action={`${ici}/remarque`}>
          <button class="bouton discret">C’est traité</button>
        </form>
      )}
    </Alert>
  ) : null;

const derniere = ({ reponduLe, demandeLe }: Demande): string =>
  reponduLe
    ? `Une réponse est venue le ${aLHeure(reponduLe)}.`
    : `Un courriel est demandé depuis le ${aLHeure(demandeLe)} ; il n’y a pas encore de réponse.`;

/** When a sheet was last found right, who was asked, and the remark that came with the answer. */
export const FraicheurPanneau = (props: FraicheurProps) => {
  const { fiche, aVerifier, demande, modifier, refus } = props;
  return (
    <section class="panneau" aria-labelledby="fraicheur">
      <h2 id="fraicheur">Cette fiche est-elle juste ?</h2>
      {refus && <Alert>{refus}</Alert>}
      <p>
        {fiche.verifieLe ? `Vérifiée le ${enLettres(fiche.verifieLe)}.` : "Elle n’a jamais été vérifiée."}
        {aVerifier && fiche.verifieLe && " Il y a plus d’un an : à revoir."}
      </p>
      {demande && <p class="note">{derniere(demande)}</p>}
      <Remarque {...props} />
      {modifier && <Gestes {...props} />}
    </section>
  );
};
