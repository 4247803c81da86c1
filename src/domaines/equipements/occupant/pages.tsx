import { moisEnLettres } from "#commun/mois.ts";
import { pluriel } from "#commun/texte.ts";
import { Champ, Fautes, Groupe } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import type { Occupant } from "../places/model.ts";
import { LIBELLES_COMPTAGE, NOMS_DEMI_JOURNEES, type Structure } from "../structure/model.ts";

export type OccupantsProps = {
  chemin: string;
  structure: Structure;
  occupants: readonly Occupant[];
  page: number;
  total: number;
  erreurs?: FormErrors | undefined;
};

const joursDe = ({ semaine }: Occupant): string => {
  const dits = NOMS_DEMI_JOURNEES.filter((_, rang) => (semaine & (1 << rang)) !== 0);
  return dits.length === NOMS_DEMI_JOURNEES.length ? "Toute la semaine" : dits.join(", ");
};

const nomDe = ({ repere, source }: Occupant) =>
  repere || (source === "commission" ? "Placé par la commission" : "Sans repère");

const Ligne = ({ ici, occupant }: { ici: string; occupant: Occupant }) => (
  <tr>
    <th scope="row">{nomDe(occupant)}</th>
    <td>{moisEnLettres(occupant.naissance)}</td>
    <td>{moisEnLettres(occupant.entree)}</td>
    <td>{occupant.sortie ? moisEnLettres(occupant.sortie) : "L’été de ses trois ans"}</td>
    <td>{joursDe(occupant)}</td>
    <td>
      <form method="post" action={`${ici}/${occupant.id}/retrait`}>
        <button class="lien">
          Retirer<span class="cache"> {occupant.repere || "cet enfant"}</span>
        </button>
      </form>
    </td>
  </tr>
);

const Ajout = ({ ici, erreurs }: { ici: string; erreurs?: FormErrors | undefined }) => (
  <form method="post" action={ici} class="panneau formulaire">
    <h2>Ajouter un enfant accueilli</h2>
    <p class="note">Jamais son nom : un mois de naissance, des mois de présence, des demi-journées.</p>
    <Champ
      nom="repere"
      label="Repère"
      aide="Son numéro dans votre logiciel, si vous voulez le retrouver."
      erreurs={erreurs}
    />
    <Champ
      nom="naissance"
      label="Mois de naissance"
      type="month"
      aide="Par exemple 2025-04."
      erreurs={erreurs}
      requis
    />
    <Champ nom="entree" label="Premier mois de présence" type="month" erreurs={erreurs} requis />
    <Champ
      nom="sortie"
      label="Premier mois d’absence"
      type="month"
      aide="Vide : jusqu’à l’été de ses trois ans."
      erreurs={erreurs}
    />
    <div class="choix serre" id="jours">
      <Groupe
        nom="jours"
        legende="Demi-journées"
        type="checkbox"
        options={NOMS_DEMI_JOURNEES.map((libelle, rang) => ({ valeur: String(rang), libelle }))}
        coches={erreurs ? (erreurs.values["jours"] ?? "").split("\n") : []}
      />
    </div>
    <p>
      <button class="bouton discret">Ajouter</button>
    </p>
  </form>
);

/** Les enfants accueillis d'une structure, dont ses places libres se comptent. */
export const OccupantsPage = ({ chemin, structure, occupants, page, total, erreurs }: OccupantsProps) => {
  const places = `${chemin}/${structure.id}/places`;
  const ici = `${places}/enfants`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={places}>Places libres de {structure.nom}</a>
          </p>
          <h1>Enfants accueillis</h1>
          <p>{pluriel(total, "enfant")}. Les enfants partis depuis plus d’un an s’effacent d’eux-mêmes.</p>
        </div>
      </div>
      {structure.comptage !== "occupants" && (
        <form method="post" action={`${ici}/comptage`} class="panneau">
          <p>
            Aujourd’hui, les places libres de la structure sont : {LIBELLES_COMPTAGE[structure.comptage].toLowerCase()}.
          </p>
          <input type="hidden" name="version" value={structure.version} />
          <p>
            <button class="bouton discret">Les compter de cette liste</button>
          </p>
        </form>
      )}
      <Fautes erreurs={erreurs} />
      {total === 0 ? (
        <p class="vide">Aucun enfant n’est encore dit.</p>
      ) : (
        <Tableau
          nom="Enfants accueillis"
          colonnes={["Repère", "Né en", "Entre en", "Sort en", "Demi-journées", { titre: "Retirer", cache: true }]}
        >
          {occupants.map((occupant) => (
            <Ligne ici={ici} occupant={occupant} />
          ))}
        </Tableau>
      )}
      <Pagination chemin={ici} params={new URLSearchParams()} page={page} total={total} />
      <Ajout ici={ici} erreurs={erreurs} />
    </>
  );
};
