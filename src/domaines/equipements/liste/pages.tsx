import { type Jour, enLettres, plusMois } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Etat } from "#ui/etat.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { LIBELLES_TYPE, type TypeEquipement } from "../model.ts";
import type { Structure } from "../structure/model.ts";
import { estOuverte, placesDe, structureParait } from "../structure/rules.ts";
import { type FiltresListe, LIBELLES_VIE, VIES } from "./model.ts";

export type ListeProps = {
  chemin: string;
  structures: readonly Structure[];
  collectivites: ReadonlyMap<string, readonly string[]>;
  commune: (code: string | null) => string;
  choix: { types: readonly { valeur: TypeEquipement; lieux: number }[]; communes: readonly string[] };
  filtres: FiltresListe;
  page: number;
  total: number;
  today: Jour;
  droits: { modifier: boolean; exporter: boolean };
};

type Option = { valeur: string; libelle: string };

const Filtre = ({
  nom,
  label,
  tous,
  options,
  choisie,
}: {
  nom: string;
  label: string;
  tous: string;
  options: readonly Option[];
  choisie: string | null;
}) => (
  <>
    <label class="cache" for={nom}>
      {label}
    </label>
    <select class="saisie" id={nom} name={nom}>
      <option value="">{tous}</option>
      {options.map(({ valeur, libelle }) => (
        <option value={valeur} selected={valeur === choisie}>
          {libelle}
        </option>
      ))}
    </select>
  </>
);

const Filtres = ({ chemin, filtres, choix, commune }: Pick<ListeProps, "chemin" | "filtres" | "choix" | "commune">) => (
  <form method="get" action={chemin} role="search" class="barre">
    <label class="cache" for="q">
      Chercher un équipement
    </label>
    <input
      class="saisie"
      type="search"
      id="q"
      name="q"
      value={filtres.q}
      placeholder="Nom, adresse, gestionnaire"
      size={24}
    />
    <Filtre
      nom="type"
      label="Type"
      tous="Tous les types"
      choisie={filtres.type}
      options={choix.types.map(({ valeur, lieux }) => ({ valeur, libelle: `${LIBELLES_TYPE[valeur]} (${lieux})` }))}
    />
    {choix.communes.length > 1 && (
      <Filtre
        nom="commune"
        label="Commune"
        tous="Toutes les communes"
        choisie={filtres.commune}
        options={choix.communes.map((valeur) => ({ valeur, libelle: commune(valeur) }))}
      />
    )}
    <Filtre
      nom="vie"
      label="Ouverture"
      tous="Ouvertes ou non"
      choisie={filtres.vie}
      options={VIES.map((valeur) => ({ valeur, libelle: LIBELLES_VIE[valeur] }))}
    />
    <label>
      <input type="checkbox" name="averifier" value="1" checked={filtres.aVerifier} /> À vérifier
    </label>
    <button class="bouton discret" type="submit">
      Filtrer
    </button>
    {(filtres.q || filtres.type || filtres.commune || filtres.vie || filtres.aVerifier) && (
      <a href={chemin}>Tout montrer</a>
    )}
  </form>
);

const EtatOuverture = ({ structure, today }: { structure: Structure; today: Jour }) => {
  const { ouverte, tenueLe } = structure;
  if (!tenueLe) return <Etat forme="attente" libelle="Citée, pas encore décrite" />;
  if (estOuverte(ouverte, today)) return <Etat forme="marche" libelle="Ouverte" />;
  if (ouverte.debut && ouverte.debut > today)
    return <Etat forme="attente" libelle={`Ouvre le ${enLettres(ouverte.debut)}`} />;
  return <Etat forme="fin" libelle={`Fermée depuis le ${enLettres(ouverte.fin ?? today)}`} />;
};

const Ligne = ({ structure, ...props }: Omit<ListeProps, "structures"> & { structure: Structure }) => {
  const { chemin, collectivites, commune, today } = props;
  const { id, nom, type, verifieLe } = structure;
  const places = placesDe(structure);
  const vieille = verifieLe !== null && plusMois(verifieLe, 12) <= today;
  return (
    <tr>
      <th scope="row">
        <a href={`${chemin}/${id}`}>{nom}</a>
        <small class="sous">{LIBELLES_TYPE[type]}</small>
      </th>
      <td>{commune(structure.commune)}</td>
      <td class="n">{places > 0 ? places : ""}</td>
      <td>
        <small>{(collectivites.get(id) ?? []).join(", ")}</small>
      </td>
      <td>
        <EtatOuverture structure={structure} today={today} />
      </td>
      <td>
        {verifieLe ? `${enLettres(verifieLe)}${vieille ? ", à revoir" : ""}` : "Jamais"}
        {!structureParait(structure, today) && (
          <small class="sous">
            {structure.consentieLe
              ? `Ne paraît qu’à partir du ${enLettres(structure.consentieLe)}`
              : "Son accord pour paraître n’est pas daté"}
          </small>
        )}
      </td>
    </tr>
  );
};

const Liens = ({ chemin, droits }: Pick<ListeProps, "chemin" | "droits">) => (
  <div class="barre">
    <a href={`${chemin}/places`}>Places libres</a>
    <a href={`${chemin}/assistantes`}>Assistantes maternelles</a>
    <a href={`${chemin}/financements`}>Qui paie quoi</a>
    <a href={`${chemin}/soutiens`}>Qui soutient quoi, l’annexe 2</a>
    {droits.modifier && <a href={`${chemin}/doublons`}>Structures en double</a>}
    {droits.exporter && <a href={`${chemin}/export`}>Publier</a>}
  </div>
);

const COLONNES = [
  "Structure",
  "Commune",
  { titre: "Places", n: true },
  "Soutenue par",
  "Ouverture",
  "Vérifiée le",
] as const;

const paramsDe = ({ q, type, vie, commune, aVerifier }: FiltresListe) =>
  new URLSearchParams(
    Object.entries({ q, type, vie, commune, averifier: aVerifier ? "1" : "" }).flatMap(([cle, valeur]) =>
      valeur ? [[cle, valeur]] : [],
    ),
  );

/** Le registre des structures d'un espace, à chercher et à filtrer. */
export const RegistrePage = (props: ListeProps) => {
  const { chemin, structures, filtres, page, total, droits } = props;
  const params = paramsDe(filtres);
  return (
    <>
      <div class="tete">
        <div>
          <h1>Équipements</h1>
          <p>Les lieux et services du territoire. Soutenu par plusieurs communes, un lieu ne compte qu’une fois.</p>
        </div>
        {droits.modifier && (
          <a class="bouton" href={`${chemin}/nouveau`}>
            Ajouter une structure
          </a>
        )}
      </div>
      <Liens chemin={chemin} droits={droits} />
      {total === 0 && params.size === 0 ? (
        <p class="vide">
          Il n’y a pas encore d’équipement. La liste de l’annexe 2 entre à l’import de la convention, ou ajoutez-les un
          à un.
        </p>
      ) : (
        <>
          <Filtres {...props} />
          <p class="note">{pluriel(total, "lieu", "lieux")}</p>
          {total === 0 ? (
            <p class="vide">Aucun équipement ne répond à ces filtres.</p>
          ) : (
            <Tableau nom="Équipements" colonnes={COLONNES}>
              {structures.map((structure) => (
                <Ligne {...props} structure={structure} />
              ))}
            </Tableau>
          )}
          <Pagination chemin={chemin} params={params} page={page} total={total} />
        </>
      )}
    </>
  );
};
