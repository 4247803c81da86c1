import { Alert } from "#ui/alert.tsx";
import { periodeEnLettres } from "../../periode/rules.ts";
import { ecrireNombre, saisieDuNombre } from "../nombre/rules.ts";
import type { Doute, Valeur } from "../model.ts";
import { valeurDe } from "../rules.ts";
import type { Case, FauteCase, Souci } from "./model.ts";
import { aveu, empreinteDes, type Tape } from "./rules.ts";

const FAUTES: Record<FauteCase, string> = {
  "pas-un-nombre": "Écrivez un nombre, par exemple 12 ou 12,5",
  "tout-nul": "Le tout est un nombre plus grand que zéro",
  "part-negative": "La part est un nombre, zéro ou plus",
  "niveau-inconnu": "Choisissez l’un des niveaux",
  "part-manquante": "Un pourcentage se donne en deux nombres : la part, et le tout",
  "validee-effacee": "Cette valeur est validée : corrigez-la plutôt que de l’effacer",
  deplacee: "Quelqu’un vient d’écrire ici : comparez, puis enregistrez de nouveau si la vôtre tient encore",
};

const QUESTIONS: Record<Doute, string> = {
  "sous-borne": "C’est moins que le minimum prévu. Est-ce bien cette valeur ?",
  "sur-borne": "C’est plus que le maximum prévu. Est-ce bien cette valeur ?",
  "dix-fois": "C’est au moins dix fois la valeur d’avant. Est-ce bien cette valeur ?",
  dixieme: "C’est moins d’un dixième de la valeur d’avant. Est-ce bien cette valeur ?",
};

const direSouci = ({ faute, doute }: Souci) => (faute ? FAUTES[faute] : doute ? QUESTIONS[doute] : "");

export type SaisieProps = {
  cases: readonly Case[];
  soucis: readonly Souci[];
  /** Ce qui a été tapé, quand la page revient. */
  tape: ((cle: string) => Tape) | null;
};

const nomDe = ({ indicateur, modalite }: Case, seul: boolean) =>
  seul ? modalite || indicateur.libelle : [indicateur.libelle, modalite].filter(Boolean).join(", ");

/** « 118 enfants », « 62,5 % (25 sur 40) », « Plutôt satisfait ». */
export function ecrireValeur({ indicateur }: Pick<Case, "indicateur">, valeur: Pick<Valeur, "nombre" | "sur">): string {
  const { mesure, niveaux, unite } = indicateur;
  if (mesure === "echelle") return niveaux[valeur.nombre - 1] ?? "";
  const lue = valeurDe(indicateur, valeur);
  if (lue === null) return "";
  if (mesure === "pourcentage")
    return `${ecrireNombre(lue)} % (${ecrireNombre(valeur.nombre)} sur ${ecrireNombre(valeur.sur ?? 0)})`;
  return [ecrireNombre(lue), unite].filter(Boolean).join(" ");
}

const Entree = ({ une, tape, decrit }: { une: Case; tape: Tape; decrit: string | undefined }) => {
  const { cle, indicateur } = une;
  const commun = { name: `n-${cle}`, id: `n-${cle}`, "aria-describedby": decrit, class: "saisie" };
  if (indicateur.mesure === "echelle")
    return (
      <select {...commun}>
        <option value="">Aucun</option>
        {indicateur.niveaux.map((niveau, rang) => (
          <option value={`${rang + 1}`} selected={tape.nombre === `${rang + 1}`}>
            {niveau}
          </option>
        ))}
      </select>
    );
  return (
    <>
      <input {...commun} inputmode="decimal" autocomplete="off" value={tape.nombre} />
      {indicateur.mesure === "pourcentage" ? (
        <>
          <span>sur</span>
          <input
            class="saisie"
            name={`s-${cle}`}
            aria-label={`${nomDe(une, false)}, le tout`}
            inputmode="decimal"
            autocomplete="off"
            value={tape.sur}
          />
        </>
      ) : (
        indicateur.unite && <span class="unite">{indicateur.unite}</span>
      )}
    </>
  );
};

const Ligne = ({ une, seul, souci, tape }: { une: Case; seul: boolean; souci: Souci | undefined; tape: Tape }) => {
  const { cle, derniere } = une;
  const ids = [derniere && `avant-${cle}`, souci && `souci-${cle}`].filter(Boolean).join(" ") || undefined;
  return (
    <li class={souci ? "case faux" : "case"}>
      <label for={`n-${cle}`}>{nomDe(une, seul)}</label>
      {derniere && (
        <small id={`avant-${cle}`}>
          {ecrireValeur(une, derniere)}, {periodeEnLettres(derniere.periode)}
        </small>
      )}
      {souci && (
        <span class={souci.faute ? "erreur" : "question"} id={`souci-${cle}`}>
          {direSouci(souci)}
        </span>
      )}
      <span class="entree">
        <Entree une={une} tape={tape} decrit={ids} />
      </span>
    </li>
  );
};

const enPlace = ({ actuelle }: Case): Tape => ({
  nombre: saisieDuNombre(actuelle?.nombre),
  sur: saisieDuNombre(actuelle?.sur),
});

/** Ce qu'il reste à corriger ou à confirmer, avec un lien vers chaque case. */
export const Soucis = ({ cases, soucis }: SaisieProps) =>
  soucis.length > 0 && (
    <Alert ton={soucis.some(({ faute }) => faute) ? "erreur" : "attention"}>
      <h2>
        {soucis.some(({ faute }) => faute) ? "Il reste quelque chose à corriger" : "Une question avant de garder"}
      </h2>
      <ul>
        {soucis.map((souci) => {
          const une = cases.find(({ cle }) => cle === souci.cle);
          return (
            <li>
              <a href={`#n-${souci.cle}`}>
                {une && `${nomDe(une, false)} : `}
                {direSouci(souci)}
              </a>
            </li>
          );
        })}
      </ul>
      <p>Rien n’est encore écrit ; ce que vous avez tapé est gardé ci-dessous.</p>
    </Alert>
  );

/** Les cases à remplir, chacune avec la valeur d'avant ; `seul` quand elles sont d'un seul indicateur. */
export const Cases = ({ cases, soucis, tape, seul = false }: SaisieProps & { seul?: boolean }) => (
  <>
    <input type="hidden" name="lu" value={empreinteDes(cases)} />
    <ul class="cases" role="list">
      {cases.map((une) => (
        <Ligne
          une={une}
          seul={seul}
          souci={soucis.find(({ cle }) => cle === une.cle)}
          tape={tape ? tape(une.cle) : enPlace(une)}
        />
      ))}
    </ul>
  </>
);

/** Le bouton qui répond oui à toutes les questions, s'il n'y a qu'elles. */
export const Confirmer = ({ soucis, tape }: SaisieProps) => {
  const doutes = soucis.filter(({ doute }) => doute);
  if (!tape || doutes.length === 0 || doutes.length < soucis.length) return null;
  return (
    <button class="bouton" name="confirme" value={doutes.map(({ cle }) => aveu(cle, tape(cle))).join("|")}>
      {doutes.length > 1 ? "Oui, ce sont bien ces valeurs" : "Oui, c’est bien cette valeur"}
    </button>
  );
};
