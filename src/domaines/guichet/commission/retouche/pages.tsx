import { aLHeure } from "#commun/jour.ts";
import { apresDe, type Mois, moisDeRang, moisEnLettres } from "#commun/mois.ts";
import { accorder, pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import type { Difference, Place } from "../../appariement/model.ts";
import { LIBELLES_GESTE, LIBELLES_SECTION } from "../lexique.ts";
import { type Noms, phrasePlace, placeEnMots, semaineEnMots } from "../lettre/rules.ts";
import type { Commission } from "../session/model.ts";
import { Cadre, moisDits } from "../session/pages.tsx";
import type { Geste, Retouche } from "./model.ts";

const signe = (nombre: number): string => (nombre > 0 ? `+${nombre}` : `${nombre}`);

/** Un geste en mots. */
export function gesteDit(geste: Geste, noms: Noms): string {
  switch (geste.genre) {
    case "imposee":
      return [
        `${geste.dossier} : ${noms.structure(geste.place.structure)}`,
        geste.place.semaines.map(semaineEnMots).join(" ; "),
        ...(geste.place.entree === undefined
          ? []
          : [`à partir ${apresDe(moisEnLettres(moisDeRang(geste.place.entree)))}`]),
        ...(geste.place.reserve ? ["sur une place gardée"] : []),
      ].join(", ");
    case "ecartee":
      return `${geste.dossier} : pas à ${noms.structure(geste.structure)}`;
    case "points":
      return `${geste.dossier} : ${signe(geste.variation)} ${accorder(geste.variation, "point")}`;
    case "capacite":
      return [
        noms.structure(geste.structure),
        geste.section ? (LIBELLES_SECTION[geste.section] ?? geste.section).toLowerCase() : "",
        `${signe(geste.variation)} ${apresDe(moisEnLettres(moisDeRang(geste.de)))} à ${moisEnLettres(moisDeRang(geste.a))}`,
        semaineEnMots(geste.semaine),
      ]
        .filter(Boolean)
        .join(", ");
    case "levee":
      return `le geste n° ${geste.rang} ne vaut plus`;
    default:
      return geste.dossier;
  }
}

const placesDites = (places: readonly Place[], noms: Noms): string => {
  const enfants = 1 + Math.max(0, ...places.map(({ enfant }) => enfant));
  return places.map((place) => phrasePlace(placeEnMots(place, enfants, noms))).join(" ; ") || "attend";
};

const DIFFERENCES_EN_TABLEAU = 50;

/** Ce qui ne tient pas dans le tableau se lit à la suite : aucune famille touchée ne se tait. */
const Suivants = ({ differences, noms }: { differences: readonly Difference[]; noms: Noms }) =>
  differences.length === 0 ? null : (
    <p>
      Et {pluriel(differences.length, "autre")} :{" "}
      {differences
        .map(
          ({ dossier, avant, apres }) =>
            `${dossier} (avant : ${placesDites(avant, noms)} ; après : ${placesDites(apres, noms)})`,
        )
        .join(" ; ")}
      .
    </p>
  );

/** Qui un geste touche : ce que chacun recevait, ce qu'il reçoit. */
export const Touches = ({ ici, differences, noms }: { ici: string; differences: readonly Difference[]; noms: Noms }) =>
  differences.length === 0 ? (
    <p>Ce geste ne change la proposition pour personne.</p>
  ) : (
    <>
      <Tableau nom="Familles touchées" montre colonnes={["Dossier", "Avant", "Après"]}>
        {differences.slice(0, DIFFERENCES_EN_TABLEAU).map(({ dossier, avant, apres }) => (
          <tr>
            <th scope="row">
              <a href={`${ici}/dossiers/${encodeURIComponent(dossier)}`}>{dossier}</a>
            </th>
            <td>{placesDites(avant, noms)}</td>
            <td>{placesDites(apres, noms)}</td>
          </tr>
        ))}
      </Tableau>
      <Suivants differences={differences.slice(DIFFERENCES_EN_TABLEAU)} noms={noms} />
    </>
  );

export const Audit = ({ reclamations }: { reclamations: number }) =>
  reclamations === 0 ? (
    <p>L’audit ne voit aucune réclamation fondée.</p>
  ) : (
    <Alert ton="attention">
      <p>
        L’audit donnerait raison à {pluriel(reclamations, "famille", "familles")} : aux points, un vœu préféré tiendrait
        à côté des seules familles mieux classées.
      </p>
    </Alert>
  );

/** Un geste qui fait entrer un enfant un mois que la séance n'examine pas. */
const Hors = ({ hors, commission }: { hors: readonly Mois[]; commission: Commission }) =>
  hors.length === 0 ? null : (
    <Alert ton="attention">
      <p>
        Entrée en {hors.map(moisEnLettres).join(" et en ")} : hors des mois de cette séance, {moisDits(commission)}. Le
        geste reste possible ; les places de ce mois peuvent encore changer.
      </p>
    </Alert>
  );

type Commun = { ici: string; commission: Commission; conduire: boolean; noms: Noms };

export type GestesProps = Commun & {
  retouches: readonly Retouche[];
  page: number;
  total: number;
  ajouter: boolean;
  nomDe: (compte: string) => string;
  refus?: string | undefined;
  erreurs?: FormErrors | undefined;
};

const Ajouter = ({ ici, commission, erreurs }: Pick<GestesProps, "ici" | "commission" | "erreurs">) => (
  <details open={Boolean(erreurs)}>
    <summary>Ajouter un dossier à la liste gelée</summary>
    <form method="post" action={`${ici}/gestes`} class="pile formulaire">
      <p>Une urgence signalée par la PMI, un oubli : le dossier entre avec ses points, à son rang.</p>
      <input type="hidden" name="genre" value="ajout" />
      <input type="hidden" name="version" value={`${commission.version}`} />
      <Champ nom="dossier" label="Numéro de la demande" erreurs={erreurs} requis />
      <Zone
        nom="motif"
        label="Qui le demande, et pourquoi"
        aide="Sans nom ni état de santé : le procès-verbal le citera."
        lignes={2}
        erreurs={erreurs}
        requis
      />
      <p class="barre">
        <button class="bouton discret" name="essai" value="1">
          Voir ce que cela change
        </button>
        <button class="bouton">Ajouter le dossier</button>
      </p>
    </form>
  </details>
);

/** Tout ce qui fut changé à la main depuis le gel. */
export const GestesPage = (props: GestesProps) => {
  const { ici, retouches, page, total, ajouter, noms, nomDe } = props;
  return (
    <Cadre {...props} onglet="gestes" titre="Gestes faits à la main">
      <p>Chaque geste a son auteur et son motif ; le calcul est refait, et l’on voit qui est touché.</p>
      {ajouter && <Ajouter {...props} />}
      {retouches.length === 0 ? (
        <div class="panneau vide">
          <p>Aucun geste : la liste est celle qui fut gelée.</p>
        </div>
      ) : (
        <Tableau
          nom="Gestes"
          colonnes={[{ titre: "N°", n: true }, "Geste", "Pourquoi", "Par", { titre: "Touchées", n: true }]}
        >
          {retouches.map(({ rang, geste, motif, par, le, differences }) => (
            <tr>
              <td class="n">{rang}</td>
              <th scope="row">
                <a href={`${ici}/gestes/${rang}`}>{LIBELLES_GESTE[geste.genre]}</a>
                <small class="sous">{gesteDit(geste, noms)}</small>
              </th>
              <td>{motif}</td>
              <td>
                {nomDe(par)}
                <small class="sous">{aLHeure(le)}</small>
              </td>
              <td class="n">{differences.length}</td>
            </tr>
          ))}
        </Tableau>
      )}
      <Pagination chemin={`${ici}/gestes`} params={new URLSearchParams()} page={page} total={total} />
    </Cadre>
  );
};

export type GesteProps = Commun & {
  retouche: Retouche;
  par: string;
  hors: readonly Mois[];
  vaut: boolean;
  lever: boolean;
  refus?: string | undefined;
};

/** Un geste : qui, pourquoi, qui il touche, ce qu'en dit l'audit. */
export const GestePage = (props: GesteProps) => {
  const { ici, commission, retouche, vaut, lever, noms, par } = props;
  const { rang, geste, motif, le, differences, reclamations } = retouche;
  return (
    <Cadre {...props} onglet="gestes" titre={`Geste n° ${rang}`}>
      <p>
        <strong>{LIBELLES_GESTE[geste.genre]}</strong> : {gesteDit(geste, noms)}.
      </p>
      <p>
        {motif}{" "}
        <span class="note">
          Par {par}, le {aLHeure(le)}.
        </span>
      </p>
      {!vaut && geste.genre !== "levee" && <p class="note">Ce geste a été levé : il ne vaut plus.</p>}
      <Hors hors={props.hors} commission={commission} />
      <Touches ici={ici} differences={differences} noms={noms} />
      <Audit reclamations={reclamations} />
      {lever && vaut && (
        <form method="post" action={`${ici}/gestes`} class="panneau pile">
          <h2>Revenir sur ce geste</h2>
          <input type="hidden" name="genre" value="levee" />
          <input type="hidden" name="rang" value={`${rang}`} />
          <input type="hidden" name="version" value={`${commission.version}`} />
          <Zone
            nom="motif"
            label="Pourquoi"
            aide="Sans nom ni état de santé : le procès-verbal le citera."
            lignes={2}
            requis
          />
          <p>
            <button class="bouton discret">Lever ce geste</button>
          </p>
        </form>
      )}
      <p class="barre">
        <a href={`${ici}/liste`}>Relire la liste</a>
      </p>
    </Cadre>
  );
};

export type EssaiProps = Commun & {
  geste: Geste;
  hors: readonly Mois[];
  motif: string;
  champs: readonly (readonly [string, string])[];
  differences: readonly Difference[];
  /** Les dossiers dont la place imposée ne tiendrait plus. */
  perdues: readonly string[];
  reclamations: number;
};

/** Ce qu'un geste changerait, avant de le faire. */
export const EssaiPage = (props: EssaiProps) => {
  const { ici, geste, motif, champs, differences, perdues, reclamations, noms } = props;
  return (
    <Cadre {...props} onglet="gestes" titre="Ce que ce geste changerait">
      <p>
        <strong>{LIBELLES_GESTE[geste.genre]}</strong> : {gesteDit(geste, noms)}. Rien n’est encore enregistré.
      </p>
      <Hors hors={props.hors} commission={props.commission} />
      {perdues.length > 0 && (
        <Alert ton="attention">
          <p>
            {perdues.length === 1 ? "La place imposée ne tient plus" : "Les places imposées ne tiennent plus"} pour{" "}
            {perdues.join(", ")} : rien d’autre ne lui est cherché, tant que ce geste vaut.
          </p>
        </Alert>
      )}
      <Touches ici={ici} differences={differences} noms={noms} />
      <Audit reclamations={reclamations} />
      <form method="post" action={`${ici}/gestes`} class="panneau pile">
        {champs
          .filter(([nom]) => nom !== "essai" && nom !== "motif")
          .map(([nom, valeur]) => (
            <input type="hidden" name={nom} value={valeur} />
          ))}
        <Zone
          nom="motif"
          label="Pourquoi"
          aide="Sans nom ni état de santé : le procès-verbal le citera."
          valeur={motif}
          lignes={2}
          requis
        />
        <p class="barre">
          <button class="bouton">Faire ce geste</button>
          <a href={`${ici}/liste`}>Y renoncer</a>
        </p>
      </form>
    </Cadre>
  );
};
