import { aLHeure, enLettres, type Jour } from "#commun/jour.ts";
import { moisDeRang, moisEnLettres } from "#commun/mois.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { TEXTE, Telecharger } from "#ui/telecharger.tsx";
import { LIBELLES_OFFRE, LIBELLES_SECTION } from "../lexique.ts";
import { pointsDans } from "../gel/rules.ts";
import type { Lettre } from "../lettre/model.ts";
import { semaineEnMots } from "../lettre/rules.ts";
import type { Offre } from "../offre/model.ts";
import { Repondre } from "../offre/pages.tsx";
import { Semaine } from "../places/pages.tsx";
import type { EtatLiberee, PlaceLiberee } from "./model.ts";
import type { Candidat, RefusLiberee } from "./rules.ts";

const LIBELLES: Record<EtatLiberee, string> = {
  ouverte: "À proposer",
  proposee: "Proposée, attend la réponse",
  pourvue: "Pourvue",
  retiree: "Retirée",
};

export const PHRASES_LIBEREE: Record<RefusLiberee, string> = {
  passage: "Cette place est déjà proposée, pourvue ou retirée.",
  "pas-candidat": "Cette demande ne peut pas prendre cette place, ou n’attend plus.",
  "sans-semaine": "Cochez au moins une demi-journée.",
};

export const placeDite = (place: PlaceLiberee, nomDe: (structure: string) => string): string =>
  [
    nomDe(place.structure),
    (LIBELLES_SECTION[place.section] ?? "tous âges").toLowerCase(),
    `dès ${moisEnLettres(place.mois)}`,
    semaineEnMots(place.semaine),
  ].join(", ");

export type LibereesProps = {
  base: string;
  places: readonly PlaceLiberee[];
  nomDe: (structure: string) => string;
  page: number;
  total: number;
  neuve: { id: string; mois: string };
  ou: readonly { valeur: string; libelle: string }[];
  erreurs?: FormErrors | undefined;
};

const Noter = ({ base, neuve, ou, erreurs }: LibereesProps) => (
  <details open={Boolean(erreurs)}>
    <summary>Noter une place libérée</summary>
    <form method="post" action={`${base}/liberees`} class="pile formulaire">
      <input type="hidden" name="id" value={neuve.id} />
      <Choix nom="ou" label="Où" options={ou} erreurs={erreurs} />
      <Champ nom="mois" label="Libre dès le mois de" type="month" valeur={neuve.mois} erreurs={erreurs} requis />
      <Semaine nom="semaine" legende="Demi-journées libres" cochees={1023} />
      <Champ nom="raison" label="Pourquoi" aide="Un départ, un déménagement : sans nom." erreurs={erreurs} />
      <p>
        <button class="bouton">Chercher ses candidats</button>
      </p>
    </form>
  </details>
);

/** Les places qui se sont libérées entre deux commissions. */
export const LibereesPage = (props: LibereesProps) => {
  const { base, places, nomDe, page, total, erreurs } = props;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={base}>Commissions</a>
          </p>
          <h1>Places libérées</h1>
          <p>Entre deux séances, une place qui se libère s’offre aux mieux classés qu’elle peut recevoir.</p>
        </div>
        <div class="barre">
          <a class="bouton discret" href={`${base}/ailleurs`}>
            Place donnée hors de la commission
          </a>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      <Noter {...props} />
      {places.length === 0 ? (
        <div class="panneau vide">
          <p>Aucune place libérée n’a été notée.</p>
        </div>
      ) : (
        <Tableau nom="Places libérées" colonnes={["Place", "Pourquoi", "Où elle en est"]}>
          {places.map((place) => (
            <tr>
              <th scope="row">
                <a href={`${base}/liberees/${place.id}`}>{placeDite(place, nomDe)}</a>
              </th>
              <td>{place.raison}</td>
              <td>{LIBELLES[place.etat]}</td>
            </tr>
          ))}
        </Tableau>
      )}
      <Pagination chemin={`${base}/liberees`} params={new URLSearchParams()} page={page} total={total} />
    </div>
  );
};

export type LigneCandidat = { candidat: Candidat & { refuse: boolean }; nom: string | null };

/** `surPapier` : partie sur papier, ou sans courriel pour partir autrement. */
type LettreVue = Pick<Lettre, "id" | "offre" | "posteeLe" | "voie"> & { surPapier: boolean };

export type LibereeProps = {
  base: string;
  place: PlaceLiberee;
  titre: string;
  lignes: readonly LigneCandidat[];
  page: number;
  total: number;
  delai: number;
  offres: readonly Offre[];
  /** D'où les lettres s'impriment, et celles de ces offres. */
  documents: string | null;
  lettres: readonly LettreVue[];
  aujourdhui: Jour;
  refus?: string | undefined;
};

const Candidats = ({ base, place, lignes }: LibereeProps) => (
  <Tableau
    nom="Candidats, le mieux classé d’abord"
    colonnes={[
      "Demande",
      { titre: "Points", n: true },
      "En attente depuis",
      "Ce qui lui irait",
      { titre: "Proposer", cache: true },
    ]}
  >
    {lignes.map(({ candidat: { dossier, semaine, entree, refuse }, nom }) => (
      <tr>
        <th scope="row">
          {dossier.id}
          {nom && <small class="sous">{nom}</small>}
          {refuse && <small class="sous">N’a pas voulu de cette place</small>}
        </th>
        <td class="n">{pointsDans(dossier, place.structure)}</td>
        <td>{enLettres(dossier.depuis)}</td>
        <td>
          {semaineEnMots(semaine)}, dès {moisEnLettres(moisDeRang(entree))}
        </td>
        <td>
          <form method="post" action={`${base}/liberees/${place.id}/proposition`}>
            <input type="hidden" name="version" value={`${place.version}`} />
            <button class="lien" name="numero" value={dossier.id}>
              Proposer<span class="cache"> la place à {dossier.id}</span>
            </button>
          </form>
        </td>
      </tr>
    ))}
  </Tableau>
);

function lettreDite({ posteeLe, voie, surPapier }: LettreVue, { etat }: Offre): string {
  if (posteeLe !== null) return `Lettre partie ${voie === "papier" ? "sur papier " : ""}le ${aLHeure(posteeLe)}`;
  if (etat === "retiree") return "Lettre qui ne part plus : la place est retirée";
  return surPapier ? "Lettre à imprimer : pas d’adresse de courriel" : "Lettre en attente de départ par courriel";
}

/** Où en est la lettre d'une offre, de quoi l'imprimer, et noter qu'elle est postée. */
const LettreDOffre = ({
  offre,
  base,
  place,
  documents,
  lettres,
}: { offre: Offre } & Pick<LibereeProps, "base" | "place" | "documents" | "lettres">) => {
  const lettre = lettres.find((une) => une.offre === offre.id);
  if (!lettre) return null;
  return (
    <>
      <small class="sous">{lettreDite(lettre, offre)}</small>
      {lettre.posteeLe === null && lettre.surPapier && offre.etat !== "retiree" && (
        <form method="post" action={`${base}/liberees/${place.id}/lettres/${offre.id}`}>
          <button class="lien">
            Noter qu’elle est postée<span class="cache"> : la lettre {offre.numero}</span>
          </button>
        </form>
      )}
      {documents && (
        <Telecharger
          base={documents}
          genre="lettreCommission"
          nom={`Lire la lettre ${offre.numero}`}
          params={[["lettre", lettre.id]]}
          formats={TEXTE}
        />
      )}
    </>
  );
};

const Offres = ({ base, place, offres, documents, lettres }: LibereeProps) => (
  <Tableau nom="À qui elle fut proposée" montre colonnes={["Demande", "Répond au plus tard le", "Réponse"]}>
    {offres.map((offre) => (
      <tr>
        <th scope="row">
          {offre.numero}
          <LettreDOffre offre={offre} base={base} place={place} documents={documents} lettres={lettres} />
        </th>
        <td>{enLettres(offre.limite)}</td>
        <td>
          {LIBELLES_OFFRE[offre.etat]}
          {offre.etat === "proposee" && (
            <Repondre action={`${base}/liberees/${place.id}/reponses/${offre.id}`} offre={offre} />
          )}
        </td>
      </tr>
    ))}
  </Tableau>
);

/** Une place libérée : ses candidats, à qui elle fut proposée. */
export const LibereePage = (props: LibereeProps) => {
  const { base, place, titre, page, total, delai, offres, refus } = props;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/liberees`}>Places libérées</a>
          </p>
          <h1>{titre}</h1>
          <p>{LIBELLES[place.etat]}.</p>
        </div>
      </div>
      {refus && <Alert>{refus}</Alert>}
      {place.etat === "ouverte" &&
        (total === 0 ? (
          <p>Aucune demande en attente ne peut prendre cette place.</p>
        ) : (
          <>
            <p>
              {pluriel(total, "demande peut", "demandes peuvent")} prendre cette place, aux points d’aujourd’hui ; la
              famille choisie aura {pluriel(delai, "jour")} pour répondre, sa lettre part aussitôt. Proposez-la dans
              l’ordre.
            </p>
            <Candidats {...props} />
            <Pagination
              chemin={`${base}/liberees/${place.id}`}
              params={new URLSearchParams()}
              page={page}
              total={total}
            />
          </>
        ))}
      {offres.length > 0 && <Offres {...props} />}
      {(place.etat === "ouverte" || place.etat === "proposee") && (
        <form method="post" action={`${base}/liberees/${place.id}/retrait`}>
          <input type="hidden" name="version" value={`${place.version}`} />
          <button class="lien">Retirer cette place : elle n’est plus libre</button>
        </form>
      )}
    </div>
  );
};
