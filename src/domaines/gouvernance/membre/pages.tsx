import { enLettres, type Jour } from "#commun/jour.ts";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination, PAR_PAGE } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import type { Instance } from "../instance/model.ts";
import { LIBELLES_VOIX, type Membre, VOIX } from "./model.ts";
import { siegeLe } from "./rules.ts";

export const quiEst = ({ qualite, organisation }: Pick<Membre, "qualite" | "organisation">): string =>
  [qualite, organisation].filter(Boolean).join(", ");

type TableProps = {
  ici: string;
  membres: readonly Membre[];
  aujourdhui: Jour;
  conduire: boolean;
  nomDe: (code: string) => string;
  page: number;
};

const placeDe = (membre: Membre, membres: readonly Membre[], le: Jour): string => {
  const titulaire = membres.find(({ id }) => id === membre.suppleantDe);
  if (membre.entreLe && membre.entreLe > le) return `Siège à partir du ${enLettres(membre.entreLe)}`;
  if (!siegeLe(membre, le)) return `Sorti le ${membre.sortiLe ? enLettres(membre.sortiLe) : ""}`;
  if (titulaire) return `Suppléant de ${titulaire.nom}`;
  if (membre.seance) return "Invité à une réunion";
  return LIBELLES_VOIX[membre.voix];
};

const LigneMembre = ({ membre, ...props }: TableProps & { membre: Membre }) => (
  <tr>
    <th scope="row">
      {props.conduire ? <a href={`${props.ici}/membres/${membre.id}`}>{membre.nom}</a> : membre.nom}
      <small class="sous">{quiEst(membre)}</small>
    </th>
    <td>{membre.college || "Sans collège"}</td>
    <td>{membre.commune ? props.nomDe(membre.commune) : ""}</td>
    <td>{placeDe(membre, props.membres, props.aujourdhui)}</td>
    <td>{membre.courriel ? "Par courriel" : "Sur papier"}</td>
  </tr>
);

/** Qui siège, collège par collège ; ceux qui sont sortis à la fin. */
export const MembresTable = (props: TableProps) => {
  const { ici, membres, aujourdhui, page } = props;
  if (membres.length === 0)
    return <p class="vide">Personne n’y siège encore : sans membre, une réunion ne se convoque pas.</p>;
  const ordre = [
    ...membres
      .filter((membre) => siegeLe(membre, aujourdhui))
      .toSorted((a, b) => a.college.localeCompare(b.college, "fr")),
    ...membres.filter((membre) => !siegeLe(membre, aujourdhui)),
  ];
  return (
    <>
      <Tableau nom="Les membres" colonnes={["Nom", "Collège", "Commune", "Place", "Convoqué"]}>
        {ordre.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map((membre) => (
          <LigneMembre {...props} membre={membre} />
        ))}
      </Tableau>
      <Pagination chemin={ici} params={new URLSearchParams()} page={page} total={ordre.length} />
    </>
  );
};

export type MembreProps = {
  base: string;
  instance: Instance;
  membre: Membre | null;
  id: string;
  membres: readonly Membre[];
  colleges: readonly string[];
  acteurs: readonly { id: string; nom: string }[];
  communes: readonly { code: string; nom: string }[];
  reunions: readonly { id: string; nom: string }[];
  /** Le jour d'entrée proposé à qui arrive. */
  entree: Jour | null;
  erreurs?: FormErrors | undefined;
};

const Qui = ({ membre, acteurs, erreurs }: Pick<MembreProps, "membre" | "acteurs" | "erreurs">) => (
  <>
    <Champ
      nom="nom"
      label="Nom"
      aide="Un acteur de l’espace, ou tout autre nom. Vos acteurs se proposent pendant que vous tapez."
      requis
      liste="acteurs"
      erreurs={erreurs}
      valeur={membre?.nom}
    />
    <datalist id="acteurs">
      {acteurs.map(({ nom }) => (
        <option value={nom} />
      ))}
    </datalist>
    <Champ nom="qualite" label="Qualité" erreurs={erreurs} valeur={membre?.qualite} />
    <Champ nom="organisation" label="Organisation" erreurs={erreurs} valeur={membre?.organisation} />
    <Champ
      nom="courriel"
      label="Courriel"
      aide="Laissé vide, c’est celui de l’acteur ; sans courriel, la convocation s’imprime."
      type="email"
      erreurs={erreurs}
      valeur={membre?.courriel ?? ""}
    />
  </>
);

const Ou = ({ membre, membres, colleges, communes, reunions, erreurs }: MembreProps) => {
  const titulaires = membres.filter(
    ({ id, voix, suppleantDe }) => id !== membre?.id && voix === "deliberative" && suppleantDe === null,
  );
  return (
    <>
      <Champ
        nom="college"
        label="Collège"
        aide="Caf, communes, intercommunalité, partenaires, habitants : le mot de votre convention."
        liste="colleges"
        erreurs={erreurs}
        valeur={membre?.college}
      />
      <datalist id="colleges">
        {colleges.map((college) => (
          <option value={college} />
        ))}
      </datalist>
      <Choix
        nom="commune"
        label="Commune qu’il représente"
        erreurs={erreurs}
        valeur={membre?.commune ?? ""}
        options={[
          { valeur: "", libelle: "Aucune" },
          ...communes.map(({ code, nom }) => ({ valeur: code, libelle: nom })),
        ]}
      />
      <Choix
        nom="voix"
        label="Place"
        erreurs={erreurs}
        valeur={membre?.voix ?? "deliberative"}
        options={VOIX.map((valeur) => ({ valeur, libelle: LIBELLES_VOIX[valeur] }))}
      />
      <Choix
        nom="suppleantDe"
        label="Suppléant de"
        erreurs={erreurs}
        valeur={membre?.suppleantDe ?? ""}
        options={[
          { valeur: "", libelle: "Personne : il est titulaire" },
          ...titulaires.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
        ]}
      />
      <Choix
        nom="seance"
        label="Invité"
        aide="Pour un invité à titre consultatif."
        erreurs={erreurs}
        valeur={membre?.seance ?? ""}
        options={[
          { valeur: "", libelle: "À toutes les réunions" },
          ...reunions.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
        ]}
      />
    </>
  );
};

/** Ajouter un membre, ou corriger sa place ; qui sort reste dans les réunions où il était. */
export const MembrePage = (props: MembreProps) => {
  const { base, instance, membre, id, erreurs } = props;
  const ici = `${base}/instances/${instance.id}`;
  return (
    <form method="post" action={membre ? `${ici}/membres/${membre.id}` : `${ici}/membres`} class="formulaire">
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>{instance.nom}</a>
          </p>
          <h1>{membre ? membre.nom : "Ajouter un membre"}</h1>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={`${membre?.version ?? 0}`} />
      <Qui {...props} />
      <Ou {...props} />
      <Champ
        nom="entreLe"
        label="Siège à partir du"
        aide="Les réunions d’avant ne l’attendent pas. Vide, il siège depuis le début."
        type="date"
        erreurs={erreurs}
        valeur={(membre ? membre.entreLe : props.entree) ?? ""}
      />
      {membre && (
        <Champ
          nom="sortiLe"
          label="Ne siège plus à partir du"
          aide="Vide tant qu’il siège. Les réunions d’avant gardent son nom."
          type="date"
          erreurs={erreurs}
          valeur={membre.sortiLe ?? ""}
        />
      )}
      <p class="barre">
        <button class="bouton">{membre ? "Enregistrer" : "Ajouter"}</button>
        <a href={ici}>Ne rien changer</a>
      </p>
    </form>
  );
};
