import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Choix, Groupe, Zone } from "#ui/champs.tsx";
import { libelleChamp } from "../histoire/pages.tsx";
import { intituleFiche, type Fiche, type SchemaPriorite } from "../model.ts";
import type { NoeudPlace } from "../vue/pages.tsx";
import { CHAMPS_LOT, tableauDe } from "./rules.ts";

export const REFUS = {
  rien: "Cochez au moins une fiche dans le tableau, puis choisissez ce qui change.",
  "sans-effet": "Aucune des fiches choisies ne changerait : elles disent déjà cela.",
  "acteur-inconnu":
    "Un de ces noms est encore inconnu des acteurs du territoire. La chargée ou le chargé de coopération peut l’y ajouter.",
  "priorite-inconnue": "Cette priorité n’est plus dans les schémas de la convention. Choisissez-en une autre.",
  "priorite-retiree": "Une priorité ne se retire pas ainsi : pour l’ôter, choisissez « Aucune priorité ».",
  "plafond-atteint": "Ce rang dépasserait le nombre de fiches que la convention permet. Choisissez moins de fiches.",
} as const;

const MANIERES = [
  { valeur: "ajouter", libelle: "Ajouter à ce qui y est" },
  { valeur: "retirer", libelle: "Retirer de ce qui y est" },
  { valeur: "remplacer", libelle: "Remplacer ce qui y est" },
];

type Props = {
  base: string;
  fiches: readonly Fiche[];
  noeuds: readonly NoeudPlace[];
  schemas: readonly SchemaPriorite[];
  refus?: keyof typeof REFUS | undefined;
  /** Ce qui était tapé, si le lot revient. */
  saisie: Record<string, string>;
  /** Le tableau d'où l'on vient, ses filtres et son ordre. */
  retour: string;
  /** Ce que le plafond permet, quand c'est lui qui refuse. */
  places?: { valeur: string; plafond: number; deja: number; choisies: number } | undefined;
};

const plafondDit = ({ valeur, plafond, deja, choisies }: NonNullable<Props["places"]>) =>
  `« ${valeur} » se donne à ${pluriel(plafond, "fiche")} au plus : ${deja === 0 ? "" : `${pluriel(deja, "autre l’a", "autres l’ont")} déjà, `}vous en choisissez ${choisies}.`;

export const titreLot = (combien: number) => `Modifier ${pluriel(combien, "fiche")}`;

export const titreApercu = (champ: string, combien: number) =>
  `${libelleChamp(champ)} : ${pluriel(combien, "fiche change", "fiches changent")}`;

/** Ce qui change dans plusieurs fiches à la fois : on choisit, on voit avant d'écrire. */
export const LotPage = ({ base, fiches, noeuds, schemas, refus, saisie, places, retour }: Props) => (
  <form method="post" action={`${base}/plan/lot/apercu`} class="pile formulaire lot">
    <div class="tete">
      <div>
        <h1>{titreLot(fiches.length)}</h1>
        <p>{fiches.map(({ reference, titre }) => reference ?? titre).join(", ")}</p>
      </div>
    </div>
    {refus && <Alert>{places ? plafondDit(places) : REFUS[refus]}</Alert>}
    {fiches.map(({ id }) => (
      <input type="hidden" name="fiche" value={id} />
    ))}
    <input type="hidden" name="retour" value={retour} />
    <Choix
      nom="champ"
      label="Ce qui change"
      valeur={saisie["champ"]}
      options={CHAMPS_LOT.map((valeur) => ({ valeur, libelle: libelleChamp(valeur) }))}
    />
    <Choix
      nom="maniere"
      label="Comment (une priorité se remplace toujours)"
      options={MANIERES}
      valeur={saisie["maniere"]}
    />
    {schemas.length > 0 && (
      <Choix
        nom="priorite"
        label="Si c’est la priorité"
        valeur={saisie["priorite"]}
        options={[
          { valeur: "", libelle: "Aucune priorité" },
          ...schemas.flatMap(({ code, libelle, valeurs }) =>
            valeurs.map(({ valeur }) => ({ valeur: `${code}/${valeur}`, libelle: `${libelle} : ${valeur}` })),
          ),
        ]}
      />
    )}
    <Groupe
      nom="noeuds"
      legende="Si c’est la place dans le plan"
      type="checkbox"
      coches={(saisie["noeuds"] ?? "").split("\n")}
      options={noeuds.map(({ id, libelle, niveau }) => ({ valeur: id, libelle: `${"— ".repeat(niveau)}${libelle}` }))}
    />
    <Zone
      nom="noms"
      label="Si ce sont les pilotes ou les champs d’intervention"
      aide="Un par ligne."
      lignes={4}
      valeur={saisie["noms"]}
    />
    <p class="barre">
      <button class="bouton">Voir avant d’écrire</button>
      <a href={tableauDe(base, retour)}>Revenir au plan</a>
    </p>
  </form>
);

export type LigneApercu = { fiche: Fiche; avant: string; apres: string };

/** Chaque fiche, avant et après : on écrit tout, ou rien. */
export const ApercuPage = ({
  base,
  champ,
  lignes,
  saisie,
  change,
  retour,
}: {
  base: string;
  retour: string;
  champ: string;
  lignes: LigneApercu[];
  saisie: [string, string][];
  change: boolean;
}) => (
  <form method="post" action={`${base}/plan/lot`} class="pile">
    <div class="tete">
      <div>
        <h1>{titreApercu(champ, lignes.length)}</h1>
        <p>Rien n’est encore écrit.</p>
      </div>
    </div>
    {change && (
      <Alert ton="attention">
        Quelqu’un a modifié une de ces fiches depuis votre aperçu : le revoici, sur les fiches telles qu’elles sont.
      </Alert>
    )}
    {saisie.map(([nom, valeur]) => (
      <input type="hidden" name={nom} value={valeur} />
    ))}
    <div class="cadre" tabindex={0} role="region" aria-label="Ce que la modification changera">
      <table class="table">
        <caption class="cache">Ce que la modification changera</caption>
        <thead>
          <tr>
            <th scope="col">Fiche</th>
            <th scope="col">Avant</th>
            <th scope="col">Après</th>
          </tr>
        </thead>
        <tbody>
          {lignes.map(({ fiche, avant, apres }) => (
            <tr>
              <th scope="row">{intituleFiche(fiche)}</th>
              <td class="texte">{avant || "—"}</td>
              <td class="texte">{apres || "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <p class="barre">
      <button class="bouton">Écrire ces changements</button>
      <a href={tableauDe(base, retour)}>Ne rien changer</a>
    </p>
  </form>
);
