import { enLettres } from "#commun/jour.ts";
import { ecrireMontant } from "#commun/montant.ts";
import { pluriel } from "#commun/texte.ts";
import { BarresEmpilees } from "#ui/empilees.tsx";
import { Barres } from "#ui/graphiques.tsx";
import { TEXTE, TelechargerCourt } from "#ui/telecharger.tsx";
import { direDecompte } from "../bord/document.ts";
import type { Decompte } from "../bord/model.ts";
import { pileDe } from "../bord/pages.tsx";
import { LIBELLES_MONTANT, type Totaux } from "../budget/model.ts";
import type { ParFinanceur } from "../budget/sommes/model.ts";
import type { EtatDefini } from "../etat/model.ts";
import { EtatDit } from "../etat/pages.tsx";
import { etatEcrit } from "../etat/rules.ts";
import { periodeEnLettres } from "../periode/rules.ts";
import {
  type DitIci,
  type FicheDite,
  type FicheSituee,
  type IndicateurIci,
  MONTANTS_DE_COMMUNE,
  RAISONS,
  type SeancesIci,
} from "./model.ts";
import { citer, direSeances } from "./rules.ts";

export type CommuneProps = {
  base: string;
  code: string;
  nom: string;
  population: number | null;
  today: string;
  etats: readonly EtatDefini[];
  nommees: readonly FicheDite[];
  partout: readonly FicheDite[];
  decomptes: readonly Decompte[];
  seances: readonly SeancesIci[];
  indicateurs: readonly IndicateurIci[];
  argent: { finance: readonly ParFinanceur[]; fiches: number; total: Totaux };
};

export const lien = (base: string, { fiche }: FicheSituee) => `${base}/plan/fiches/${fiche.id}`;

const LigneFiche = ({ une, props }: { une: FicheDite; props: CommuneProps }) => (
  <tr>
    <th scope="row">
      <a href={lien(props.base, une)}>{citer(une)}</a>
    </th>
    <td>{[...(une.communes.get(props.code) ?? [])].map((raison) => RAISONS[raison]).join(", ")}</td>
    <td>
      <EtatDit code={une.dit.etat} etats={props.etats} precision={une.dit.precision} />
      {une.dit.le && (
        <small class="sous">
          {une.dit.part && "pour sa part, "}au {enLettres(une.dit.le)}
        </small>
      )}
    </td>
  </tr>
);

const Nommees = ({ props }: { props: CommuneProps }) =>
  props.nommees.length === 0 ? (
    <p class="vide">Aucune fiche du plan ne nomme {props.nom}, ni ne l’a pour pilote ou partenaire.</p>
  ) : (
    <div class="cadre" tabindex={0} role="region" aria-label="Fiches qui la concernent">
      <table class="table">
        <caption>
          {pluriel(props.nommees.length, "fiche qui la concerne", "fiches qui la concernent")} en propre
        </caption>
        <thead>
          <tr>
            <th scope="col">Fiche-action</th>
            <th scope="col">Pourquoi</th>
            <th scope="col">Où elle en est</th>
          </tr>
        </thead>
        <tbody>
          {props.nommees.map((une) => (
            <LigneFiche une={une} props={props} />
          ))}
        </tbody>
      </table>
    </div>
  );

const libelleEtat = ({ etat, precision, le }: DitIci, etats: readonly EtatDefini[]): string =>
  etat && le ? `${etatEcrit(etats, etat, precision).toLowerCase()}, au ${enLettres(le)}` : "";

const Decomptes = ({ decomptes }: { decomptes: readonly Decompte[] }) =>
  decomptes.length === 0 ? null : (
    <section class="panneau" aria-labelledby="etats-ici">
      <h2 id="etats-ici">Dans quel état elles sont</h2>
      <BarresEmpilees
        id="etats-commune"
        titre="Fiches par état, pour cette commune"
        description={decomptes.map(direDecompte).join(" ")}
        piles={decomptes.map(pileDe)}
      />
      <p class="note">On compte des fiches, dans l’état que donnent ceux qui les portent ; le détail est à côté.</p>
    </section>
  );

const Partout = ({ props }: { props: CommuneProps }) =>
  props.partout.length === 0 ? null : (
    <section class="panneau" aria-labelledby="partout">
      <h2 id="partout">{pluriel(props.partout.length, "fiche vaut", "fiches valent")} pour tout le territoire</h2>
      <ul class="serree">
        {props.partout.map((une) => (
          <li>
            <a href={lien(props.base, une)}>{citer(une)}</a> <small>{libelleEtat(une.dit, props.etats)}</small>
          </li>
        ))}
      </ul>
    </section>
  );

const Seances = ({ props }: { props: CommuneProps }) => (
  <section class="pile" aria-labelledby="seances">
    <h2 id="seances">Les séances tenues ici</h2>
    {props.seances.length === 0 ? (
      <p class="vide">Aucune séance n’y a encore été notée.</p>
    ) : (
      <>
        <Barres
          id="seances-commune"
          titre="Séances tenues ici, par service"
          description={direSeances(props.seances)}
          barres={props.seances.map(({ service, seances }) => ({ libelle: service, valeur: seances }))}
          ecrire={(valeur) => pluriel(valeur, "séance")}
        />
        <div class="cadre" tabindex={0} role="region" aria-label="Séances tenues ici">
          <table class="table">
            <caption class="cache">Séances tenues à {props.nom}</caption>
            <thead>
              <tr>
                <th scope="col">Service</th>
                <th scope="col" class="n">
                  Séances
                </th>
                <th scope="col" class="n">
                  Enfants
                </th>
                <th scope="col" class="n">
                  Adultes
                </th>
                <th scope="col">Dernière</th>
              </tr>
            </thead>
            <tbody>
              {props.seances.map(({ service, seances, enfants, adultes, derniere }) => (
                <tr>
                  <th scope="row">{service}</th>
                  <td class="n">{seances}</td>
                  <td class="n">{enfants}</td>
                  <td class="n">{adultes}</td>
                  <td>{derniere ? enLettres(derniere) : "—"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </>
    )}
  </section>
);

const nombre = (valeur: number | null) => (valeur === null ? "—" : valeur.toLocaleString("fr-FR"));

const Indicateurs = ({ props }: { props: CommuneProps }) => (
  <section class="pile" aria-labelledby="indicateurs">
    <h2 id="indicateurs">Ce qui s’y mesure</h2>
    {props.indicateurs.length === 0 ? (
      <p class="vide">Aucun indicateur n’est détaillé par commune.</p>
    ) : (
      <div class="cadre" tabindex={0} role="region" aria-label="Indicateurs détaillés par commune">
        <table class="table">
          <caption class="cache">Indicateurs détaillés par commune, à {props.nom}</caption>
          <thead>
            <tr>
              <th scope="col">Indicateur</th>
              <th scope="col">Période</th>
              <th scope="col" class="n">
                Ici
              </th>
              <th scope="col" class="n">
                Toutes les communes
              </th>
            </tr>
          </thead>
          <tbody>
            {props.indicateurs.map((un) => (
              <tr>
                <th scope="row">
                  <a href={`${props.base}/indicateurs/${un.id}`}>{un.libelle}</a>
                  {un.unite && <small class="sous">{un.unite}</small>}
                </th>
                <td>{un.periode ? periodeEnLettres(un.periode) : "Pas encore de valeur"}</td>
                <td class="n">{un.sur === null ? nombre(un.nombre) : `${nombre(un.nombre)} sur ${nombre(un.sur)}`}</td>
                <td class="n">{nombre(un.ensemble)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
);

const Argent = ({ props: { argent, nom } }: { props: CommuneProps }) => (
  <section class="pile" aria-labelledby="argent">
    <h2 id="argent">L’argent</h2>
    {argent.fiches > 0 && argent.total.prevu !== null && (
      <p>
        {pluriel(
          argent.fiches,
          "des fiches qui la concernent est chiffrée",
          "des fiches qui la concernent sont chiffrées",
        )}{" "}
        : {ecrireMontant(argent.total.prevu)} prévus, toutes communes et tous financeurs confondus.
      </p>
    )}
    {argent.finance.length === 0 ? (
      <p class="vide">La commune n’est notée comme financeur d’aucune fiche.</p>
    ) : (
      <div class="cadre" tabindex={0} role="region" aria-label="Ce que la commune finance">
        <table class="table">
          <caption>Ce que {nom} finance, en euros</caption>
          <thead>
            <tr>
              <th scope="col">Année</th>
              {MONTANTS_DE_COMMUNE.map((montant) => (
                <th scope="col" class="n">
                  {LIBELLES_MONTANT[montant]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {argent.finance.map(({ annee, totaux }) => (
              <tr>
                <th scope="row">{annee}</th>
                {MONTANTS_DE_COMMUNE.map((montant) => (
                  <td class="n">{totaux[montant] === null ? "—" : ecrireMontant(totaux[montant])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
);

/** Une commune, recto : les fiches qui la concernent et leur état ; verso : ce qui s'y tient, s'y mesure et se paie. */
export const CommunePage = (props: CommuneProps) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${props.base}/communes`}>Les communes</a>
        </p>
        <h1>{props.nom} dans la convention</h1>
        <p>
          {props.population === null ? "" : `${pluriel(props.population, "habitant")}. `}Au {props.today}.
        </p>
      </div>
      <TelechargerCourt base={props.base} genre="commune" params={[["commune", props.code]]} formats={TEXTE} />
    </div>
    <p class="note outils">Le document tient en deux faces, recto et verso, à remettre à la commune.</p>
    <div class="pile recto">
      <Nommees props={props} />
      <Decomptes decomptes={props.decomptes} />
      <Partout props={props} />
    </div>
    <div class="pile verso">
      <Seances props={props} />
      <Indicateurs props={props} />
      <Argent props={props} />
    </div>
  </>
);
