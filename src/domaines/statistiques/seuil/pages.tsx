import { enLettres, type Jour } from "#commun/jour.ts";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { LIBELLES_PRODUCTEUR, PRODUCTEURS, type Producteur } from "../catalogue/model.ts";
import { Onglets } from "../pages.tsx";
import { SEUILS_CONNUS, SOURCE_CONNUE } from "./lexique.ts";
import type { Seuil } from "./model.ts";

export type SeuilsProps = {
  base: string;
  seuils: readonly Seuil[];
  aujourdhui: Jour;
  modifier: boolean;
  erreurs: FormErrors | undefined;
};

const Retirer = ({ base, seuil: { producteur, debut } }: { base: string; seuil: Seuil }) => (
  <form method="post" action={`${base}/seuils/retrait`}>
    <input type="hidden" name="producteur" value={producteur} />
    <input type="hidden" name="debut" value={debut} />
    <button class="lien">
      Retirer
      <span class="cache">
        {" "}
        le seuil de {LIBELLES_PRODUCTEUR[producteur]} depuis le {enLettres(debut)}
      </span>
    </button>
  </form>
);

const Connu = ({ producteur }: { producteur: Producteur }) => (
  <tr>
    <th scope="row">{LIBELLES_PRODUCTEUR[producteur]}</th>
    <td class="n">{SEUILS_CONNUS[producteur]}</td>
    <td>—</td>
    <td>{SOURCE_CONNUE}</td>
    <td />
  </tr>
);

const Ecrit = ({ base, seuil, modifier }: { base: string; seuil: Seuil; modifier: boolean }) => (
  <tr>
    <th scope="row">{LIBELLES_PRODUCTEUR[seuil.producteur]}</th>
    <td class="n">{seuil.seuil}</td>
    <td>{enLettres(seuil.debut)}</td>
    <td>{seuil.source}</td>
    <td>{modifier && <Retirer base={base} seuil={seuil} />}</td>
  </tr>
);

/** Les seuils sous lesquels rien ne se publie, producteur par producteur. */
export const SeuilsPage = ({ base, seuils, aujourdhui, modifier, erreurs }: SeuilsProps) => (
  <div class="pile">
    <Tete
      titre="Seuils de publication"
      dit="Ici, on lit tout ce que les producteurs donnent. À la publication, sous le seuil de chacun, un nombre se cache."
    />
    <Onglets base={base} ici="seuils" />
    <Fautes erreurs={erreurs} />
    <Tableau
      nom="Sous combien rien ne se publie"
      colonnes={["Producteur", { titre: "Seuil", n: true }, "Depuis", "Source", { titre: "Gestes", cache: true }]}
    >
      {PRODUCTEURS.map((producteur) => {
        const siens = seuils.filter((un) => un.producteur === producteur);
        const enVigueur = siens.some(({ debut }) => debut <= aujourdhui);
        return (
          <>
            {!enVigueur && <Connu producteur={producteur} />}
            {siens.map((seuil) => (
              <Ecrit base={base} seuil={seuil} modifier={modifier} />
            ))}
          </>
        );
      })}
    </Tableau>
    <p class="note">Les chiffres publics (population, naissances, élèves, places) n’ont pas de seuil.</p>
    {modifier && (
      <form class="formulaire panneau" method="post" action={`${base}/seuils`}>
        <h2>Écrire le seuil d’un producteur</h2>
        <Choix
          nom="producteur"
          label="Producteur"
          erreurs={erreurs}
          options={PRODUCTEURS.map((valeur) => ({ valeur, libelle: LIBELLES_PRODUCTEUR[valeur] }))}
        />
        <Champ
          nom="seuil"
          label="Seuil"
          aide="Le plus petit nombre que l’on publie."
          requis
          erreurs={erreurs}
          clavier="decimal"
        />
        <Champ nom="debut" label="Depuis le" type="date" requis erreurs={erreurs} valeur={aujourdhui} />
        <Champ
          nom="source"
          label="Source"
          aide="L’échange de données, la règle du producteur."
          requis
          erreurs={erreurs}
        />
        <p>
          <button class="bouton">Écrire ce seuil</button>
        </p>
      </form>
    )}
  </div>
);
