import { ALERTES_PERSONNE, type TexteSurQuelquun } from "#domaines/plan/model.ts";
import { AConfirmer, Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import { Blocs } from "#ui/document.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Bloc } from "#commun/document.ts";
import type { Bilan } from "../bilan/model.ts";
import { type ChampSection, type CodeSection, SECTIONS } from "./lexique.ts";
import type { Saisie } from "./model.ts";

type Indicateurs = readonly { id: string; libelle: string }[];

const LIGNES = { paragraphes: 8, liste: 5, questions: 14, indicateur: 1 } as const;

const Entree = ({
  champ,
  saisie,
  erreurs,
  indicateurs,
}: {
  champ: ChampSection;
  saisie: Saisie;
  erreurs: FormErrors | undefined;
  indicateurs: Indicateurs;
}) => {
  const { nom, libelle: label, forme, aide } = champ;
  const valeur = saisie[nom] ?? "";
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
  const { base, bilan, section, saisie, version, prepares, indicateurs, erreurs, alerte, brouillonDu } = props;
  const ici = `${base}/bilans/${bilan.id}`;
  const { titre, champs } = SECTIONS[section];
  return (
    <>
      <Tete ici={ici} bilan={bilan} titre={titre} />
      <div class={prepares.length > 0 ? "deux" : undefined}>
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
            <Entree champ={champ} saisie={saisie} erreurs={erreurs} indicateurs={indicateurs} />
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

export const titreConflit = (auteur: string) => `${auteur} a écrit cette section pendant que vous l’écriviez`;

type ConflitProps = Pick<EditionProps, "base" | "bilan" | "section" | "saisie" | "version"> & {
  enPlace: Saisie;
  auteur: string;
};

/** Deux personnes ont écrit : chacune voit son texte et celui de l'autre, rien n'est perdu. */
export const ConflitPage = ({ base, bilan, section, saisie, version, enPlace, auteur }: ConflitProps) => {
  const ici = `${base}/bilans/${bilan.id}`;
  const changes = SECTIONS[section].champs.filter(
    ({ nom }) => (saisie[nom] ?? "").trim() !== (enPlace[nom] ?? "").trim(),
  );
  const autres = SECTIONS[section].champs.filter((champ) => !changes.includes(champ));
  return (
    <form method="post" action={`${ici}/sections/${section}`} class="pile">
      <Tete ici={ici} bilan={bilan} titre={titreConflit(auteur)} />
      <Alert ton="attention">
        Votre texte est gardé en brouillon. Comparez, reprenez dans votre colonne ce qu’il faut garder, puis
        enregistrez.
      </Alert>
      <input type="hidden" name="version" value={`${version}`} />
      {autres.map(({ nom }) => (
        <input type="hidden" name={nom} value={saisie[nom] ?? ""} />
      ))}
      {changes.map(({ nom, libelle, forme }) => (
        <div class="cote-a-cote">
          <section aria-label={`${libelle}, en place`}>
            <h2>{libelle} : ce qui est en place</h2>
            <pre class="texte">{enPlace[nom] || "(vide)"}</pre>
          </section>
          {forme === "indicateur" ? (
            <Champ nom={nom} label={`${libelle} : votre choix`} valeur={saisie[nom]} />
          ) : (
            <Zone nom={nom} label={`${libelle} : votre texte`} valeur={saisie[nom]} lignes={8} />
          )}
        </div>
      ))}
      <p class="barre">
        <button class="bouton">Enregistrer mon texte</button>
        <a href={ici}>Garder ce qui est en place</a>
      </p>
    </form>
  );
};
