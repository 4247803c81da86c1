import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Groupe } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { PAR_PAGE } from "#ui/pagination.tsx";
import { Onglets } from "../indicateur/onglets/pages.tsx";
import { LIBELLES_FREQUENCE, type Periode } from "../periode/model.ts";
import { periodeEnLettres } from "../periode/rules.ts";
import { Cases, Confirmer, type SaisieProps, Soucis } from "../valeur/saisie/pages.tsx";
import { FREQUENCES_GRILLE, type Grille } from "./model.ts";

/** Les grilles de saisie d'une convention. */
export const GrillesPage = (props: {
  base: string;
  grilles: readonly Grille[];
  peutDefinir: boolean;
  erreurs?: FormErrors | undefined;
}) => {
  const { base, grilles, peutDefinir, erreurs } = props;
  return (
    <>
      <div class="tete">
        <div>
          <h1>Grilles de saisie</h1>
          <p>Un lot d’indicateurs choisi une fois, rempli d’une page à chaque période.</p>
        </div>
      </div>
      <Onglets base={base} ici="grilles" />
      {grilles.length === 0 && <p class="vide">Aucune grille encore.</p>}
      {grilles.length > 0 && (
        <ul class="reponses" role="list">
          {grilles.map(({ id, libelle, frequence, indicateurs }) => (
            <li>
              <a href={`${base}/indicateurs/grilles/${id}`}>{libelle}</a>
              <small>
                {LIBELLES_FREQUENCE[frequence]}, {pluriel(indicateurs.length, "ligne")}
              </small>
            </li>
          ))}
        </ul>
      )}
      {peutDefinir && (
        <form method="post" action={`${base}/indicateurs/grilles`} class="panneau formulaire">
          <h2>Ajouter une grille</h2>
          <Fautes erreurs={erreurs} />
          <Champ nom="libelle" label="Nom de la grille" requis erreurs={erreurs} />
          <Choix
            nom="frequence"
            label="À quel rythme"
            erreurs={erreurs}
            options={FREQUENCES_GRILLE.map((valeur) => ({ valeur, libelle: LIBELLES_FREQUENCE[valeur] }))}
          />
          <p>
            <button class="bouton discret">Choisir ses lignes</button>
          </p>
        </form>
      )}
    </>
  );
};

export type LignesProps = {
  base: string;
  grille: Grille;
  possibles: readonly { id: string; libelle: string }[];
  erreurs?: FormErrors | undefined;
};

/** Les lignes d'une grille : choisies une fois, reprises à chaque période. */
export const LignesPage = ({ base, grille, possibles, erreurs }: LignesProps) => {
  const ici = `${base}/indicateurs/grilles/${grille.id}`;
  return (
    <>
      <form method="post" action={`${ici}/lignes`} class="pile formulaire">
        <div class="tete">
          <h1>Lignes de « {grille.libelle} »</h1>
        </div>
        <Fautes erreurs={erreurs} />
        <Champ nom="libelle" label="Nom de la grille" requis erreurs={erreurs} valeur={grille.libelle} />
        {possibles.length === 0 ? (
          <p class="vide">
            Aucun indicateur ne se saisit à ce rythme ({LIBELLES_FREQUENCE[grille.frequence]}).{" "}
            <a href={`${base}/indicateurs/nouveau`}>Créez-en un</a>.
          </p>
        ) : (
          <div class="choix serre" id="indicateurs">
            <Groupe
              nom="indicateurs"
              legende={`Indicateurs relevés : ${LIBELLES_FREQUENCE[grille.frequence]}`}
              type="checkbox"
              options={possibles.map(({ id, libelle }) => ({ valeur: id, libelle }))}
              coches={erreurs ? (erreurs.values["indicateurs"] ?? "").split("\n") : grille.indicateurs}
            />
          </div>
        )}
        <p class="barre">
          <button class="bouton">Enregistrer les lignes</button>
          <a href={ici}>Revenir à la grille</a>
        </p>
      </form>
      <form method="post" action={`${ici}/retrait`}>
        <button class="lien">Retirer cette grille (les indicateurs restent)</button>
      </form>
    </>
  );
};

export type GrilleProps = SaisieProps & {
  base: string;
  grille: Grille;
  periode: Periode;
  periodes: readonly Periode[];
  page: number;
  total: number;
  peutDefinir: boolean;
  peutSaisir: boolean;
  ecrit: boolean;
};

const ChoixPeriode = ({ ici, periode, periodes }: { ici: string; periode: Periode; periodes: readonly Periode[] }) => (
  <form method="get" action={ici} class="barre bas">
    <Choix
      nom="periode"
      label="Période"
      valeur={periode}
      options={periodes.map((une) => ({ valeur: une, libelle: periodeEnLettres(une) }))}
    />
    <button class="bouton discret">Voir cette période</button>
  </form>
);

const Tout = (props: GrilleProps) => {
  const { cases, soucis, tape, page, total, periode, base, grille } = props;
  const reste = Math.ceil(total / PAR_PAGE) - page;
  return (
    <form method="post" action={`${base}/indicateurs/grilles/${grille.id}?page=${page}`} class="pile grille-saisie">
      <Soucis cases={cases} soucis={soucis} tape={tape} />
      <input type="hidden" name="periode" value={periode} />
      <Cases cases={cases} soucis={soucis} tape={tape} />
      <p class="barre">
        <button class="bouton">{reste > 0 ? "Enregistrer et passer à la suite" : "Enregistrer la grille"}</button>
        <Confirmer cases={cases} soucis={soucis} tape={tape} />
        {reste > 0 && (
          <span class="note">
            Page {page} sur {Math.ceil(total / PAR_PAGE)}
          </span>
        )}
      </p>
    </form>
  );
};

/** Une grille à remplir pour une période, la valeur d'avant en regard. */
export const GrillePage = (props: GrilleProps) => {
  const { base, grille, periode, periodes, total, peutDefinir, peutSaisir, ecrit } = props;
  const ici = `${base}/indicateurs/grilles/${grille.id}`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/indicateurs/grilles`}>Grilles de saisie</a>
          </p>
          <h1>
            {grille.libelle} : {periodeEnLettres(periode)}
          </h1>
        </div>
        {peutDefinir && (
          <div class="barre">
            <a class="bouton discret" href={`${ici}/lignes`}>
              Choisir les lignes
            </a>
          </div>
        )}
      </div>
      {ecrit && <Alert ton="info">La grille est enregistrée.</Alert>}
      <ChoixPeriode ici={ici} periode={periode} periodes={periodes} />
      {total === 0 && <p class="vide">Cette grille n’a pas encore de ligne.</p>}
      {total > 0 && peutSaisir && <Tout {...props} />}
      {total > 0 && !peutSaisir && (
        <p class="vide">Vous pouvez lire chaque indicateur ; remplir cette grille est à d’autres rôles.</p>
      )}
    </>
  );
};
