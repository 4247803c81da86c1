import { pluriel } from "#commun/texte.ts";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { LIBELLES_GENRE, type LieuNomme } from "../lieu/model.ts";
import { Onglets } from "../pages.tsx";
import type { Composition } from "./model.ts";
import { ecartDe } from "./rules.ts";

/** Un territoire, ses communes d'aujourd'hui, et celles qu'il eut. */
export type TerritoireCompose = { lieu: LieuNomme; membres: readonly string[]; compositions: readonly Composition[] };

export type CompositionsProps = {
  base: string;
  territoires: readonly TerritoireCompose[];
  nommer: (commune: string) => string;
  modifier: boolean;
  erreurs: FormErrors | undefined;
};

const NOMMEES = 12;
const dire = (codes: readonly string[], nommer: (code: string) => string): string =>
  codes.length > NOMMEES
    ? `${codes.slice(0, NOMMEES).map(nommer).join(", ")} et ${pluriel(codes.length - NOMMEES, "autre")}`
    : codes.map(nommer).join(", ") || "—";

const Une = ({
  base,
  composition,
  de,
  nommer,
  modifier,
}: Pick<CompositionsProps, "base" | "nommer" | "modifier"> & { composition: Composition; de: TerritoireCompose }) => {
  const { parties, venues } = ecartDe(composition.communes, de.membres);
  return (
    <tr>
      <th scope="row">{de.lieu.nom}</th>
      <td class="n">{composition.debut}</td>
      <td class="n">{composition.communes.length}</td>
      <td>{dire(venues, nommer)}</td>
      <td>{dire(parties, nommer)}</td>
      <td>{composition.source}</td>
      <td>
        {modifier && (
          <form method="post" action={`${base}/perimetres/retrait`}>
            <input type="hidden" name="lieu" value={`${de.lieu.genre}:${de.lieu.code}`} />
            <input type="hidden" name="debut" value={`${composition.debut}`} />
            <button class="lien">
              Retirer
              <span class="cache">
                {" "}
                la composition de {de.lieu.nom} en {composition.debut}
              </span>
            </button>
          </form>
        )}
      </td>
    </tr>
  );
};

const Ecrire = ({ base, territoires, erreurs }: CompositionsProps) => (
  <form class="formulaire panneau" method="post" action={`${base}/perimetres`}>
    <h2>Dire une composition d’alors</h2>
    <Choix
      nom="lieu"
      label="Territoire"
      erreurs={erreurs}
      options={territoires.map(({ lieu: { genre, code, nom } }) => ({ valeur: `${genre}:${code}`, libelle: nom }))}
    />
    <Champ nom="debut" label="Depuis l’année" requis erreurs={erreurs} clavier="decimal" />
    <Zone
      nom="communes"
      label="Ses communes d’alors"
      aide="Un nom ou un code par ligne. Une commune réunie depuis à une autre compte dans celle d’aujourd’hui."
      lignes={8}
      requis
      erreurs={erreurs}
    />
    <Champ nom="source" label="Source" requis erreurs={erreurs} />
    <p>
      <button class="bouton">Écrire cette composition</button>
    </p>
  </form>
);

/** De quelles communes les EPCI et les bassins étaient faits, année après année. */
export const CompositionsPage = (props: CompositionsProps) => {
  const { base, territoires, modifier, erreurs } = props;
  const dites = territoires.filter(({ compositions }) => compositions.length > 0);
  return (
    <div class="pile">
      <Tete
        titre="Périmètres d’alors"
        dit="Ce qu’un producteur donne d’un territoire vaut pour ses communes de cette année-là. Dites-les : une comparaison d’une année à l’autre dit alors que le périmètre a changé."
      />
      <Onglets base={base} ici="perimetres" />
      <Fautes erreurs={erreurs} />
      <Tableau
        nom="Les territoires d’aujourd’hui"
        montre
        colonnes={["Territoire", "Genre", { titre: "Communes", n: true }]}
      >
        {territoires.map(({ lieu, membres }) => (
          <tr>
            <th scope="row">{lieu.nom}</th>
            <td>{LIBELLES_GENRE[lieu.genre]}</td>
            <td class="n">{pluriel(membres.length, "commune")}</td>
          </tr>
        ))}
      </Tableau>
      {dites.length === 0 ? (
        <p class="vide">
          Aucune composition d’alors n’est dite : les valeurs données sont lues comme si le périmètre n’avait pas
          changé.
        </p>
      ) : (
        <Tableau
          nom="Leurs compositions d’alors"
          montre
          colonnes={[
            "Territoire",
            { titre: "Depuis", n: true },
            { titre: "Communes", n: true },
            "Venues depuis",
            "Parties depuis",
            "Source",
            { titre: "Gestes", cache: true },
          ]}
          longue
        >
          {dites.map((de) =>
            de.compositions.map((composition) => <Une {...props} composition={composition} de={de} />),
          )}
        </Tableau>
      )}
      {modifier && territoires.length > 0 && <Ecrire {...props} />}
    </div>
  );
};
