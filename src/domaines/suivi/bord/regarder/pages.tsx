import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { EtatDit } from "../../etat/pages.tsx";
import { dernierJour } from "../../etat/rules.ts";
import type { FicheVue } from "../../photo/model.ts";
import { type Bord, LIBELLES_ALERTE, type Silence } from "../model.ts";
import { taireLesSilences } from "../rules.ts";

const auJour = (volets: FicheVue["volets"]): string => {
  const le = dernierJour(volets);
  return le ? `au ${enLettres(le)} ` : "";
};

const Silences = ({ silences }: { silences: readonly Silence[] }) => (
  <>
    <h3>Sans nouvelle depuis plus de cent jours</h3>
    <ul class="lignes" role="list">
      {silences.map(({ axe, nombre }) => (
        <li>
          {axe} <span class="note chiffres">· {pluriel(nombre, "fiche")}</span>
        </li>
      ))}
    </ul>
  </>
);

/** Ce qui demande l'attention ; qui se tait n'est nommé qu'à qui conduit. */
export const Signalees = ({ base, bord, conduit }: { base: string; bord: Bord; conduit: boolean }) => {
  const { nommees, silences } = conduit ? { nommees: bord.signalees, silences: [] } : taireLesSilences(bord.signalees);
  return (
    <>
      {nommees.length + silences.length === 0 && <p class="vide">Rien n’est en retard, bloqué ni silencieux.</p>}
      <ul class="lignes" role="list">
        {nommees.slice(0, 25).map(({ fiche, alertes, pourquoi }) => (
          <li>
            <a href={`${base}/plan/fiches/${fiche.id}/suivi`}>{intituleFiche(fiche)}</a>{" "}
            {fiche.etat && <EtatDit code={fiche.etat} etats={bord.etats} precision={fiche.precision} />}{" "}
            <span class="note">
              {auJour(fiche.volets)}· {alertes.map((alerte) => LIBELLES_ALERTE[alerte].toLowerCase()).join(", ")}
              {pourquoi && ` : il faudrait ${pourquoi.charAt(0).toLowerCase()}${pourquoi.slice(1)}`}
            </span>
          </li>
        ))}
      </ul>
      {nommees.length > 25 && <p class="note">Et {pluriel(nommees.length - 25, "autre")}.</p>}
      {silences.length > 0 && <Silences silences={silences} />}
    </>
  );
};
