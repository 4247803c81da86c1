import { pluriel } from "#commun/texte.ts";
import type { Fiche } from "../model.ts";
import { adresse, auCalendrier, type Colonne, adresseFiche } from "../vue/rules.ts";
import { TOUT_MONTRER } from "../vue/model.ts";
import { CadrePlan, chemin, type Contexte, Vide } from "../vue/pages.tsx";

type Bloc = { contexte: Contexte; cle: string; fiches: Fiche[]; plie: boolean };

const Contenu = ({ contexte, cle, fiches, plie }: Bloc) =>
  plie && contexte.vue.ouvert !== cle ? (
    <a href={`${adresse(chemin(contexte), contexte.params, { ouvert: cle })}#p-${cle}`}>Voir ces fiches</a>
  ) : (
    <ul class="fiches" role="list">
      {fiches.map((fiche) => (
        <li>
          <span class="chiffres">{fiche.reference}</span> <a href={adresseFiche(fiche)}>{fiche.titre}</a>
        </li>
      ))}
    </ul>
  );

const Combien = ({ fiches }: { fiches: Fiche[] }) => <small class="chiffres">{pluriel(fiches.length, "fiche")}</small>;

type Cadre = Pick<Bloc, "contexte" | "plie">;

/** Une année : ce qui l'occupe, puis ce qui s'y termine, trimestre par trimestre. */
const Annee = ({ annee, colonnes, ...cadre }: Cadre & { annee: number; colonnes: Colonne<Fiche>[] }) => {
  const entiere = colonnes.find(({ trimestre }) => trimestre === null);
  return (
    <section id={`p-${annee}`} class="periode">
      <h2>
        {annee} {entiere && <Combien fiches={entiere.fiches} />}
      </h2>
      {entiere && <Contenu {...entiere} {...cadre} />}
      {colonnes.map(({ cle, trimestre, fiches }) =>
        trimestre ? (
          <section id={`p-${cle}`}>
            <h3>
              <span>
                {trimestre}
                <sup>{trimestre === 1 ? "er" : "e"}</sup> trimestre {annee}
              </span>{" "}
              <Combien fiches={fiches} />
            </h3>
            <Contenu cle={cle} fiches={fiches} {...cadre} />
          </section>
        ) : null,
      )}
    </section>
  );
};

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
        {[...Map.groupBy(colonnes, ({ annee }) => annee)].map(([annee, siennes]) => (
          <Annee annee={annee} colonnes={siennes} contexte={contexte} plie={plie} />
        ))}
      </div>
      {sansDate.length > 0 && (
        <section id="p-sans" class="periode">
          <h2>
            Sans date <Combien fiches={sansDate} />
          </h2>
          <Contenu cle="sans" fiches={sansDate} contexte={contexte} plie={plie} />
        </section>
      )}
    </CadrePlan>
  );
};
