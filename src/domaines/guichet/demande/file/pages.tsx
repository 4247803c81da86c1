import { adresse } from "#commun/adresse.ts";
import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Etat } from "#ui/etat.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { enfantEnMots, moisEnMots } from "../etape/recapitulatif/textes.ts";
import { besoinsDits, FORMES, LIBELLES_BESOIN, LIBELLES_ETAT } from "../lexique.ts";
import { BESOINS, type Demande, ETATS_DEMANDE, type Famille } from "../model.ts";
import { TEXTES } from "../textes.ts";

type Option = { valeur: string; libelle: string };
type Filtres = {
  vue: string;
  q: string;
  etat: string;
  commune: string;
  structure: string;
  mode: string;
  besoin: string;
  entree: string;
};

export type FileProps = {
  base: string;
  params: URLSearchParams;
  filtres: Filtres;
  vues: readonly { code: string; libelle: string; total: number }[];
  demandes: readonly Demande[];
  familles: ReadonlyMap<string, Famille>;
  commune: (code: string) => string;
  communes: readonly Option[];
  structures: readonly Option[];
  page: number;
  total: number;
  instruire: boolean;
  aRelancer: number;
};

const t = TEXTES.fr;

const Filtre = ({
  nom,
  label,
  options,
  choisie,
}: {
  nom: string;
  label: string;
  options: readonly Option[];
  choisie: string;
}) => (
  <div class="champ">
    <label for={nom}>{label}</label>
    <select class="saisie" id={nom} name={nom}>
      <option value="">Tous</option>
      {options.map(({ valeur, libelle }) => (
        <option value={valeur} selected={valeur === choisie}>
          {libelle}
        </option>
      ))}
    </select>
  </div>
);

const MODES: readonly Option[] = [
  { valeur: "collectif", libelle: "Crèche" },
  { valeur: "individuel", libelle: "Assistante maternelle" },
];

const Filtrer = ({ base, filtres, communes, structures }: FileProps) => (
  <form method="get" action={base} role="search" class="barre bas">
    <input type="hidden" name="vue" value={filtres.vue} />
    <div class="champ">
      <label for="q">Chercher</label>
      <input
        class="saisie"
        type="search"
        id="q"
        name="q"
        value={filtres.q}
        placeholder="Numéro, enfant, parent, téléphone"
      />
    </div>
    <Filtre
      nom="etat"
      label="État"
      choisie={filtres.etat}
      options={ETATS_DEMANDE.map((valeur) => ({ valeur, libelle: LIBELLES_ETAT[valeur] }))}
    />
    {communes.length > 1 && <Filtre nom="commune" label="Commune" choisie={filtres.commune} options={communes} />}
    {structures.length > 0 && (
      <Filtre nom="structure" label="Structure citée" choisie={filtres.structure} options={structures} />
    )}
    <Filtre nom="mode" label="Accueil" choisie={filtres.mode} options={MODES} />
    <Filtre
      nom="besoin"
      label="Besoin"
      choisie={filtres.besoin}
      options={BESOINS.map((valeur) => ({ valeur, libelle: LIBELLES_BESOIN[valeur] }))}
    />
    <div class="champ">
      <label for="entree">Mois d’entrée</label>
      <input class="saisie" type="month" id="entree" name="entree" value={filtres.entree} />
    </div>
    <button class="bouton discret">Filtrer</button>
  </form>
);

const piecesDe = ({ pieces }: Demande) => {
  const recues = pieces.filter(({ etat }) => etat === "recue").length;
  const manquent = pieces.filter(({ etat }) => etat === "demandee" || etat === "refusee").length;
  return [...(recues ? [`${recues} à vérifier`] : []), ...(manquent ? [pluriel(manquent, "attendue")] : [])].join(", ");
};

const UneLigne = ({
  demande,
  base,
  familles,
  commune,
  instruire,
}: { demande: Demande } & Pick<FileProps, "base" | "familles" | "commune" | "instruire">) => {
  const parent = familles.get(demande.famille);
  return (
    <tr>
      <th scope="row">
        <a href={`${base}/demandes/${demande.id}`}>{demande.numero ?? "Sans numéro"}</a>
      </th>
      <td>
        {enfantEnMots(demande, t)}
        <br />
        <small>{[parent?.prenom, parent?.nom].filter(Boolean).join(" ")}</small>
        {besoinsDits(demande).length > 0 && <small class="sous">{besoinsDits(demande).join(", ")}</small>}
      </td>
      <td>
        <Etat forme={FORMES[demande.etat]} libelle={LIBELLES_ETAT[demande.etat]} />
      </td>
      <td>{demande.attendDepuis ? enLettres(demande.attendDepuis) : ""}</td>
      <td>{moisEnMots(demande.entree, t)}</td>
      <td>{demande.commune && commune(demande.commune)}</td>
      <td>{instruire && piecesDe(demande)}</td>
    </tr>
  );
};

const Saisir = ({ base }: { base: string }) => (
  <form method="post" action={`${base}/demandes`} class="barre">
    <button class="bouton">Saisir une demande papier</button>
  </form>
);

/** La file : toutes les demandes de l'espace, en ligne et sur papier, les plus anciennes d'abord. */
export const FilePage = (props: FileProps) => {
  const { base, params, vues, filtres, demandes, page, total, instruire, aRelancer } = props;
  return (
    <>
      <div class="tete">
        <div>
          <h1>Demandes de place</h1>
          <p>{pluriel(total, "demande")}, de la plus ancienne à la plus récente</p>
        </div>
        {instruire && <Saisir base={base} />}
      </div>
      <nav class="onglets" aria-label="Demandes">
        {vues.map(({ code, libelle, total: nombre }) => (
          <a
            href={adresse(base, params, { vue: code, etat: null })}
            aria-current={code === filtres.vue ? "page" : undefined}
          >
            {libelle} <small class="chiffres">{nombre}</small>
          </a>
        ))}
      </nav>
      {aRelancer > 0 && (
        <p class="message attention">
          <a href={`${base}/relances`}>{pluriel(aRelancer, "famille")} à rappeler</a> : sans nouvelles, leur demande ne
          se clôt qu’après deux rappels par deux moyens.
        </p>
      )}
      <Filtrer {...props} />
      {demandes.length === 0 ? (
        <p class="vide">
          Aucune demande ici. Les familles arrivent par la page publique, ou par vous quand elles apportent un papier.
        </p>
      ) : (
        <Tableau
          nom="Demandes"
          longue
          colonnes={["Numéro", "Enfant", "État", "Attend depuis", "Entrée", "Commune", "Pièces"]}
        >
          {demandes.map((demande) => (
            <UneLigne demande={demande} {...props} />
          ))}
        </Tableau>
      )}
      <Pagination chemin={base} params={params} page={page} total={total} />
    </>
  );
};
