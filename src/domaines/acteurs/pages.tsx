import type { Child } from "hono/jsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { type Acteur, GENRES_ACTEUR, LIBELLES_GENRE, LIBELLES_SORTE, SORTES } from "./model.ts";

const OPTIONS_GENRE = [
  { valeur: "", libelle: "À préciser" },
  ...GENRES_ACTEUR.map((genre) => ({ valeur: genre, libelle: LIBELLES_GENRE[genre] })),
];

type ComptePersonne = { id: string; nom: string; courriel: string };

/** Le compte lié qui n'a plus de rôle ici reste proposé : l'enregistrer sans y toucher ne le délie pas. */
const optionsCompte = (comptes: readonly ComptePersonne[], garde: string | null | undefined) => [
  { valeur: "", libelle: "Aucun" },
  ...comptes.map(({ id, nom, courriel }) => ({ valeur: id, libelle: `${nom} (${courriel})` })),
  ...(garde && !comptes.some(({ id }) => id === garde)
    ? [{ valeur: garde, libelle: "Un compte qui n’a plus de rôle ici" }]
    : []),
];

type FormProps = {
  acteur: Acteur | null;
  organisation: string;
  comptes: readonly ComptePersonne[];
  erreurs?: FormErrors | undefined;
};

const de = (
  acteur: Acteur | null,
  champ: "sorte" | "nom" | "nomCourt" | "genre" | "code" | "qualite" | "courriel",
): string => acteur?.[champ] ?? "";

const Champs = ({ acteur, organisation, comptes, erreurs }: FormProps) => (
  <>
    <Choix
      nom="sorte"
      label="C’est"
      valeur={de(acteur, "sorte") || "organisation"}
      erreurs={erreurs}
      options={SORTES.map((sorte) => ({ valeur: sorte, libelle: LIBELLES_SORTE[sorte] }))}
    />
    <Champ nom="nom" label="Nom" valeur={de(acteur, "nom")} erreurs={erreurs} requis />
    <Champ
      nom="nomCourt"
      label="Sigle ou nom court"
      aide="Les fiches qui l’écrivent ainsi seront reconnues."
      valeur={de(acteur, "nomCourt")}
      erreurs={erreurs}
    />
    <Choix
      nom="genre"
      label="Genre"
      aide="Pour une organisation."
      valeur={de(acteur, "genre")}
      erreurs={erreurs}
      options={OPTIONS_GENRE}
    />
    <Champ
      nom="code"
      label="Code officiel"
      aide="Code de la commune ou SIREN, si c’en est une."
      valeur={de(acteur, "code")}
      erreurs={erreurs}
    />
    <Champ
      nom="qualite"
      label="Qualité"
      aide="Pour une personne : directrice, maire, animateur…"
      valeur={de(acteur, "qualite")}
      erreurs={erreurs}
    />
    <Champ
      nom="organisation"
      label="Son organisation"
      aide="Pour une personne : le nom d’un acteur de l’espace."
      valeur={organisation}
      erreurs={erreurs}
    />
    <Champ
      nom="courriel"
      label="Courriel professionnel"
      type="email"
      valeur={de(acteur, "courriel")}
      erreurs={erreurs}
    />
    <Choix
      nom="compte"
      label="Son compte dans Maillage"
      aide="Pour une personne : elle tiendra à jour les fiches qu’elle pilote, elle ou son organisation."
      valeur={acteur?.compte ?? ""}
      erreurs={erreurs}
      options={optionsCompte(comptes, acteur?.compte)}
    />
  </>
);

type NouveauProps = Pick<FormProps, "comptes" | "erreurs"> & { chemin: string };

export const ActeurNouveauPage = ({ chemin, comptes, erreurs }: NouveauProps) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={chemin}>Acteurs</a>
        </p>
        <h1>Ajouter un acteur</h1>
      </div>
    </div>
    <Fautes erreurs={erreurs} />
    <form method="post" action={chemin} class="formulaire">
      <Champs acteur={null} organisation="" comptes={comptes} erreurs={erreurs} />
      <div class="barre">
        <button class="bouton" type="submit">
          Ajouter
        </button>
        <a href={chemin}>Ne rien ajouter</a>
      </div>
    </form>
  </>
);

type ActeurProps = FormProps & {
  chemin: string;
  acteur: Acteur;
  garde: Acteur | null;
  fusionnes: readonly Acteur[];
  doublons: readonly Acteur[];
  peutModifier: boolean;
  /** Ses rôles, et quand sa fiche a été vérifiée. */
  suite: Child;
};

const Lecture = ({ acteur, organisation }: { acteur: Acteur; organisation: string }) => {
  const faits = [
    ["Sorte", LIBELLES_SORTE[acteur.sorte]],
    ["Sigle ou nom court", acteur.nomCourt],
    ["Genre", acteur.genre && LIBELLES_GENRE[acteur.genre]],
    ["Qualité", acteur.qualite],
    ["Organisation", organisation],
    ["Courriel", acteur.courriel],
    ["Code officiel", acteur.code],
  ];
  return (
    <dl class="identite">
      {faits.map(([nom, valeur]) =>
        valeur ? (
          <div>
            <dt>{nom}</dt>
            <dd>{valeur}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
};

const Fusion = ({
  chemin,
  acteur,
  doublons,
  erreurs,
}: Pick<ActeurProps, "chemin" | "acteur" | "doublons" | "erreurs">) => (
  <form method="post" action={`${chemin}/${acteur.id}/fusion`} class="panneau">
    <h2>C’est un doublon ?</h2>
    <p class="note">
      « {acteur.nom} » disparaîtra des listes, et ses fiches iront à l’acteur gardé. Son nom le désignera toujours ;
      vous pourrez les séparer.
    </p>
    {doublons.length > 0 && <p>Peut-être le même que : {doublons.map(({ nom }) => nom).join(", ")}.</p>}
    <Champ
      nom="garde"
      label="Le garder sous le nom de"
      aide="Nom ou sigle d’un acteur de l’espace."
      valeur={doublons[0]?.nom ?? ""}
      erreurs={erreurs}
    />
    <button class="bouton discret" type="submit">
      Fusionner
    </button>
  </form>
);

const Fusionnes = ({ chemin, fusionnes }: Pick<ActeurProps, "chemin" | "fusionnes">) =>
  fusionnes.length === 0 ? null : (
    <div class="panneau">
      <h2>Aussi connu comme</h2>
      <ul role="list">
        {fusionnes.map(({ id, nom }) => (
          <li>
            {nom} <a href={`${chemin}/${id}`}>voir ou séparer</a>
          </li>
        ))}
      </ul>
    </div>
  );

const Separation = ({
  chemin,
  acteur,
  garde,
  peutModifier,
}: Pick<ActeurProps, "chemin" | "acteur" | "garde" | "peutModifier">) => (
  <div class="panneau">
    <p>
      Cet acteur est gardé sous le nom de <a href={`${chemin}/${garde?.id}`}>{garde?.nom}</a>.
    </p>
    {peutModifier && (
      <form method="post" action={`${chemin}/${acteur.id}/separation`}>
        <button class="bouton discret" type="submit">
          Les séparer
        </button>
      </form>
    )}
  </div>
);

export const ActeurPage = (props: ActeurProps) => {
  const { chemin, acteur, organisation, comptes, garde, peutModifier, erreurs } = props;
  const modifiable = peutModifier && !garde;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={chemin}>Acteurs</a>
          </p>
          <h1>{acteur.nom}</h1>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      <div class="deux">
        {modifiable ? (
          <form method="post" action={`${chemin}/${acteur.id}`} class="formulaire">
            <input type="hidden" name="version" value={acteur.version} />
            <Champs acteur={acteur} organisation={organisation} comptes={comptes} erreurs={erreurs} />
            <div class="barre">
              <button class="bouton" type="submit">
                Enregistrer
              </button>
              {acteur.compte === null && (
                <a href={`${chemin.replace(/acteurs$/, "acces")}?acteur=${acteur.id}#inviter`}>
                  {acteur.sorte === "contact" ? "Lui ouvrir un compte" : "Inviter quelqu’un qui pilote pour elle"}
                </a>
              )}
            </div>
          </form>
        ) : (
          <Lecture acteur={acteur} organisation={organisation} />
        )}
        <div class="pile">
          {garde && <Separation {...props} />}
          {props.suite}
          <Fusionnes {...props} />
          {modifiable && <Fusion {...props} />}
        </div>
      </div>
    </>
  );
};
