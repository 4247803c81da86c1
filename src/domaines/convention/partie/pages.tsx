import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { type Convention, GENRES_PARTIE, LIBELLES_PARTIE, SANS_TITRE } from "../model.ts";
import type { CodeManque, ManqueSignature, Tour } from "./model.ts";
import { mention, nomEntier } from "./rules.ts";

export type Cadre = { convention: Convention; titre: string; erreurs?: FormErrors | undefined };

export const Tete = ({ convention, titre, parties = false }: Cadre & { parties?: boolean }) => (
  <div class="tete">
    <div>
      <p class="note">
        <a href={`/conventions/${convention.id}`}>{convention.titre ?? SANS_TITRE}</a>
        {parties && (
          <>
            {" › "}
            <a href={`/conventions/${convention.id}/parties`}>Parties et signataires</a>
          </>
        )}
      </p>
      <h1>{titre}</h1>
    </div>
  </div>
);

export const Version = ({ convention }: { convention: Convention }) => (
  <input type="hidden" name="version" value={convention.version} />
);

/** Monter ou descendre d'un cran : deux boutons, que le clavier atteint. */
const Ordre = (props: {
  action: string;
  convention: Convention;
  id: string;
  nom: string;
  premier: boolean;
  dernier: boolean;
}) => (
  <form method="post" action={props.action} class="barre">
    <Version convention={props.convention} />
    <input type="hidden" name="id" value={props.id} />
    {!props.premier && (
      <button class="lien" name="sens" value="haut">
        Monter<span class="cache"> {props.nom}</span>
      </button>
    )}
    {!props.dernier && (
      <button class="lien" name="sens" value="bas">
        Descendre<span class="cache"> {props.nom}</span>
      </button>
    )}
  </form>
);

const PHRASES_MANQUE: Record<CodeManque, string> = {
  sansSignataire: "personne ne signe pour elle",
  sansCivilite: "civilité à préciser",
  sansQualite: "qualité à préciser",
  sansAutorisation: "délibération à lier",
};

const Manques = ({ manques, parties, signataires }: Tour & { manques: readonly ManqueSignature[] }) => {
  if (manques.length === 0) return null;
  const nomDe = ({ partie, signataire }: ManqueSignature) => {
    const un = signataires.find(({ id }) => id === signataire);
    return [parties.find(({ id }) => id === partie)?.nom, un && nomEntier(un)].filter(Boolean).join(", ");
  };
  const lignes = Map.groupBy(manques, nomDe);
  return (
    <Alert ton="attention">
      <p>Avant de signer, il manque :</p>
      <ul>
        {[...lignes].slice(0, 25).map(([nom, siens]) => (
          <li>
            {nom} : {siens.map(({ code }) => PHRASES_MANQUE[code]).join(", ")}
          </li>
        ))}
      </ul>
      {lignes.size > 25 && <p>et {pluriel(lignes.size - 25, "autre")}.</p>}
    </Alert>
  );
};

type ListeProps = Tour & {
  convention: Convention;
  manques: readonly ManqueSignature[];
  modifier: boolean;
  /** La délibération d'un signataire, comme un acte la nomme. */
  nomDeliberation: (id: string | null) => string | null;
};

const GESTES = { titre: "Gestes", cache: true } as const;

const TableParties = ({ convention, parties, signataires, modifier }: ListeProps) => (
  <Tableau nom="Les parties" montre longue colonnes={["Partie", "Sorte", "Qui signe", ...(modifier ? [GESTES] : [])]}>
    {parties.map(({ id, nom, nomCourt, genre }, rang) => (
      <tr>
        <th scope="row">
          {modifier ? <a href={`/conventions/${convention.id}/parties/${id}`}>{nom}</a> : nom}
          {nomCourt && <small class="sous">« {nomCourt} »</small>}
        </th>
        <td>{LIBELLES_PARTIE[genre]}</td>
        <td>
          {signataires
            .filter(({ partie }) => partie === id)
            .toSorted((a, b) => a.rang - b.rang)
            .map(nomEntier)
            .join(", ") || "à préciser"}
        </td>
        {modifier && (
          <td>
            <Ordre
              action={`/conventions/${convention.id}/parties/ordre`}
              convention={convention}
              id={id}
              nom={nom}
              premier={rang === 0}
              dernier={rang === parties.length - 1}
            />
          </td>
        )}
      </tr>
    ))}
  </Tableau>
);

const TableSignatures = ({ convention, parties, signataires, modifier, nomDeliberation }: ListeProps) => (
  <Tableau
    nom="L’ordre des signatures"
    montre
    longue
    colonnes={[{ titre: "Ordre", n: true }, "Signataire", "Pour", ...(modifier ? [GESTES] : [])]}
  >
    {signataires.map((un, rang) => (
      <tr>
        <td class="n">{rang + 1}</td>
        <th scope="row">
          {modifier ? (
            <a href={`/conventions/${convention.id}/signataires/${un.id}`}>{nomEntier(un)}</a>
          ) : (
            nomEntier(un)
          )}
          <small class="sous">{mention(un, nomDeliberation(un.deliberation))}</small>
        </th>
        <td>{parties.find(({ id }) => id === un.partie)?.nom}</td>
        {modifier && (
          <td>
            <Ordre
              action={`/conventions/${convention.id}/signataires/ordre`}
              convention={convention}
              id={un.id}
              nom={nomEntier(un)}
              premier={rang === 0}
              dernier={rang === signataires.length - 1}
            />
          </td>
        )}
      </tr>
    ))}
  </Tableau>
);

/** Les parties, et l'ordre où l'on signe, qui n'est pas le leur. */
export const PartiesPage = (props: ListeProps) => {
  const { convention, parties, signataires, modifier } = props;
  const ici = `/conventions/${convention.id}`;
  return (
    <>
      <Tete convention={convention} titre="Parties et signataires" />
      {modifier && <Manques {...props} />}
      {parties.length === 0 ? (
        <p class="vide">Aucune partie n’est encore dite : la Caf et la collectivité d’abord, puis les autres.</p>
      ) : (
        <TableParties {...props} />
      )}
      {modifier && (
        <p>
          <a class="bouton discret" href={`${ici}/parties/nouvelle`}>
            Ajouter une partie
          </a>
        </p>
      )}
      {signataires.length > 0 && <TableSignatures {...props} />}
      {modifier && parties.length > 0 && (
        <p>
          <a class="bouton discret" href={`${ici}/signataires/nouveau`}>
            Ajouter un signataire
          </a>
        </p>
      )}
    </>
  );
};

export const Boutons = ({ retour, retrait, quoi }: { retour: string; retrait: string | null; quoi: string }) => (
  <div class="barre">
    <button class="bouton" type="submit">
      Enregistrer
    </button>
    <a href={retour}>Ne rien changer</a>
    {retrait && (
      <a class="pousse" href={retrait}>
        Retirer {quoi}
      </a>
    )}
  </div>
);

/** `valeurs` : ce que la partie dit déjà, champ par champ. */
type PartieProps = Cadre & { id: string | null; valeurs: Record<string, string> };

/** Une partie à ajouter ou à modifier. */
export const PartiePage = ({ convention, titre, id, valeurs, erreurs }: PartieProps) => {
  const retour = `/conventions/${convention.id}/parties`;
  return (
    <>
      <Tete convention={convention} titre={titre} parties />
      <Fautes erreurs={erreurs} />
      <form method="post" action={id ? `${retour}/${id}` : retour} class="formulaire">
        <Version convention={convention} />
        <Choix
          nom="genre"
          label="Sorte de partie"
          valeur={valeurs["genre"]}
          erreurs={erreurs}
          options={GENRES_PARTIE.map((genre) => ({ valeur: genre, libelle: LIBELLES_PARTIE[genre] }))}
        />
        <Champ nom="nom" label="Nom officiel" valeur={valeurs["nom"]} erreurs={erreurs} requis />
        <Champ
          nom="nomCourt"
          label="Nom court"
          aide="Comme la suite du texte la nomme : « la Caf », « la communauté »."
          valeur={valeurs["nomCourt"]}
          erreurs={erreurs}
        />
        <Champ
          nom="code"
          label="Code"
          aide="Celui de la commune, ou le SIREN. Laissez vide si vous ne l’avez pas."
          valeur={valeurs["code"]}
          erreurs={erreurs}
        />
        <Boutons retour={retour} retrait={id ? `${retour}/${id}/retrait` : null} quoi="cette partie" />
      </form>
    </>
  );
};

type RetraitProps = Cadre & { action: string; nom: string; signataires: number };

/** Ce que l'on perd en retirant. */
export const RetraitPage = ({ convention, titre, action, nom, signataires }: RetraitProps) => (
  <>
    <Tete convention={convention} titre={titre} parties />
    <form method="post" action={action} class="formulaire">
      <Version convention={convention} />
      <Alert ton="attention">
        <p>
          {nom} ne sera plus à la convention
          {signataires > 0 && `, ni ${pluriel(signataires, "signataire")} avec elle`}. Le journal en garde la trace.
        </p>
      </Alert>
      <div class="barre">
        <button class="bouton" type="submit">
          Retirer
        </button>
        <a href={`/conventions/${convention.id}/parties`}>Ne rien changer</a>
      </div>
    </form>
  </>
);
