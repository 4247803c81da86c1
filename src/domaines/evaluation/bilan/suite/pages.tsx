import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { EtatBilan } from "../model.ts";
import type { Bilan } from "../model.ts";
import { EtatDuBilan } from "../pages.tsx";
import type { RefusPassage } from "../rules.ts";

export const REFUS_PASSAGE: Record<RefusPassage, string> = {
  "passage-impossible": "Ce bilan a changé d’état entre-temps : ce geste n’a plus de sens. Relisez-le.",
  "adoption-incomplete": "Un bilan est adopté par une instance, un jour donné. Dites les deux.",
  "adoption-future": "Cette date n’est pas encore venue. Vous l’écrirez quand l’instance aura adopté le bilan.",
  "adoption-avant-fin":
    "L’instance ne peut pas avoir adopté un bilan avant la fin de sa période. Changez la date, ou la période.",
};

type Props = {
  base: string;
  bilan: Bilan;
  /** Les sections demandées qui ne sont pas encore tenues. */
  manquent: readonly string[];
  erreurs?: FormErrors | undefined;
  refus?: RefusPassage | undefined;
};

const Geste = ({
  ici,
  bilan,
  vers,
  nom,
  discret = false,
}: {
  ici: string;
  bilan: Bilan;
  vers: EtatBilan;
  nom: string;
  discret?: boolean;
}) => (
  <form method="post" action={`${ici}/etat`}>
    <input type="hidden" name="vers" value={vers} />
    <input type="hidden" name="version" value={`${bilan.version}`} />
    <button class={discret ? "bouton discret" : "bouton"}>{nom}</button>
  </form>
);

const Adopter = ({ ici, bilan, erreurs }: { ici: string; bilan: Bilan; erreurs: FormErrors | undefined }) => (
  <form method="post" action={`${ici}/etat`} class="panneau formulaire">
    <h2>Dire que l’instance l’a adopté</h2>
    <input type="hidden" name="vers" value="adopte" />
    <input type="hidden" name="version" value={`${bilan.version}`} />
    <Champ
      nom="instance"
      label="L’instance qui l’a adopté"
      aide="Et la référence de sa décision si elle en a une, par exemple « Comité de pilotage, relevé n° 4 »."
      requis
      erreurs={erreurs}
    />
    <Champ nom="adopteLe" label="Le" type="date" requis erreurs={erreurs} />
    <p class="note">
      Une fois adopté, le bilan ne s’écrit plus. Vous pourrez encore le reprendre tant qu’il n’est pas figé.
    </p>
    <p>
      <button class="bouton">Enregistrer l’adoption</button>
    </p>
  </form>
);

const Figer = ({ ici, bilan }: { ici: string; bilan: Bilan }) => (
  <section class="panneau">
    <h2>Figer le bilan</h2>
    <p>
      Tout ce qu’il dit, chiffres compris, est gardé tel quel, avec une empreinte au journal.{" "}
      <strong>Rien n’y changera plus</strong>, quoi qu’il arrive au plan : ce geste ne se défait pas.
    </p>
    <div class="barre">
      <Geste ici={ici} bilan={bilan} vers="fige" nom="Figer pour de bon" />
      <Geste ici={ici} bilan={bilan} vers="relecture" nom="Reprendre la relecture" discret />
    </div>
  </section>
);

const Brouillon = ({ ici, bilan }: { ici: string; bilan: Bilan }) => (
  <section class="panneau">
    <h2>Ouvrir la relecture</h2>
    <p>Tous ceux qui lisent les bilans de la convention le liront. Vous pourrez continuer à l’écrire.</p>
    <div class="barre">
      <Geste ici={ici} bilan={bilan} vers="relecture" nom="Ouvrir la relecture" />
    </div>
  </section>
);

const Relecture = ({ ici, bilan, erreurs }: { ici: string; bilan: Bilan; erreurs: FormErrors | undefined }) => (
  <>
    <Adopter ici={ici} bilan={bilan} erreurs={erreurs} />
    <section class="panneau">
      <h2>Revenir au brouillon</h2>
      <p>Ne le liront plus que ceux qui le rédigent ou le notent.</p>
      <div class="barre">
        <Geste ici={ici} bilan={bilan} vers="brouillon" nom="Revenir au brouillon" discret />
      </div>
    </section>
  </>
);

/** Où en est un bilan, et ce que l'on peut en faire maintenant. */
export const SuitePage = ({ base, bilan, manquent, erreurs, refus }: Props) => {
  const ici = `${base}/bilans/${bilan.id}`;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>{bilan.titre}</a>
          </p>
          <h1>Faire avancer « {bilan.titre} »</h1>
          <p>
            <EtatDuBilan etat={bilan.etat} />
          </p>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      {refus && <Alert>{REFUS_PASSAGE[refus]}</Alert>}
      {manquent.length > 0 && bilan.etat !== "fige" && (
        <Alert ton="attention">
          <p>Les textes demandent encore quelque chose à ces sections :</p>
          <ul>
            {manquent.map((titre) => (
              <li>{titre}</li>
            ))}
          </ul>
        </Alert>
      )}
      {bilan.etat === "brouillon" && <Brouillon ici={ici} bilan={bilan} />}
      {bilan.etat === "relecture" && <Relecture ici={ici} bilan={bilan} erreurs={erreurs} />}
      {bilan.etat === "adopte" && <Figer ici={ici} bilan={bilan} />}
      {bilan.etat === "fige" && <p>Ce bilan est figé.</p>}
    </div>
  );
};
