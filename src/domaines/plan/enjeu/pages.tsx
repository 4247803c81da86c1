import { type Enjeu, LIBELLES_PRIORITE, LIBELLES_THEME } from "#domaines/diagnostic/model.ts";
import { Alert } from "#ui/alert.tsx";
import { Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import type { Noeud } from "../model.ts";
import { cheminDe } from "../rules.ts";
import type { Reponse } from "./model.ts";

type Props = {
  base: string;
  enjeux: readonly Enjeu[];
  noeuds: readonly Noeud[];
  reponses: readonly Reponse[];
  orphelins: { enjeux: readonly string[]; noeuds: readonly string[] };
  ecrit: boolean;
  erreurs?: FormErrors | undefined;
};

const cheminEcrit = (noeuds: readonly Noeud[], id: string) =>
  cheminDe(noeuds, id)
    .map(({ libelle }) => libelle)
    .join(" › ");

const Repondent = ({ enjeu, props }: { enjeu: Enjeu; props: Props }) => {
  const siens = props.reponses.filter((une) => une.enjeu === enjeu.id);
  if (siens.length === 0) return <span class="note">Rien encore</span>;
  return (
    <ul class="lignes" role="list">
      {siens.map(({ noeud }) => (
        <li>
          <a href={`${props.base}/plan/tableau?noeud=${noeud}`}>{cheminEcrit(props.noeuds, noeud)}</a>
          {props.ecrit && (
            <form method="post" action={`${props.base}/plan/enjeux/retrait`}>
              <input type="hidden" name="enjeu" value={enjeu.id} />
              <button class="lien" name="noeud" value={noeud}>
                Défaire<span class="cache"> : {cheminEcrit(props.noeuds, noeud)}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
};

const court = (texte: string) => (texte.length > 90 ? `${texte.slice(0, 88)}…` : texte);

const Relier = ({ base, enjeux, noeuds, erreurs }: Props) => (
  <section class="panneau" aria-labelledby="relier">
    <h2 id="relier">Dire ce qui répond à un enjeu</h2>
    <form method="post" action={`${base}/plan/enjeux`} class="formulaire">
      <Fautes erreurs={erreurs} />
      <Choix
        nom="enjeu"
        label="Enjeu"
        erreurs={erreurs}
        options={[
          { valeur: "", libelle: "Choisir" },
          ...enjeux.map(({ id, texte }) => ({ valeur: id, libelle: court(texte) })),
        ]}
      />
      <Choix
        nom="noeud"
        label="Partie du plan qui y répond"
        erreurs={erreurs}
        options={[
          { valeur: "", libelle: "Choisir" },
          ...noeuds.map(({ id }) => ({ valeur: id, libelle: cheminEcrit(noeuds, id) })),
        ]}
      />
      <p>
        <button class="bouton discret">Relier</button>
      </p>
    </form>
  </section>
);

/** Des enjeux du diagnostic aux parties du plan qui y répondent, et ce qui ne répond à rien. */
export const EnjeuxDuPlanPage = (props: Props) => {
  const { base, enjeux, noeuds, orphelins, ecrit } = props;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/plan`}>Plan d’actions</a>
          </p>
          <h1>Des enjeux au plan</h1>
          <p>Ce que le plan répond à chaque enjeu du diagnostic.</p>
        </div>
      </div>
      {orphelins.noeuds.length > 0 && enjeux.length > 0 && (
        <Alert ton="attention">
          <p>Ne répond encore à aucun enjeu : {orphelins.noeuds.map((id) => cheminEcrit(noeuds, id)).join(" ; ")}.</p>
        </Alert>
      )}
      {enjeux.length === 0 ? (
        <p class="vide">
          Le diagnostic n’a pas encore d’enjeu. <a href={`${base}/diagnostic/enjeux`}>Écrire les enjeux</a>
        </p>
      ) : (
        <Tableau nom="Les enjeux et ce qui leur répond" colonnes={["Enjeu", "Priorité", "Ce qui y répond"]} longue>
          {enjeux.map((enjeu) => (
            <tr>
              <th scope="row">
                {enjeu.texte}
                <small class="sous">{LIBELLES_THEME[enjeu.theme]}</small>
              </th>
              <td>{enjeu.priorite ? LIBELLES_PRIORITE[enjeu.priorite] : "Sans"}</td>
              <td>
                <Repondent enjeu={enjeu} props={props} />
              </td>
            </tr>
          ))}
        </Tableau>
      )}
      {ecrit && enjeux.length > 0 && noeuds.length > 0 && <Relier {...props} />}
    </>
  );
};
