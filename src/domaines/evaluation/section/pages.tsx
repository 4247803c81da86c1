import { differe } from "#commun/texte.ts";
import { ALERTES_PERSONNE, type TexteSurQuelquun } from "#domaines/plan/model.ts";
import { AConfirmer, Alert } from "#ui/alert.tsx";
import { Choix, Fautes, Zone } from "#ui/champs.tsx";
import { Conflit } from "#ui/conflit.tsx";
import { Blocs } from "#ui/document.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Bloc } from "#commun/document.ts";
import { LIBELLES_PAROLE, type Parole } from "#domaines/suivi/parole/model.ts";
import type { Bilan } from "../bilan/model.ts";
import { Ecarter } from "../brouillon/pages.tsx";
import { ecrireParoles } from "../citation/rules.ts";
import { type ChampSection, type CodeSection, SECTIONS } from "./lexique.ts";
import type { Saisie } from "./model.ts";

type Indicateurs = readonly { id: string; libelle: string }[];

const LIGNES = { paragraphes: 8, liste: 5, questions: 14 } as const;

type ParolesProps = {
  champ: ChampSection;
  saisie: Saisie;
  erreurs: FormErrors | undefined;
  paroles: readonly Parole[];
};

/** Les paroles de la période : on coche celles que le bilan citera. */
const Paroles = ({ champ: { nom, libelle, aide }, saisie, erreurs, paroles }: ParolesProps) => {
  const cochees = new Set((erreurs?.values[nom] ?? saisie[nom] ?? "").split(/\r?\n/));
  const faute = erreurs?.errors[nom]?.[0];
  const montrees = paroles.filter(({ cle }, rang) => rang < MONTREES || cochees.has(cle));
  return (
    <fieldset class={faute ? "choix faux" : "choix"} id={nom}>
      <legend>{libelle}</legend>
      <span class="aide">{paroles.length === 0 ? "Rien n’a été dit ni répondu dans la période." : aide}</span>
      {faute && <span class="erreur">{faute}</span>}
      {montrees.map(({ cle, texte, contexte, genre }) => (
        <label>
          <input type="checkbox" name={nom} value={cle} checked={cochees.has(cle)} />
          <span>
            {genre === "observation" ? texte : `« ${texte} »`}
            <small class="sous">{[LIBELLES_PAROLE[genre], contexte].filter(Boolean).join(", ")}</small>
          </span>
        </label>
      ))}
      {montrees.length < paroles.length && (
        <span class="aide">
          Les {montrees.length} plus récentes sur {paroles.length} : les autres se lisent sur leur indicateur.
        </span>
      )}
    </fieldset>
  );
};
const MONTREES = 60;

const Entree = ({ champ, saisie, erreurs, indicateurs, paroles }: ParolesProps & { indicateurs: Indicateurs }) => {
  const { nom, libelle: label, forme, aide } = champ;
  const valeur = saisie[nom] ?? "";
  if (forme === "paroles") return <Paroles champ={champ} saisie={saisie} erreurs={erreurs} paroles={paroles} />;
  if (forme !== "indicateur")
    return (
      <Zone
        nom={nom}
        label={label}
        {...(aide ? { aide } : {})}
        lignes={LIGNES[forme]}
        erreurs={erreurs}
        valeur={valeur}
      />
    );
  const options = [
    { valeur: "", libelle: "Aucun" },
    ...indicateurs.map(({ id, libelle }) => ({ valeur: id, libelle })),
  ];
  return <Choix nom={nom} label={label} erreurs={erreurs} valeur={valeur} options={options} />;
};

export type EditionProps = {
  base: string;
  bilan: Bilan;
  section: CodeSection;
  saisie: Saisie;
  version: number;
  /** Ce que Maillage tient de cette section, sous les yeux pendant que l'on écrit. */
  prepares: readonly Bloc[];
  indicateurs: Indicateurs;
  paroles: readonly Parole[];
  erreurs?: FormErrors | undefined;
  alerte?: TexteSurQuelquun | undefined;
  brouillonDu?: string | undefined;
};

const Tete = ({ ici, bilan, titre }: { ici: string; bilan: Bilan; titre: string }) => (
  <div class="tete">
    <div>
      <p class="note">
        <a href={ici}>{bilan.titre}</a>
      </p>
      <h1>{titre}</h1>
    </div>
  </div>
);

/** Une section d'un bilan, ouverte : à gauche ce que l'on écrit, à droite ce que Maillage en sait. */
export const EditionPage = (props: EditionProps) => {
  const { base, bilan, section, saisie, version, prepares, indicateurs, paroles, erreurs, alerte, brouillonDu } = props;
  const ici = `${base}/bilans/${bilan.id}`;
  const { titre, champs } = SECTIONS[section];
  return (
    <>
      <Tete ici={ici} bilan={bilan} titre={titre} />
      <div class={prepares.length > 0 ? "deux" : undefined}>
        <div class="pile">
          <form
            method="post"
            action={`${ici}/sections/${section}`}
            class="formulaire"
            data-brouillon={`${ici}/sections/${section}/brouillon`}
          >
            <Fautes erreurs={erreurs} />
            {brouillonDu && <Alert ton="info">Vous reprenez votre brouillon du {brouillonDu}.</Alert>}
            {alerte && (
              <AConfirmer>
                « {alerte.libelle} » {ALERTES_PERSONNE[alerte.alerte]}. Un bilan se lit largement : dites plutôt la
                fonction que la personne.
              </AConfirmer>
            )}
            <input type="hidden" name="version" value={`${version}`} />
            {champs.map((champ) => (
              <Entree champ={champ} saisie={saisie} erreurs={erreurs} indicateurs={indicateurs} paroles={paroles} />
            ))}
            <p class="barre">
              <button class="bouton" name="acte" value="enregistrer">
                Enregistrer
              </button>
              <button class="bouton discret" name="acte" value="brouillon" formnovalidate>
                Garder en brouillon
              </button>
              <a href={`${ici}#${section}`}>Revenir au bilan</a>
            </p>
          </form>
          {brouillonDu && <Ecarter base={base} bilan={bilan} section={section} titre={titre} dits={ditsDe(props)} />}
        </div>
        {prepares.length > 0 && (
          <aside class="pile" aria-labelledby="sait">
            <h2 id="sait">Ce que Maillage en sait</h2>
            <Blocs blocs={prepares} />
          </aside>
        )}
      </div>
    </>
  );
};

type ConflitProps = Pick<
  EditionProps,
  "base" | "bilan" | "section" | "saisie" | "version" | "indicateurs" | "paroles"
> & {
  enPlace: Saisie;
  titre: string;
};

const direEnPlace = (
  { nom, forme }: ChampSection,
  enPlace: Saisie,
  { indicateurs, paroles }: Pick<EditionProps, "indicateurs" | "paroles">,
): string => {
  const dit = enPlace[nom] ?? "";
  if (forme === "paroles") return ecrireParoles(dit, paroles);
  return forme === "indicateur" ? (indicateurs.find(({ id }) => id === dit)?.libelle ?? "") : dit;
};

/** Deux personnes ont écrit : chacune voit son texte et celui de l'autre, rien n'est perdu. */
export const ConflitPage = (props: ConflitProps) => {
  const { base, bilan, section, saisie, version, indicateurs, paroles, enPlace, titre } = props;
  const ici = `${base}/bilans/${bilan.id}`;
  const choix = { indicateurs, paroles };
  const changes = SECTIONS[section].champs.filter(({ nom }) => differe(saisie[nom], enPlace[nom]));
  return (
    <Conflit
      action={`${ici}/sections/${section}`}
      caches={{ version: `${version}`, ...saisie }}
      retour={ici}
      note={{ href: ici, nom: bilan.titre }}
      titre={titre}
      brouillon
      ecarts={changes.map((champ) => ({
        nom: champ.nom,
        libelle: champ.libelle,
        enPlace: direEnPlace(champ, enPlace, choix),
        entree: (libelle) => <Entree champ={{ ...champ, libelle }} saisie={saisie} erreurs={undefined} {...choix} />,
      }))}
    />
  );
};

type DitsProps = Pick<ConflitProps, "section" | "saisie" | "indicateurs" | "paroles">;

/** Ce qu'un brouillon dit de chaque champ de sa section. */
export const ditsDe = ({ section, saisie, ...choix }: DitsProps): [libelle: string, texte: string][] =>
  SECTIONS[section].champs.map((champ) => [champ.libelle, direEnPlace(champ, saisie, choix)]);
