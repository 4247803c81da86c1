import { Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import type { Responsable } from "./model.ts";

type Nomme = { id: string; nom: string };
export type ResponsablesPageProps = {
  espace: string;
  responsables: readonly (Responsable & { nom: string })[];
  structures: readonly Nomme[];
  personnes: readonly Nomme[];
  erreurs?: FormErrors | undefined;
};

const Confier = ({ espace, structures, personnes, erreurs }: ResponsablesPageProps) => (
  <form method="post" action={`/espaces/${espace}/responsables`} class="panneau">
    <h2>Confier une structure</h2>
    <Choix
      nom="structure"
      label="Structure"
      options={[
        { valeur: "", libelle: "Choisir une structure" },
        ...structures.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
      ]}
      erreurs={erreurs}
      requis
    />
    <Choix
      nom="compte"
      label="Personne"
      aide="Qui a le rôle de responsable de structure dans cet espace."
      options={[
        { valeur: "", libelle: "Choisir une personne" },
        ...personnes.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
      ]}
      erreurs={erreurs}
      requis
    />
    <div class="barre">
      <button class="bouton">Confier</button>
    </div>
  </form>
);

/** Qui tient quelle structure. */
export const ResponsablesPage = (props: ResponsablesPageProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Responsables de structure</h1>
        <p>Chacun tient les places des structures qui lui sont confiées, et ne lit que les demandes qui les citent.</p>
      </div>
      <a href={`/espaces/${props.espace}/acces`}>Accès</a>
    </div>
    <Fautes erreurs={props.erreurs} />
    {props.responsables.length === 0 ? (
      <p class="note">Aucune structure n’est encore confiée.</p>
    ) : (
      <Tableau
        nom="Structures confiées"
        montre
        longue
        colonnes={["Structure", "Personne", { titre: "Gestes", cache: true }]}
      >
        {props.responsables.map(({ structure, nomStructure, compte, nom }) => (
          <tr>
            <th scope="row">{nomStructure}</th>
            <td>{nom}</td>
            <td>
              <a href={`/espaces/${props.espace}/responsables/${structure}/${compte}/retrait`}>
                Retirer
                <span class="cache">
                  {" "}
                  {nomStructure} à {nom}
                </span>
              </a>
            </td>
          </tr>
        ))}
      </Tableau>
    )}
    {props.personnes.length === 0 ? (
      <p class="note">
        Personne n’a encore ce rôle : invitez d’abord un responsable de structure, dans{" "}
        <a href={`/espaces/${props.espace}/acces`}>Accès</a>.
      </p>
    ) : (
      <Confier {...props} />
    )}
  </>
);

export type RetraitResponsableProps = { espace: string; responsable: Responsable; nom: string };

/** Avant de retirer une structure à quelqu'un : ce qui sera perdu, nommé. */
export const RetraitResponsablePage = ({ espace, responsable, nom }: RetraitResponsableProps) => (
  <>
    <h1>Retirer une structure</h1>
    <div class="panneau">
      <p>
        {nom} ne pourra plus tenir les places de {responsable.nomStructure}, ni lire les demandes qui la citent, dès sa
        prochaine page. Ce qui est écrit reste.
      </p>
      <form
        method="post"
        action={`/espaces/${espace}/responsables/${responsable.structure}/${responsable.compte}/retrait`}
        class="barre"
      >
        <button class="bouton">Retirer cette structure</button>
        <a href={`/espaces/${espace}/responsables`}>Ne rien changer</a>
      </form>
    </div>
  </>
);
