import type { Bloc } from "#commun/document.ts";
import { aLHeure } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Blocs } from "#ui/document.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { TEXTE, Telecharger } from "#ui/telecharger.tsx";
import type { Commission } from "../session/model.ts";
import { Cadre } from "../session/pages.tsx";
import type { OffreTombee } from "../offre/model.ts";
import type { Lettre } from "./model.ts";

export type LigneLettre = Pick<Lettre, "id" | "numero" | "posteeLe" | "voie"> & {
  issue: Lettre["contenu"]["issue"];
  nom: string | null;
  courriel: boolean;
  /** Pourquoi la place qu'elle annonce n'est plus proposée. */
  tombee: OffreTombee | null;
};

export type LettresProps = {
  ici: string;
  base: string | null;
  commission: Commission;
  conduire: boolean;
  lignes: readonly LigneLettre[];
  page: number;
  total: number;
  /** Celles qui attendent : combien par courriel, combien sur papier. */
  attendent: { courriel: number; papier: number };
};

const ISSUES = { place: "Place proposée", attente: "Reste en attente", nonRecevable: "Non recevable" };

const TOMBEE: Record<OffreTombee, string> = {
  refusee: "la famille a refusé la place",
  sansReponse: "le délai de réponse est passé",
  retiree: "la place est retirée",
};

const partie = ({ posteeLe, voie, courriel, tombee }: LigneLettre): string => {
  if (posteeLe !== null) return `${voie === "courriel" ? "Par courriel" : "Sur papier"}, le ${aLHeure(posteeLe)}`;
  if (tombee) return `Ne part plus : ${TOMBEE[tombee]}`;
  return courriel ? "À envoyer par courriel" : "À imprimer : pas d’adresse de courriel";
};

const Envoyer = ({ ici, base, commission, attendent }: LettresProps) => (
  <section class="panneau pile">
    {attendent.courriel > 0 && (
      <form method="post" action={`${ici}/lettres/envoi`}>
        <p>
          <button class="bouton">
            Envoyer {pluriel(attendent.courriel, "lettre par courriel", "lettres par courriel")}
          </button>
        </p>
      </form>
    )}
    {attendent.papier > 0 && (
      <form method="post" action={`${ici}/lettres/papier`}>
        <p>
          {pluriel(attendent.papier, "lettre part", "lettres partent")} sur papier : imprimez-les, puis dites-le.{" "}
          <button class="lien">Elles sont parties par la poste</button>
        </p>
      </form>
    )}
    {base && (
      <Telecharger
        base={base}
        genre="lettresCommission"
        nom="Lire les lettres sur papier"
        params={[
          ["commission", commission.id],
          ["lesquelles", "papier"],
        ]}
        formats={TEXTE}
      />
    )}
  </section>
);

/** Les lettres d'une séance close. */
export const LettresPage = (props: LettresProps) => {
  const { ici, lignes, page, total } = props;
  return (
    <Cadre {...props} onglet="lettres" titre="Lettres">
      <p>
        {pluriel(total, "lettre")} : chaque famille lit la décision, ses points ligne par ligne, les règles en mots, la
        mention du calcul et ses recours ; jamais la situation d’une autre.
      </p>
      {total > 0 && <Envoyer {...props} />}
      <Tableau nom="Lettres" colonnes={["Dossier", "Famille", "Décision", "Envoi"]}>
        {lignes.map((ligne) => (
          <tr>
            <th scope="row">
              <a href={`${ici}/lettres/${ligne.id}`}>{ligne.numero}</a>
            </th>
            <td>{ligne.nom ?? "Effacée"}</td>
            <td>{ISSUES[ligne.issue]}</td>
            <td>{partie(ligne)}</td>
          </tr>
        ))}
      </Tableau>
      <Pagination chemin={`${ici}/lettres`} params={new URLSearchParams()} page={page} total={total} />
    </Cadre>
  );
};

export type LettreProps = {
  ici: string;
  base: string | null;
  commission: Commission;
  conduire: boolean;
  lettre: Lettre;
  blocs: readonly Bloc[];
};

/** Une lettre, telle que la famille la lit. */
export const LettrePage = (props: LettreProps) => {
  const { base, lettre, blocs } = props;
  return (
    <Cadre {...props} onglet="lettres" titre={`Lettre ${lettre.numero}`}>
      {base && (
        <Telecharger
          base={base}
          genre="lettreCommission"
          nom="Lire comme document"
          params={[["lettre", lettre.id]]}
          formats={TEXTE}
        />
      )}
      <article class="pile">
        <Blocs blocs={blocs} />
      </article>
    </Cadre>
  );
};
