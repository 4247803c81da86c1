import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination, PAR_PAGE } from "#ui/pagination.tsx";
import type { Indicateur } from "../indicateur/model.ts";
import type { Periode } from "../periode/model.ts";
import { ordonner, periodeEnLettres } from "../periode/rules.ts";
import type { Valeur } from "./model.ts";
import { LIBELLES_ETAT_VALEUR } from "./model.ts";
import { ecrireNombre } from "./nombre/rules.ts";
import { LienPreuve } from "./preuve/pages.tsx";
import { Cases, Confirmer, ecrireValeur, type SaisieProps, Soucis } from "./saisie/pages.tsx";
import type { EtatIndicateur } from "./rules.ts";

export type DonnerProps = SaisieProps & {
  ici: string;
  indicateur: Indicateur;
  periode: Periode;
  periodes: readonly Periode[];
  aujourdhui: string;
  erreurs?: FormErrors | undefined;
};

const ChoixPeriode = ({ ici, indicateur, periode, periodes }: DonnerProps) =>
  indicateur.frequence === "ponctuelle" ? null : (
    <form method="get" action={`${ici}#saisie`} class="barre bas">
      <Choix
        nom="periode"
        label="Période"
        valeur={periode}
        options={periodes.map((une) => ({ valeur: une, libelle: periodeEnLettres(une) }))}
      />
      <button class="bouton discret">Voir cette période</button>
    </form>
  );

/** Donner ou corriger les valeurs d'une période. */
export const DonnerValeur = (props: DonnerProps) => {
  const { ici, indicateur, periode, cases, erreurs, soucis, tape } = props;
  const [premiere] = cases;
  const ponctuelle = indicateur.frequence === "ponctuelle";
  return (
    <section class="panneau" aria-labelledby="saisie">
      <h2 id="saisie">Donner une valeur{ponctuelle ? "" : ` : ${periodeEnLettres(periode)}`}</h2>
      <ChoixPeriode {...props} />
      <form method="post" action={`${ici}/valeurs`} class="formulaire">
        <Fautes erreurs={erreurs} />
        <Soucis cases={cases} soucis={soucis} tape={tape} />
        {ponctuelle ? (
          <Champ nom="periode" id="jour-releve" label="Relevée le" type="date" erreurs={erreurs} valeur={periode} />
        ) : (
          <input type="hidden" name="periode" value={periode} />
        )}
        <Cases cases={cases} soucis={soucis} tape={tape} seul />
        <Zone
          nom="commentaire"
          label="Un mot pour l’expliquer"
          lignes={2}
          erreurs={erreurs}
          valeur={premiere?.actuelle?.commentaire ?? ""}
        />
        <Champ
          nom="preuve"
          label="Ce qui le prouve"
          aide="Un lien, ou le document et la page où le lire."
          erreurs={erreurs}
          valeur={premiere?.actuelle?.preuve ?? ""}
        />
        <p class="barre">
          <button class="bouton discret">Enregistrer</button>
          <Confirmer cases={cases} soucis={soucis} tape={tape} />
        </p>
      </form>
    </section>
  );
};

const Preuve = ({ preuve }: { preuve: string }) =>
  /^https?:\/\/\S+$/.test(preuve) ? (
    <a href={preuve} rel="noreferrer">
      {new URL(preuve).hostname}
    </a>
  ) : (
    <>{preuve}</>
  );

const Rang = ({ ici, valeur, indicateur, auteur, piece, peutValider }: RangProps) => (
  <tr>
    <th scope="row">
      {periodeEnLettres(valeur.periode)}
      {valeur.modalite && <small class="sous">{valeur.modalite}</small>}
    </th>
    <td class="n">{ecrireValeur({ indicateur }, valeur)}</td>
    <td>
      {valeur.saisiPar === "" ? "Compté" : LIBELLES_ETAT_VALEUR[valeur.etat]}
      {auteur && <small class="sous">{auteur}</small>}
      {peutValider && valeur.etat === "brouillon" && (
        <form method="post" action={`${ici}/validation`}>
          <input type="hidden" name="periode" value={valeur.periode} />
          <input type="hidden" name="modalite" value={valeur.modalite} />
          <input type="hidden" name="version" value={`${valeur.version}`} />
          <button class="lien">
            Valider
            <span class="cache">
              {" "}
              {periodeEnLettres(valeur.periode)} {valeur.modalite}
            </span>
          </button>
        </form>
      )}
    </td>
    <td>
      {valeur.commentaire}
      {valeur.preuve && (
        <small class="sous">
          <Preuve preuve={valeur.preuve} />
        </small>
      )}
      {piece && <LienPreuve ici={ici} periode={valeur.periode} nom={piece} />}
    </td>
  </tr>
);

type RangProps = {
  ici: string;
  indicateur: Indicateur;
  valeur: Valeur;
  auteur: string;
  piece: string | undefined;
  peutValider: boolean;
};

/** Les valeurs, la plus récente d'abord, avec qui les a données et ce qui les prouve. */
export const TableValeurs = (props: {
  ici: string;
  indicateur: Indicateur;
  etat: EtatIndicateur;
  valeurs: readonly Valeur[];
  auteurs: ReadonlyMap<string, string>;
  /** Le nom de la pièce de chaque période qui en a une. */
  preuves: ReadonlyMap<string, string>;
  peutValider: boolean;
  page: number;
}) => {
  const { ici, indicateur, etat, valeurs, auteurs, preuves, peutValider, page } = props;
  const rangees = valeurs.toSorted((a, b) => ordonner(b.periode, a.periode) || (a.modalite < b.modalite ? -1 : 1));
  const ecarts = etat.serie.filter(({ ecart }) => ecart !== null);
  const partiels = etat.serie.filter(({ partiel }) => partiel);
  return (
    <section class="pile" aria-labelledby="valeurs">
      <div class="tete">
        <h2 id="valeurs">Les valeurs</h2>
        <a href={`${ici}/histoire`}>Toutes les corrections</a>
      </div>
      {ecarts.map(({ periode, ecart }) => (
        <p class="note">
          {periodeEnLettres(periode)} : le tout et la somme du détail diffèrent de {ecrireNombre(Math.abs(ecart ?? 0))}.
        </p>
      ))}
      {partiels.length > 0 && (
        <p class="note">
          Détail incomplet : {partiels.map(({ periode }) => periodeEnLettres(periode)).join(", ")}. Le tout montré n’est
          que la somme de ce que l’on a.
        </p>
      )}
      <div class="cadre" tabindex={0} role="region" aria-label={`Valeurs de l’indicateur ${indicateur.libelle}`}>
        <table class="table longue">
          <caption class="cache">Valeurs de l’indicateur {indicateur.libelle}</caption>
          <thead>
            <tr>
              <th scope="col">Période</th>
              <th scope="col" class="n">
                Valeur
              </th>
              <th scope="col">État</th>
              <th scope="col">Explication et preuve</th>
            </tr>
          </thead>
          <tbody>
            {rangees.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map((valeur) => (
              <Rang
                ici={ici}
                indicateur={indicateur}
                valeur={valeur}
                auteur={auteurs.get(valeur.saisiPar) ?? ""}
                piece={preuves.get(valeur.periode)}
                peutValider={peutValider}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Pagination chemin={ici} params={new URLSearchParams()} page={page} total={rangees.length} />
    </section>
  );
};
