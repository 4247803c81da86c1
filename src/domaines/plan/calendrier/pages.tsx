import { pluriel } from "#commun/texte.ts";
import type { Fiche } from "../model.ts";
import { adresse, auCalendrier, type Colonne, adresseFiche } from "../vue/rules.ts";
import { TOUT_MONTRER } from "../vue/model.ts";
import { CadrePlan, chemin, type Contexte, Vide } from "../vue/pages.tsx";

const ORDINAUX = ["", "1er", "2e", "3e", "4e"];
const titreDe = ({ annee, trimestre }: Colonne<Fiche>) =>
  trimestre ? `${ORDINAUX[trimestre]} trimestre ${annee}` : `${annee}`;

type Bloc = { contexte: Contexte; cle: string; titre: string; fiches: Fiche[]; plie: boolean };

const Periode = ({ contexte, cle, titre, fiches, plie }: Bloc) => (
  <section id={`p-${cle}`} class="periode">
    <h2>
      {titre} <small class="chiffres">{pluriel(fiches.length, "fiche")}</small>
    </h2>
    {plie && contexte.vue.ouvert !== cle ? (
      <a href={`${adresse(chemin(contexte), contexte.params, { ouvert: cle })}#p-${cle}`}>Voir ces fiches</a>
    ) : (
      <ul class="fiches" role="list">
        {fiches.map((fiche) => (
          <li>
            <span class="chiffres">{fiche.reference}</span> <a href={adresseFiche(fiche)}>{fiche.titre}</a>
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** Les échéances année par année, trimestre par trimestre quand le mois est dit ; les fiches sans date à part. */
export const CalendrierPage = ({ contexte, fiches }: { contexte: Contexte; fiches: Fiche[] }) => {
  const { colonnes, sansDate } = auCalendrier(fiches);
  const plie = fiches.length > TOUT_MONTRER || colonnes.reduce((somme, { fiches: f }) => somme + f.length, 0) > 120;
  return (
    <CadrePlan contexte={contexte}>
      {fiches.length === 0 && <Vide contexte={contexte} />}
      {fiches.length > 0 && colonnes.length === 0 && (
        <p class="panneau">
          Aucune de ces fiches n’a encore de date : ouvrez une fiche, puis « Échéances », et dites l’année ou le mois où
          elle commence.
        </p>
      )}
      <div class="calendrier">
        {colonnes.map((colonne) => (
          <Periode contexte={contexte} cle={colonne.cle} titre={titreDe(colonne)} fiches={colonne.fiches} plie={plie} />
        ))}
      </div>
      {sansDate.length > 0 && (
        <Periode contexte={contexte} cle="sans" titre="Sans date" fiches={sansDate} plie={plie} />
      )}
    </CadrePlan>
  );
};
