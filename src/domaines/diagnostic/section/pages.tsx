import type { Bloc } from "#commun/document.ts";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import { Conflit } from "#ui/conflit.tsx";
import { Blocs } from "#ui/document.tsx";
import type { FormErrors } from "#ui/form.ts";
import { type Dits, TEXTES } from "../rules.ts";
import { type Figure, GENRES_FIGURE, LIBELLES_FIGURE, type Section } from "../model.ts";

type Chiffre = { code: string; nom: string };

export type SectionProps = {
  base: string;
  section: Section;
  aide: string;
  figures: readonly Figure[];
  /** Ce que les chiffres appelés donnent aujourd'hui. */
  blocs: readonly Bloc[];
  chiffres: readonly Chiffre[];
  /** Les codes que l'on propose ici. */
  proposes: readonly string[];
  figure: string;
  erreurs?: FormErrors | undefined;
};

const nomDe = (chiffres: readonly Chiffre[], code: string) => chiffres.find((un) => un.code === code)?.nom ?? code;

const Appeles = ({ ici, figures, chiffres }: { ici: string } & Pick<SectionProps, "figures" | "chiffres">) => (
  <ul class="lignes" role="list">
    {figures.map(({ id, genre, statistique, millesime }) => (
      <li class="ecart">
        <span>
          {nomDe(chiffres, statistique)}{" "}
          <span class="note">
            {LIBELLES_FIGURE[genre].toLowerCase()}, {millesime ?? "dernière année connue"}
          </span>
        </span>
        <form method="post" action={`${ici}/figures/${id}/retrait`}>
          <button class="lien">
            Retirer<span class="cache"> le chiffre {nomDe(chiffres, statistique)}</span>
          </button>
        </form>
      </li>
    ))}
  </ul>
);

const Appeler = (props: SectionProps & { ici: string }) => {
  const { ici, chiffres, proposes, figure, erreurs } = props;
  const ordre = [...chiffres].toSorted((a, b) => Number(proposes.includes(b.code)) - Number(proposes.includes(a.code)));
  return (
    <form method="post" action={`${ici}/figures`} class="formulaire">
      <input type="hidden" name="id" value={figure} />
      <Choix
        nom="statistique"
        label="Chiffre"
        erreurs={erreurs}
        options={[
          { valeur: "", libelle: "Choisir" },
          ...ordre.map(({ code, nom }) => ({ valeur: code, libelle: nom })),
        ]}
      />
      <Choix
        nom="genre"
        label="Comment le montrer"
        erreurs={erreurs}
        options={GENRES_FIGURE.map((genre) => ({ valeur: genre, libelle: LIBELLES_FIGURE[genre] }))}
      />
      <Champ
        nom="millesime"
        label="Année"
        aide="Vide : la dernière connue, qui suit les nouvelles années."
        erreurs={erreurs}
        clavier="decimal"
      />
      <p>
        <button class="bouton discret">Appeler ce chiffre</button>
      </p>
    </form>
  );
};

const LABELS: Record<keyof Dits, string> = {
  titre: "Titre",
  texte: "Ce que l’on en dit",
  forces: "Forces",
  faiblesses: "Faiblesses",
  besoins: "Besoins",
};

const AIDES: Partial<Record<keyof Dits, string>> = {
  texte:
    "Un chiffre s’appelle par son nom entre accolades : {Population municipale}, ou {Population municipale, nom d’une commune}.",
  forces: "Un par ligne.",
  faiblesses: "Un par ligne.",
  besoins: "Un par ligne. Chacun garde le jour où il fut dit.",
};

type EntreeProps = { nom: keyof Dits; label: string; valeur: string; erreurs?: FormErrors | undefined };

const Entree = ({ nom, label, ...dite }: EntreeProps) => {
  const aide = AIDES[nom];
  if (nom === "titre") return <Champ nom={nom} label={label} requis {...dite} />;
  return <Zone nom={nom} label={label} {...(aide ? { aide } : {})} lignes={nom === "texte" ? 12 : 4} {...dite} />;
};

const enTexte = (dit: string | readonly string[]): string => [dit].flat().join("\n");

const Texte = ({ section, erreurs, ici }: SectionProps & { ici: string }) => (
  <form method="post" action={ici} class="formulaire">
    <input type="hidden" name="version" value={`${section.version}`} />
    {TEXTES.filter((nom) => nom !== "titre" || section.modele === null).map((nom) => (
      <Entree nom={nom} label={LABELS[nom]} erreurs={erreurs} valeur={enTexte(section[nom])} />
    ))}
    <p class="barre">
      <button class="bouton">Enregistrer</button>
    </p>
  </form>
);

export type ConflitProps = Pick<SectionProps, "base" | "section"> & {
  titre: string;
  saisie: Record<string, string>;
  /** Ce que quelqu'un y a écrit entre-temps, et que ce que l'on a tapé ne dit pas. */
  autrement: readonly (keyof Dits)[];
};

/** Deux personnes ont écrit la même partie : chaque texte à côté de l'autre. */
export const SectionDisputee = ({ base, section, titre, saisie, autrement }: ConflitProps) => {
  const ici = `${base}/sections/${section.id}`;
  return (
    <Conflit
      action={ici}
      caches={{ ...saisie, version: `${section.version}` }}
      retour={ici}
      note={{ href: ici, nom: section.titre }}
      titre={titre}
      ecarts={autrement.map((nom) => ({
        nom,
        libelle: LABELS[nom],
        enPlace: enTexte(section[nom]),
        entree: (label) => <Entree nom={nom} label={label} valeur={saisie[nom] ?? ""} />,
      }))}
    />
  );
};

/** Écrire une partie du diagnostic, et les chiffres qu'elle appelle. */
export const SectionPage = (props: SectionProps) => {
  const { base, section, aide, figures, blocs, erreurs } = props;
  const ici = `${base}/sections/${section.id}`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={base}>Diagnostic partagé</a>
          </p>
          <h1>{section.titre}</h1>
          {aide && <p>{aide}</p>}
        </div>
        {section.modele === null && <a href={`${ici}/retrait`}>Retirer cette partie</a>}
      </div>
      <Fautes erreurs={erreurs} />
      <div class="deux">
        <div class="pile">
          <Texte {...props} ici={ici} />
          {blocs.length > 0 && (
            <section class="pile" aria-label="Les chiffres appelés">
              <Blocs blocs={blocs} />
            </section>
          )}
        </div>
        <aside class="panneau" aria-labelledby="appeles">
          <h2 id="appeles">Chiffres appelés</h2>
          {figures.length === 0 ? <p class="vide">Aucun pour l’instant.</p> : <Appeles {...props} ici={ici} />}
          <Appeler {...props} ici={ici} />
        </aside>
      </div>
    </>
  );
};

/** Lire une partie, sans pouvoir l'écrire. */
export const SectionLuePage = ({ base, titre, blocs }: { base: string; titre: string; blocs: readonly Bloc[] }) => (
  <article class="document pile">
    <div>
      <p class="note">
        <a href={base}>Diagnostic partagé</a>
      </p>
      <h1>{titre}</h1>
    </div>
    {blocs.length === 0 ? <p class="vide">Cette partie n’est pas encore écrite.</p> : <Blocs blocs={blocs} />}
  </article>
);

/** Ajouter une partie que le modèle national n'a pas. */
export const SectionNeuvePage = ({
  base,
  id,
  erreurs,
}: {
  base: string;
  id: string;
  erreurs?: FormErrors | undefined;
}) => (
  <form method="post" action={`${base}/sections`} class="formulaire pile">
    <h1>Ajouter une partie au diagnostic</h1>
    <Fautes erreurs={erreurs} />
    <input type="hidden" name="id" value={id} />
    <Champ nom="titre" label={LABELS.titre} requis erreurs={erreurs} />
    <p class="barre">
      <button class="bouton">Ajouter</button>
      <a href={base}>Revenir</a>
    </p>
  </form>
);
