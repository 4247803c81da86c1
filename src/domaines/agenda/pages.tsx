import { enLettres, type Jour, nomDuJour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Groupe } from "#ui/champs.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { type DateAgenda, GENRES_DATE, type GenreDate, LIBELLES_DATE } from "./model.ts";
import { moisVoisins, semainesDe } from "./rules.ts";

export const nomDuMois = (mois: string): string => enLettres(`${mois}-01` as Jour).replace(/^1er /, "");

export type AgendaProps = {
  base: string;
  mois: string;
  genres: readonly GenreDate[];
  dates: readonly DateAgenda[];
  page: number;
  ici: readonly DateAgenda[];
};

const adresse = ({ base, genres }: AgendaProps, mois: string) =>
  `${base}/agenda?${new URLSearchParams([["mois", mois], ...genres.map((genre) => ["genre", genre])])}`;

const Filtres = ({ base, mois, genres }: AgendaProps) => (
  <details class="plus" open={genres.length > 0}>
    <summary>Ne garder que</summary>
    <form class="pile" action={`${base}/agenda`}>
      <input type="hidden" name="mois" value={mois} />
      <Groupe
        nom="genre"
        legende="Genres de dates"
        type="checkbox"
        options={GENRES_DATE.map((valeur) => ({ valeur, libelle: LIBELLES_DATE[valeur] }))}
        coches={genres}
      />
      <p>
        <button class="bouton discret">Filtrer</button>
      </p>
    </form>
  </details>
);

const Liste = (props: AgendaProps) => (
  <Tableau nom={`Dates de ${nomDuMois(props.mois)}`} colonnes={["Jour", "Heure", "Quoi", "Genre"]} longue>
    {props.ici.map((date) => (
      <tr>
        <td>
          {nomDuJour(date.jour)} {enLettres(date.jour)}
        </td>
        <td>{date.debut?.replace(":", " h ") ?? ""}</td>
        <th scope="row">
          <a href={date.href}>{date.titre}</a>
          {date.annulee && <strong> (annulée)</strong>}
          {date.lieu && <small class="sous">{date.lieu}</small>}
        </th>
        <td>{LIBELLES_DATE[date.genre]}</td>
      </tr>
    ))}
  </Tableau>
);

const JOURS = ["Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche"];

/** Combien de dates chaque jour : leur détail est dans la liste. */
const Grille = ({ mois, dates }: AgendaProps) => {
  const parJour = Map.groupBy(dates, ({ jour }) => jour);
  return (
    <Tableau nom={`Calendrier de ${nomDuMois(mois)}`} colonnes={JOURS}>
      {semainesDe(mois).map((semaine) => (
        <tr>
          {semaine.map((jour) => {
            const siennes = parJour.get(jour) ?? [];
            return (
              <td class={jour.startsWith(mois) ? undefined : "note"}>
                {Number(jour.slice(8))}
                {siennes.length > 0 && <small class="sous">{pluriel(siennes.length, "date")}</small>}
              </td>
            );
          })}
        </tr>
      ))}
    </Tableau>
  );
};

/** Les dates d'un mois : la liste d'abord, la grille ensuite. */
export const AgendaPage = (props: AgendaProps) => {
  const { base, mois, genres, dates, page } = props;
  const { avant, apres } = moisVoisins(mois);
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <h1>Agenda de {nomDuMois(mois)}</h1>
          <p>
            {pluriel(dates.length, "date")}. <a href="/compte/agenda">M’y abonner dans mon agenda</a>
          </p>
        </div>
      </div>
      <nav class="barre" aria-label="Mois">
        <a rel="prev" href={adresse(props, avant)}>
          {nomDuMois(avant)}
        </a>
        <a rel="next" href={adresse(props, apres)}>
          {nomDuMois(apres)}
        </a>
      </nav>
      <Filtres {...props} />
      {dates.length === 0 ? <p class="vide">Rien n’est prévu ce mois-ci.</p> : <Liste {...props} />}
      <Pagination
        chemin={`${base}/agenda`}
        params={new URLSearchParams([["mois", mois], ...genres.map((genre) => ["genre", genre])])}
        page={page}
        total={dates.length}
      />
      <Grille {...props} />
    </div>
  );
};
