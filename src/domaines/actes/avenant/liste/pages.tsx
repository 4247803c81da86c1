import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Tableau } from "#ui/tableau.tsx";
import type { GroupeEcarts } from "../../comparaison/ecart/model.ts";
import { EcartVu } from "../../comparaison/ecart/pages.tsx";
import { Onglets } from "../../version/pages.tsx";
import { type Avenant, LIBELLES_AVENANT, nomAvenant } from "../model.ts";
import type { RefusAvenant } from "../rules.ts";

export const PHRASES_AVENANT: Record<RefusAvenant, string> = {
  "convention-non-signee": "La convention n’est pas encore signée : elle se modifie sans avenant.",
  "convention-resiliee": "La convention a été résiliée : elle ne se modifie plus.",
  "avenant-ouvert": "Un avenant est déjà ouvert : ajoutez-y vos changements.",
};

/** Ce qui sépare le plan de la dernière version signée, quand aucun avenant n'est ouvert. */
export type EcartsVus = { aPorter: readonly GroupeEcarts[]; couvertes: readonly CouverteVue[]; depuis: string };
export type CouverteVue = { groupe: GroupeEcarts; decision: string };

export const Groupes = ({ groupes }: { groupes: readonly GroupeEcarts[] }) => (
  <ul class="pile" role="list">
    {groupes.slice(0, 25).map((groupe) => (
      <li class="panneau">
        <h3>{groupe.objet}</h3>
        {groupe.ecarts.slice(0, 6).map((ecart) => (
          <EcartVu ecart={ecart} />
        ))}
      </li>
    ))}
    {groupes.length > 25 && <li>et {pluriel(groupes.length - 25, "autre")}</li>}
  </ul>
);

export const Couvertes = ({ couvertes }: { couvertes: readonly CouverteVue[] }) =>
  couvertes.length > 0 && (
    <section aria-labelledby="couverts">
      <h2 id="couverts">Écarts du plan couverts par une décision</h2>
      <p class="note">
        Un ajustement mineur, décidé en instance, change une fiche sans avenant, telle que la décision l’a laissée. Ce
        qui change ensuite est à nouveau une différence. Le prochain avenant les dira tous.
      </p>
      <ul class="pile" role="list">
        {couvertes.slice(0, 25).map(({ groupe, decision }) => (
          <li class="panneau">
            <h3>{groupe.objet}</h3>
            <p class="note">{decision}</p>
            {groupe.ecarts.slice(0, 6).map((ecart) => (
              <EcartVu ecart={ecart} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );

const Ecarts = ({ base, ecarts }: { base: string; ecarts: EcartsVus }) => (
  <>
    {ecarts.aPorter.length > 0 && (
      <section aria-labelledby="a-porter">
        <h2 id="a-porter">Écarts à porter par un avenant</h2>
        <p class="note">
          Le plan n’est plus celui de la {ecarts.depuis}. <a href={`${base}/comparaison`}>Tout comparer</a>.
        </p>
        <Groupes groupes={ecarts.aPorter} />
      </section>
    )}
    <Couvertes couvertes={ecarts.couvertes} />
    {ecarts.aPorter.length + ecarts.couvertes.length === 0 && (
      <p class="note">La convention et son plan sont exactement ceux de la {ecarts.depuis}.</p>
    )}
  </>
);

type ListeProps = {
  base: string;
  avenants: readonly Avenant[];
  ecarts: EcartsVus | null;
  refus: RefusAvenant | null;
  peut: boolean;
};

/** Les avenants d'une convention, et ce qui attend d'en être un. */
export const AvenantsPage = ({ base, avenants, ecarts, refus, peut }: ListeProps) => (
  <div class="pile">
    <div class="tete">
      <div>
        <h1>Avenants</h1>
        <p>Une convention signée ne change que par un avenant, signé comme elle.</p>
      </div>
      {peut && refus === null && (
        <a class="bouton" href={`${base}/avenants/nouveau`}>
          Ouvrir un avenant
        </a>
      )}
    </div>
    <Onglets base={base} ici="avenants" />
    {avenants.length === 0 ? (
      <p class="panneau vide">
        {refus === "convention-non-signee" ? PHRASES_AVENANT[refus] : "Aucun avenant n’a encore été ouvert."}
      </p>
    ) : (
      <Tableau nom="Les avenants" colonnes={["Avenant", "Objet", "État", "Ouvert le", "Clos le"]} longue>
        {avenants.map((avenant) => (
          <tr>
            <th scope="row">
              <a href={`${base}/avenants/${avenant.id}`}>{nomAvenant(avenant)}</a>
            </th>
            <td>{avenant.objet}</td>
            <td>{LIBELLES_AVENANT[avenant.etat]}</td>
            <td>{enLettres(avenant.ouvertLe)}</td>
            <td>{avenant.closLe ? enLettres(avenant.closLe) : ""}</td>
          </tr>
        ))}
      </Tableau>
    )}
    {ecarts && <Ecarts base={base} ecarts={ecarts} />}
  </div>
);
