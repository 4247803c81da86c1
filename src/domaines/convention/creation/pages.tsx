import { pluriel } from "#commun/texte.ts";
import type { Territoire } from "#domaines/territoire/model.ts";
import { LIBELLES_NATURE } from "#domaines/territoire/model.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Identite } from "../model.ts";
import { ChampsDates } from "../pages.tsx";
import type { CommuneVue } from "../perimetre/model.ts";
import { ChoixCommunes, SourcePopulations } from "../perimetre/pages.tsx";
import { habitants } from "../perimetre/rules.ts";

const ETAPES = ["Le territoire", "Les communes", "La convention"];

const Tete = ({ etape, titre, aide }: { etape: number; titre: string; aide: string }) => (
  <>
    <ol class="etapes" aria-label={`Étape ${etape} sur ${ETAPES.length} : ${ETAPES[etape - 1]}`}>
      {ETAPES.map((_, rang) => (
        <li class={rang < etape ? "fait" : undefined} />
      ))}
    </ol>
    <div>
      <p class="note">
        Créer une convention, étape {etape} sur {ETAPES.length}
      </p>
      <h1>{titre}</h1>
      <p>{aide}</p>
    </div>
  </>
);

const Reponse = ({ territoire }: { territoire: Territoire }) => {
  if (territoire.genre === "epci") {
    const { siren, nom, nature, membres, municipale } = territoire.epci;
    return (
      <li>
        <a href={`/conventions/nouvelle/communes?territoire=${siren}`}>{nom}</a>
        <p class="note">
          {LIBELLES_NATURE[nature]}, {pluriel(membres.length, "commune")}, {pluriel(municipale, "habitant")}
        </p>
      </li>
    );
  }
  const { code, nom, departement, insee, municipale } = territoire.commune;
  const peuplee = municipale ?? insee;
  return (
    <li>
      <a href={`/conventions/nouvelle/communes?territoire=${code}`}>{nom}</a>
      <p class="note">
        Commune, département {departement}
        {peuplee !== null && `, ${pluriel(peuplee, "habitant")}`}
      </p>
    </li>
  );
};

export const TerritoirePage = ({ q, reponses }: { q: string; reponses: readonly Territoire[] }) => (
  <>
    <Tete
      etape={1}
      titre="Quel territoire la convention couvre-t-elle ?"
      aide="Cherchez l’intercommunalité, ou une commune. Vous choisirez ensuite quelles communes garder."
    />
    <form method="get" action="/conventions/nouvelle" role="search" class="barre">
      <label class="cache" for="q">
        Nom de l’intercommunalité ou de la commune
      </label>
      <input class="saisie" type="search" id="q" name="q" value={q} size={32} autocomplete="off" />
      <button class="bouton" type="submit">
        Chercher
      </button>
    </form>
    {q && reponses.length === 0 && (
      <Alert ton="attention">Aucune commune ni intercommunalité ne répond à « {q} ». Essayez un seul mot du nom.</Alert>
    )}
    {reponses.length > 0 && (
      <ul role="list" class="reponses" aria-label="Territoires trouvés">
        {reponses.map((territoire) => (
          <Reponse territoire={territoire} />
        ))}
      </ul>
    )}
    <p>
      Le texte est déjà écrit ? <a href="/conventions/nouvelle/fichier">Partir d’un fichier</a> : Maillage y lit le
      titre, la Caf, les dates et les communes.
    </p>
  </>
);

type CommunesProps = {
  territoire: string;
  nom: string;
  communes: readonly CommuneVue[];
  retenues: readonly string[];
  erreurs?: FormErrors | undefined;
};

/** Tout le territoire, ou ce que l'on en a retenu et ajouté. */
function direCommunes({ nom, communes, retenues }: CommunesProps): string {
  const gardees = communes.filter(({ code }) => retenues.includes(code));
  const combien = `${pluriel(gardees.length, "commune")}, ${pluriel(habitants(gardees, "municipale"), "habitant")}`;
  if (gardees.length < communes.length) return `Vous avez retenu ${combien}.`;
  return `${nom && `${nom} : `}${combien}.`;
}

export const CommunesPage = (props: CommunesProps) => {
  const { territoire, communes, retenues, erreurs } = props;
  return (
    <>
      <Tete
        etape={2}
        titre="Quelles communes couvre-t-elle ?"
        aide={`${direCommunes(props)} Décochez celles qui n’en sont pas, ajoutez celles d’à côté. Le périmètre n’est pas la liste des signataires.`}
      />
      <Fautes erreurs={erreurs} />
      <form method="get" action="/conventions/nouvelle/identite" class="formulaire">
        <input type="hidden" name="territoire" value={territoire} />
        <ChoixCommunes communes={communes} retenues={retenues} erreurs={erreurs} />
        <SourcePopulations />
        <div class="barre">
          <button class="bouton" type="submit">
            Continuer
          </button>
          <a href="/conventions/nouvelle">Chercher un autre territoire</a>
        </div>
      </form>
    </>
  );
};

type IdentiteProps = {
  /** L'identifiant de la convention à venir. */
  id: string;
  territoire: string;
  identite: Identite;
  communes: readonly CommuneVue[];
  /** Celles qui ne sont pas du territoire choisi : un nom mal écrit peut en désigner une autre, au loin. */
  ajoutees: readonly CommuneVue[];
  cafs: readonly string[];
  espaces: readonly { id: string; nom: string }[];
  nomEspace: string;
  erreurs?: FormErrors | undefined;
};

const ChoixEspace = ({ espaces, nomEspace, erreurs }: Pick<IdentiteProps, "espaces" | "nomEspace" | "erreurs">) => {
  const choisi = erreurs?.values["espace"] ?? espaces[0]?.id ?? "nouveau";
  return (
    <>
      <fieldset class="choix" id="espace">
        <legend>Dans quel espace la ranger ?</legend>
        <p class="note">
          Un espace est le registre commun de ceux qui travaillent ensemble : acteurs, équipements, conventions
          successives. On n’en change pas.
        </p>
        {espaces.map(({ id, nom }) => (
          <label>
            <input type="radio" name="espace" value={id} checked={choisi === id} />
            <span>{nom}</span>
          </label>
        ))}
        <label>
          <input type="radio" name="espace" value="nouveau" checked={choisi === "nouveau"} />
          <span>
            Un nouvel espace
            <br />
            <small>Vous en deviendrez chargé de coopération : vous pourrez tout y écrire et y inviter.</small>
          </span>
        </label>
      </fieldset>
      <Champ
        nom="nomEspace"
        label="Nom du nouvel espace"
        aide="Sert seulement si vous en ouvrez un."
        valeur={nomEspace}
        erreurs={erreurs}
      />
    </>
  );
};

export const CreationPage = (props: IdentiteProps) => {
  const { id, territoire, identite, communes, ajoutees, cafs, espaces, nomEspace, erreurs } = props;
  return (
    <>
      <Tete
        etape={3}
        titre="Que dit la convention ?"
        aide={`${pluriel(communes.length, "commune")}, ${pluriel(habitants(communes, "municipale"), "habitant")}. Tout se corrige ensuite.`}
      />
      <Fautes erreurs={erreurs} />
      {ajoutees.length > 0 && (
        <Alert ton="info">
          Ajoutées au territoire : {ajoutees.map(({ nom, departement }) => `${nom} (${departement})`).join(", ")}. Ce ne
          sont pas elles ? Revoyez les communes.
        </Alert>
      )}
      <form method="post" action="/conventions/nouvelle" class="formulaire">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="territoire" value={territoire} />
        {communes.map(({ code }) => (
          <input type="hidden" name="communes" value={code} />
        ))}
        <Champ nom="titre" label="Titre" valeur={identite.titre ?? ""} erreurs={erreurs} requis />
        <Choix
          nom="caf"
          label="Caf"
          valeur={identite.caf ?? ""}
          erreurs={erreurs}
          options={cafs.map((caf) => ({ valeur: caf, libelle: caf }))}
        />
        <Champ
          nom="cafCorrigee"
          label="Si la Caf porte un autre nom"
          aide="Laissez vide si le nom choisi est le bon."
          erreurs={erreurs}
        />
        <ChampsDates debut={identite.debut} fin={identite.fin} erreurs={erreurs} />
        <ChoixEspace espaces={espaces} nomEspace={nomEspace} erreurs={erreurs} />
        <div class="barre">
          <button class="bouton" type="submit">
            Créer la convention
          </button>
          <a
            href={`/conventions/nouvelle/communes?${new URLSearchParams([["territoire", territoire], ...communes.map(({ code }) => ["communes", code])])}`}
          >
            Revoir les communes
          </a>
        </div>
      </form>
    </>
  );
};
