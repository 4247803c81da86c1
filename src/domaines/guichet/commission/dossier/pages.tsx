import { enLettres } from "#commun/jour.ts";
import { moisDeRang, moisEnLettres } from "#commun/mois.ts";
import { pluriel } from "#commun/texte.ts";
import { Champ, Choix, Zone } from "#ui/champs.tsx";
import { Tableau } from "#ui/tableau.tsx";
import type { Motif } from "../../appariement/model.ts";
import { TEXTES } from "../../demande/textes.ts";
import type { DossierGele, StructureGelee } from "../gel/model.ts";
import { LIBELLES_GESTE } from "../lexique.ts";
import { type Noms, nomDemiJournee, phrasePlace, semaineEnMots } from "../lettre/rules.ts";
import type { PlaceEnMots } from "../lettre/model.ts";
import { Semaine } from "../places/pages.tsx";
import { gesteDit } from "../retouche/pages.tsx";
import type { Retouche } from "../retouche/model.ts";
import type { Commission } from "../session/model.ts";
import { Cadre } from "../session/pages.tsx";

type Option = { valeur: string; libelle: string };

export type DossierProps = {
  ici: string;
  commission: Commission;
  conduire: boolean;
  dossier: DossierGele;
  nom: string | null;
  rang: number;
  places: readonly PlaceEnMots[];
  motifs: readonly Motif[];
  reclame: readonly string[];
  gestes: readonly Pick<Retouche, "rang" | "geste">[];
  structures: readonly StructureGelee[];
  noms: Noms;
  mois: readonly Option[];
  reserves: readonly Option[];
  /** Les conditions du règlement qu'il ne tient pas, quoique la commission l'ait admis ; celles d'un frère ou d'une sœur resté dehors. */
  malgre: readonly string[];
  enSeance: boolean;
  retirable: boolean;
};

const Points = ({ dossier, noms }: { dossier: DossierGele; noms: Noms }) => (
  <Tableau nom="Ses points" montre colonnes={["Critère", "Pourquoi", { titre: "Points", n: true }]}>
    {dossier.lignes.map(({ libelle, raison, points }) => (
      <tr>
        <th scope="row">{libelle}</th>
        <td>{raison}</td>
        <td class="n">{points}</td>
      </tr>
    ))}
    <tr>
      <th scope="row">En tout</th>
      <td />
      <td class="n">{dossier.points}</td>
    </tr>
    {dossier.bonus?.map(({ structure, points, lignes }) => (
      <tr>
        <th scope="row">De plus à {noms.structure(structure)}</th>
        <td>{lignes.map(({ libelle }) => libelle).join(" ; ")}</td>
        <td class="n">{points}</td>
      </tr>
    ))}
  </Tableau>
);

const Besoin = ({ dossier, noms }: { dossier: DossierGele; noms: Noms }) => (
  <ul>
    {dossier.enfants.map(({ ne, entree, tolerance = 0, semaines }, rang) => (
      <li>
        {dossier.enfants.length > 1 && `Enfant ${rang + 1} : `}né ou attendu en {moisEnLettres(moisDeRang(ne))}, entrée
        en {moisEnLettres(moisDeRang(entree))}
        {tolerance > 0 && `, jusqu’à ${pluriel(tolerance, "mois", "mois")} plus tard`},{" "}
        {semaineEnMots(semaines[0] ?? 0)}
        {semaines.length > 1 && !dossier.entiere && `, sinon ${semaines.slice(1).map(semaineEnMots).join(" ; ")}`}.
      </li>
    ))}
    {dossier.complements && (
      <li>
        {dossier.entiere
          ? "Sa semaine entière peut se partager entre deux"
          : "Une semaine réduite peut se compléter dans une autre"}{" "}
        des structures citées.
      </li>
    )}
    {dossier.changement && (
      <li>
        Déjà accueilli : {dossier.changement}. Sa famille demande à changer ; il garde cette place tant qu’elle n’en a
        pas accepté une autre.
      </li>
    )}
    {dossier.urgence && <li>Accueil en urgence.</li>}
    {dossier.occasionnel && (
      <li>
        Accueil occasionnel, sans place réservée, en plus : le calcul ne range que les demi-journées dites plus haut ;
        la structure ou le relais répond du reste hors séance.
      </li>
    )}
    {dossier.horaires && (
      <li>Horaires : {dossier.horaires.map((un) => TEXTES.fr.etapes.accueil.horaire[un]).join(" ; ")}.</li>
    )}
    <li>Vœux, dans l’ordre : {dossier.choix.map(({ structure }) => noms.structure(structure)).join(" ; ")}.</li>
  </ul>
);

/** Ce que la commission lit d'un refus : la case, ce qu'elle offrait, qui passe devant. */
function motifLu(
  { structure, section, mois, demiJournee, libres, dernier, points, ensemble, reclame }: Motif,
  noms: Noms,
): string {
  if (reclame)
    return `${noms.structure(structure)} : aux points, une place lui revenait ; la commission en décide autrement.`;
  const ou = [
    noms.structure(structure),
    section ? noms.section(section).toLowerCase() : "tout l’établissement",
    demiJournee === null ? "la semaine" : nomDemiJournee(demiJournee),
    moisEnLettres(moisDeRang(mois)),
  ].join(", ");
  if (demiJournee === null)
    return `${ou} : pas assez d’heures libres pour ces jours${dernier ? `, dernier admis ce mois-là devant lui : ${dernier.dossier}, avec ${pluriel(dernier.points, "point")}, ce dossier en a ${points}` : ""}.`;
  if (!dernier) return `${ou} : rien n’y était libre.`;
  const fin = ensemble ? " Chaque enfant y tenait seul, pas tous." : "";
  return `${ou} : ${pluriel(libres, "place libre", "places libres")}, dernier admis à ce moment devant lui : ${dernier.dossier}, avec ${pluriel(dernier.points, "point")}, ce dossier en a ${points}.${fin}`;
}

const Pourquoi = ({ motifs, noms }: Pick<DossierProps, "motifs" | "noms">) => (
  <section class="pile">
    <h2>Pourquoi pas mieux</h2>
    {motifs.length === 0 ? (
      <p>Ce dossier reçoit son premier vœu, ou n’en a pas d’autre que ce qu’il reçoit.</p>
    ) : (
      <ul>
        {motifs.map((motif) => (
          <li>{motifLu(motif, noms)}</li>
        ))}
      </ul>
    )}
  </section>
);

const Cache = ({ genre, dossier, commission }: { genre: string; dossier: DossierGele; commission: Commission }) => (
  <>
    <input type="hidden" name="genre" value={genre} />
    <input type="hidden" name="dossier" value={dossier.id} />
    <input type="hidden" name="version" value={`${commission.version}`} />
  </>
);

const Boutons = ({ faire }: { faire: string }) => (
  <p class="barre">
    <button class="bouton discret" name="essai" value="1">
      Voir qui serait touché
    </button>
    <button class="bouton">{faire}</button>
  </p>
);

const Imposer = ({ ici, dossier, commission, structures, mois, reserves }: DossierProps) => (
  <details>
    <summary>Imposer une place</summary>
    <form method="post" action={`${ici}/gestes`} class="pile formulaire">
      <Cache genre="imposee" dossier={dossier} commission={commission} />
      <Choix
        nom="structure"
        id="imposee-structure"
        label="Où"
        options={structures.map(({ id, nom }) => ({ valeur: id, libelle: nom }))}
        valeur={dossier.choix[0]?.structure}
      />
      <div class="cote-a-cote">
        <Choix
          nom="entree"
          id="imposee-entree"
          label="À partir de"
          options={[{ valeur: "", libelle: "Le mois demandé" }, ...mois]}
        />
        {reserves.length > 0 && (
          <Choix
            nom="reserve"
            id="imposee-reserve"
            label="Sur quelle place"
            options={[{ valeur: "", libelle: "Une place ouverte à tous" }, ...reserves]}
          />
        )}
      </div>
      {dossier.enfants.slice(0, 4).map(({ semaines }, rang) => (
        <Semaine
          nom={`semaine${rang}`}
          legende={dossier.enfants.length > 1 ? `Demi-journées de l’enfant ${rang + 1}` : "Demi-journées"}
          cochees={semaines[0] ?? 0}
        />
      ))}
      <Zone
        nom="motif"
        id="imposee-motif"
        label="Pourquoi"
        aide="Sans nom ni état de santé : le procès-verbal le citera."
        lignes={2}
        requis
      />
      <Boutons faire="Imposer cette place" />
    </form>
  </details>
);

const Ecarter = ({ ici, dossier, commission, noms }: DossierProps) => (
  <details>
    <summary>Écarter une structure</summary>
    <form method="post" action={`${ici}/gestes`} class="pile formulaire">
      <Cache genre="ecartee" dossier={dossier} commission={commission} />
      <Choix
        nom="structure"
        id="ecartee-structure"
        label="Laquelle"
        options={dossier.choix.map(({ structure }) => ({ valeur: structure, libelle: noms.structure(structure) }))}
      />
      <Zone
        nom="motif"
        id="ecartee-motif"
        label="Pourquoi"
        aide="Sans nom ni état de santé : le procès-verbal le citera."
        lignes={2}
        requis
      />
      <Boutons faire="Écarter cette structure" />
    </form>
  </details>
);

const ChangerPoints = ({ ici, dossier, commission }: DossierProps) => (
  <details>
    <summary>Changer ses points</summary>
    <form method="post" action={`${ici}/gestes`} class="pile formulaire">
      <Cache genre="points" dossier={dossier} commission={commission} />
      <Champ nom="variation" label="Points en plus, ou en moins avec un signe moins" type="number" requis />
      <Zone
        nom="motif"
        id="points-motif"
        label="Pourquoi"
        aide="Sans nom ni état de santé : le procès-verbal le citera."
        lignes={2}
        requis
      />
      <Boutons faire="Changer les points" />
    </form>
  </details>
);

const Retirer = ({ ici, dossier, commission }: DossierProps) => (
  <details>
    <summary>Retirer ce dossier de la liste</summary>
    <form method="post" action={`${ici}/gestes`} class="pile formulaire">
      <p>La famille a trouvé une autre solution, ou retire sa demande.</p>
      <Cache genre="retrait" dossier={dossier} commission={commission} />
      <Zone
        nom="motif"
        id="retrait-motif"
        label="Pourquoi"
        aide="Sans nom ni état de santé : le procès-verbal le citera."
        lignes={2}
        requis
      />
      <Boutons faire="Retirer ce dossier" />
    </form>
  </details>
);

/** Où en est le dossier : son rang, ce qu'il reçoit, ce que l'audit en dit, ce que la commission y a changé. */
const OuEnEstIl = ({ ici, dossier, nom, rang, places, malgre, reclame, gestes, noms }: DossierProps) => (
  <>
    {nom && <p class="note">{nom}</p>}
    <p>
      Rang {rang}, {pluriel(dossier.points, "point")}, en attente depuis le {enLettres(dossier.depuis)}.{" "}
      {places.length === 0
        ? "Le calcul ne lui propose pas de place."
        : `Le calcul propose : ${places.map(phrasePlace).join(" ; ")}.`}
    </p>
    {malgre.length > 0 && <p>Admis par la commission, quoiqu’il ne tienne pas : {malgre.join(" ; ")}.</p>}
    {dossier.exclus && <p>Un autre enfant de ce dossier n’est pas recevable : {dossier.exclus.join(" ; ")}.</p>}
    {reclame.length > 0 && <p>L’audit dit que lui reviendrait, aux points : {reclame.join(" ; ")}.</p>}
    {gestes.length > 0 && (
      <ul>
        {gestes.map(({ rang: numero, geste }) => (
          <li>
            <a href={`${ici}/gestes/${numero}`}>{LIBELLES_GESTE[geste.genre]}</a> : {gesteDit(geste, noms)}
          </li>
        ))}
      </ul>
    )}
  </>
);

/** Un dossier : ses points, ce qu'il demande, ce qu'il reçoit, pourquoi pas mieux, et ce que la commission peut y changer. */
export const DossierPage = (props: DossierProps) => {
  const { dossier, motifs, noms, conduire, enSeance, retirable } = props;
  return (
    <Cadre {...props} onglet="liste" titre={`Dossier ${dossier.id}`}>
      <OuEnEstIl {...props} />
      <h2>Ce qu’il demande</h2>
      <Besoin dossier={dossier} noms={noms} />
      <Points dossier={dossier} noms={noms} />
      <Pourquoi motifs={motifs} noms={noms} />
      {conduire && enSeance && (
        <section class="pile">
          <h2>Ce que la commission décide</h2>
          <Imposer {...props} />
          <Ecarter {...props} />
          <ChangerPoints {...props} />
        </section>
      )}
      {conduire && retirable && <Retirer {...props} />}
    </Cadre>
  );
};
