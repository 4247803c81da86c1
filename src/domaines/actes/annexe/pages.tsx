import { differe } from "#commun/texte.ts";
import type { Bloc } from "#commun/document.ts";
import { Fautes, Zone } from "#ui/champs.tsx";
import { Conflit } from "#ui/conflit.tsx";
import { Blocs } from "#ui/document.tsx";
import type { FormErrors } from "#ui/form.ts";
import { AIDES, SOURCES } from "./lexique.ts";
import type { AnnexeFaite } from "./model.ts";

type Props = {
  base: string;
  espace: string;
  annexe: AnnexeFaite;
  titre: string;
  texte: string;
  version: number;
  blocs: readonly Bloc[];
  /** Ce que la page ne montre pas de ce que le document dira. */
  resume: string | null;
  /** Celui qui lit peut ouvrir d'où elle vient. */
  ouvrir: boolean;
  ecrire: boolean;
  erreurs: FormErrors | undefined;
};

const Ecrire = ({ base, annexe, texte, version, erreurs }: Props) => (
  <form method="post" action={`${base}/texte/annexes/${annexe}`} class="formulaire">
    <Fautes erreurs={erreurs} />
    <input type="hidden" name="version" value={`${version}`} />
    <Zone nom="texte" label="Ce que vous écrivez" aide={AIDES[annexe]} lignes={14} valeur={texte} erreurs={erreurs} />
    <p class="barre">
      <button class="bouton">Enregistrer</button>
      <a href={`${base}/texte#annexes`}>Revenir au texte</a>
    </p>
  </form>
);

type ConflitProps = Pick<Props, "base" | "annexe" | "titre" | "version"> & {
  saisie: string;
  enPlace: string;
  nom: string;
};

/** Deux personnes ont écrit la même annexe : chaque texte à côté de l'autre. */
export const AnnexeDisputee = ({ base, annexe, titre, version, saisie, enPlace, nom }: ConflitProps) => {
  const ici = `${base}/texte/annexes/${annexe}`;
  const entree = (label: string) => <Zone nom="texte" label={label} aide={AIDES[annexe]} lignes={14} valeur={saisie} />;
  return (
    <Conflit
      action={ici}
      caches={{ version: `${version}`, texte: saisie }}
      retour={ici}
      note={{ href: ici, nom }}
      titre={titre}
      ecarts={!differe(saisie, enPlace) ? [] : [{ nom: "texte", libelle: "Ce que vous écrivez", enPlace, entree }]}
    />
  );
};

/** Une annexe : ce que l'on y écrit, et ce que Maillage y met, à jour tant que la convention est un brouillon. */
export const AnnexePage = (props: Props) => {
  const { base, espace, annexe, titre, texte, blocs, resume, ouvrir, ecrire } = props;
  const source = SOURCES[annexe];
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/texte#annexes`}>Texte de la convention</a>
          </p>
          <h1>{titre}</h1>
        </div>
      </div>
      {ecrire ? <Ecrire {...props} /> : texte && <p class="prose">{texte}</p>}
      <section class="pile" aria-labelledby="tenu">
        <h2 id="tenu">Ce que Maillage y met</h2>
        <p class="note">
          {source.dit}
          {ouvrir && (
            <>
              {" "}
              : <a href={source.ou(base, espace)}>{source.nom}</a>
            </>
          )}
          .
        </p>
        {blocs.length === 0 && <p>Rien encore.</p>}
        <Blocs blocs={blocs} />
        {resume && <p>{resume}</p>}
      </section>
    </>
  );
};
