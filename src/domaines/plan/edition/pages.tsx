import { differe, pluriel } from "#commun/texte.ts";
import { AConfirmer, Alert } from "#ui/alert.tsx";
import { Champ as ChampTexte, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import { Conflit } from "#ui/conflit.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { NoeudPlace } from "../vue/pages.tsx";
import { type Champ, champsDe, type SectionFiche, titreSection } from "../lexique.ts";
import { ALERTES_PERSONNE, type Fiche, type SchemaPriorite, type TexteSurQuelquun } from "../model.ts";

const AIDES: Record<string, string> = {
  liste: "Un élément par ligne.",
  echeances:
    "Une échéance par ligne : 2026, 2026 – 2028, septembre 2027 ou 15/09/2027, puis « : » et ce qui sera fait.",
  indicateurs: "Un indicateur par ligne. Commencez par « quantitatif : » ou « qualitatif : » si vous le savez.",
  specificites: "Une collectivité par ligne : nom : ce qui lui est propre.",
  budget:
    "Première ligne : le statut tel que la convention le dit. Puis le montant, par exemple 12 500 €, et une précision.",
  autres: "Une rubrique par ligne : nom : texte.",
};

const AIDE_PORTEURS =
  "Un par ligne, organisation ou personne des acteurs du territoire. Qui tient ces acteurs en ajoute un en le nommant.";

export const REFUS = {
  "priorite-inconnue": "Cette priorité n’est plus dans les schémas de la convention. Choisissez-en une autre.",
  "plafond-atteint":
    "Ce rang est déjà donné à autant de fiches que la convention le permet. Retirez-le d’abord à une autre.",
} as const;

/** Avant d'écrire un texte qui semble parler de quelqu'un. */
export const SurQuelquun = ({ dit: { libelle, alerte } }: { dit: TexteSurQuelquun }) => (
  <AConfirmer>
    « {libelle} » {ALERTES_PERSONNE[alerte]}. Une fiche se partage et se publie : décrivez l’action, pas les personnes.
  </AConfirmer>
);

const Saisie = ({
  champ,
  erreurs,
  saisie,
}: {
  champ: Champ;
  erreurs: FormErrors | undefined;
  saisie: Record<string, string>;
}) => {
  const porteurs = champ.nom === "pilotes" || champ.nom === "partenaires";
  const commun = { nom: champ.nom, label: champ.libelle, erreurs, valeur: saisie[champ.nom] };
  if (champ.forme === "ligne") return <ChampTexte {...commun} requis={champ.nom === "titre"} />;
  const aide = porteurs ? AIDE_PORTEURS : AIDES[champ.forme];
  return <Zone {...commun} {...(aide ? { aide } : {})} lignes={champ.forme === "texte" ? 8 : 5} />;
};

const Place = ({
  noeuds,
  saisie,
  schemas,
}: {
  noeuds: NoeudPlace[];
  saisie: Record<string, string>;
  schemas: SchemaPriorite[];
}) => (
  <>
    {noeuds.length > 0 && (
      <Groupe
        nom="noeuds"
        legende="Place dans le plan"
        type="checkbox"
        coches={(saisie["noeuds"] ?? "").split("\n")}
        options={noeuds.map(({ id, libelle, niveau }) => ({ valeur: id, libelle: `${"— ".repeat(niveau)}${libelle}` }))}
      />
    )}
    {schemas.length > 0 && (
      <Choix
        nom="priorite"
        label="Priorité"
        valeur={saisie["priorite"]}
        options={[
          { valeur: "", libelle: "Aucune" },
          ...schemas.flatMap(({ code, libelle, valeurs }) =>
            valeurs.map(({ valeur, plafond }) => ({
              valeur: `${code}/${valeur}`,
              libelle: `${libelle} : ${valeur}${plafond ? ` (${pluriel(plafond, "fiche")} au plus)` : ""}`,
            })),
          ),
        ]}
      />
    )}
  </>
);

export type EditionProps = {
  base: string;
  fiche: Fiche;
  section: SectionFiche;
  saisie: Record<string, string>;
  version: number;
  noeuds: NoeudPlace[];
  schemas: SchemaPriorite[];
  erreurs?: FormErrors | undefined;
  refus?: keyof typeof REFUS | undefined;
  alerte?: TexteSurQuelquun | undefined;
  brouillonDu?: string | undefined;
};

const ditFiche = ({ fiche, version }: EditionProps): string =>
  version === fiche.version
    ? "La fiche, elle, n’a pas changé."
    : "La fiche a été modifiée depuis : en enregistrant, vous comparerez les deux textes avant que rien ne s’écrive.";

/** Une section d'une fiche, ouverte : les champs, rien d'autre. */
export const EditionPage = (props: EditionProps) => {
  const { base, fiche, section, saisie, erreurs, refus, alerte, brouillonDu } = props;
  const ici = `${base}/plan/fiches/${fiche.id}`;
  return (
    <form
      method="post"
      action={`${ici}/modifier/${section}`}
      class="pile formulaire"
      data-brouillon={`${ici}/brouillon/${section}`}
    >
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>{fiche.titre}</a>
          </p>
          <h1>{titreSection(section)}</h1>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      {refus && <Alert>{REFUS[refus]}</Alert>}
      {brouillonDu && (
        <Alert ton="attention">
          Vous retrouvez votre brouillon du {brouillonDu}. {ditFiche(props)}
        </Alert>
      )}
      {alerte && <SurQuelquun dit={alerte} />}
      <input type="hidden" name="version" value={`${props.version}`} />
      {champsDe(section).map((champ) => (
        <Saisie champ={champ} erreurs={erreurs} saisie={saisie} />
      ))}
      {section === "identite" && <Place noeuds={props.noeuds} saisie={saisie} schemas={props.schemas} />}
      <p class="barre">
        <button class="bouton" name="acte" value="enregistrer">
          Enregistrer
        </button>
        <button class="bouton discret" name="acte" value="brouillon" formnovalidate>
          Garder en brouillon
        </button>
        <a href={ici}>Revenir sans enregistrer</a>
      </p>
    </form>
  );
};

/** Une fiche neuve : un titre suffit. `id` est le sien, pour que l'envoyer deux fois n'en fasse pas deux. */
export const NouvellePage = ({
  id,
  base,
  noeuds,
  erreurs,
  alerte,
}: {
  id: string;
  base: string;
  noeuds: NoeudPlace[];
  erreurs?: FormErrors | undefined;
  alerte?: TexteSurQuelquun | undefined;
}) => (
  <form method="post" action={`${base}/plan/fiches`} class="pile formulaire">
    <input type="hidden" name="id" value={id} />
    <div class="tete">
      <h1>Nouvelle fiche-action</h1>
    </div>
    <Fautes erreurs={erreurs} />
    {alerte && <SurQuelquun dit={alerte} />}
    <ChampTexte nom="titre" label="Titre" requis erreurs={erreurs} />
    <ChampTexte
      nom="reference"
      label="Référence"
      aide="Si la convention en donne une, par exemple PE4."
      erreurs={erreurs}
    />
    <Place noeuds={noeuds} schemas={[]} saisie={erreurs?.values ?? {}} />
    <p class="barre">
      <button class="bouton">Créer la fiche</button>
      <a href={`${base}/plan/tableau`}>Revenir au plan</a>
    </p>
  </form>
);

type ConflitProps = Pick<EditionProps, "base" | "fiche" | "section" | "saisie"> & {
  enPlace: Record<string, string>;
  titre: string;
};

/** Deux personnes, ou deux onglets, ont écrit : chacune voit son texte et celui de l'autre, rien n'est perdu. */
export const ConflitPage = ({ base, fiche, section, saisie, enPlace, titre }: ConflitProps) => {
  const changes = champsDe(section).filter(({ nom }) => differe(saisie[nom], enPlace[nom]));
  const ici = `${base}/plan/fiches/${fiche.id}`;
  const { acte: _acte, confirme: _confirme, ...tape } = saisie;
  return (
    <Conflit
      action={`${ici}/modifier/${section}`}
      caches={{ ...tape, version: `${fiche.version}` }}
      retour={ici}
      note={{ href: ici, nom: fiche.titre }}
      titre={titre}
      brouillon
      ecarts={changes.map(({ nom, libelle }) => ({
        nom,
        libelle,
        enPlace: enPlace[nom] ?? "",
        entree: (label) => <Zone nom={nom} label={label} valeur={saisie[nom]} lignes={8} />,
      }))}
    />
  );
};
