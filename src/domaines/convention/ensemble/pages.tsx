import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { LIBELLES_ROLE } from "#domaines/acces/model.ts";
import { Choix } from "#ui/champs.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { ETATS_CONVENTION, LIBELLES_ETAT } from "../cycle/model.ts";
import { EtatDeConvention } from "../cycle/pages.tsx";
import { LIBELLES_PALIER, LIBELLES_TACHE } from "../echeance/pages.tsx";
import { type LigneEnsemble, LIBELLES_TRI, type Suivi, TRIS, type VueEnsemble } from "./model.ts";

type Props = {
  nom: string;
  /** Tout ce que la personne peut ouvrir, avant d'en filtrer. */
  nombre: number;
  lignes: readonly LigneEnsemble[];
  total: number;
  page: number;
  vue: VueEnsemble;
  params: URLSearchParams;
  peutCreer: boolean;
};

const Filtres = ({ vue }: Pick<Props, "vue">) => (
  <form class="barre bas" method="get" action="/" role="search">
    <Choix
      nom="etat"
      label="État"
      valeur={vue.etat ?? ""}
      options={[
        { valeur: "", libelle: "Tous" },
        ...ETATS_CONVENTION.map((etat) => ({ valeur: etat, libelle: LIBELLES_ETAT[etat] })),
      ]}
    />
    <Choix
      nom="attente"
      label="Ce qui attend"
      valeur={vue.attente ? "oui" : ""}
      options={[
        { valeur: "", libelle: "Avec ou sans" },
        { valeur: "oui", libelle: "Où quelque chose attend" },
      ]}
    />
    <Choix
      nom="tri"
      label="Ordre"
      valeur={vue.tri}
      options={TRIS.map((tri) => ({ valeur: tri, libelle: LIBELLES_TRI[tri] }))}
    />
    <button class="bouton discret">Montrer</button>
  </form>
);

/** Ce qui attend dans une convention, en quelques mots. */
const Attentes = ({ suivi }: { suivi: Suivi }) => {
  const { alerte, reste, retards, votesAttendus, auMoins } = suivi;
  const [premiere] = reste;
  const attentes = [
    premiere &&
      `${alerte === null ? "Elle a pris fin" : LIBELLES_PALIER[alerte]} : ${LIBELLES_TACHE[premiere].toLowerCase()}`,
    votesAttendus > 0 && `${auMoins ? "au moins " : ""}${pluriel(votesAttendus, "délibération")} à venir`,
    votesAttendus === 0 && auMoins && "votes à comparer au texte du jour",
    retards > 0 && `${pluriel(retards, "campagne")} à clore`,
  ].filter(Boolean);
  return attentes.length === 0 ? <>—</> : attentes.map((attente) => <p>{attente}</p>);
};

const Rangee = ({ lieu, href, suivi }: LigneEnsemble) => (
  <tr>
    <th scope="row">
      {href ? <a href={href}>{lieu.titre ?? "Journal de l’espace"}</a> : "Pas encore de convention"}
      <small class="sous">{lieu.nomEspace}</small>
    </th>
    <td>{suivi && <Attentes suivi={suivi} />}</td>
    <td>{suivi && <EtatDeConvention etat={suivi.etat} />}</td>
    <td>{suivi?.fin && enLettres(suivi.fin)}</td>
    <td>{lieu.roles.map((role) => LIBELLES_ROLE[role]).join(", ")}</td>
  </tr>
);

const Liste = ({ lignes, total, page, params, vue }: Props) => (
  <>
    <Filtres vue={vue} />
    {lignes.length === 0 ? (
      <p class="vide">
        Aucune convention ne répond à ce choix. <a href="/">Les montrer toutes</a>
      </p>
    ) : (
      <Tableau
        nom="Conventions que vous pouvez ouvrir"
        longue
        colonnes={["Convention", "Ce qui attend", "Où elle en est", "Fin", "Votre rôle"]}
      >
        {lignes.map((ligne) => (
          <Rangee {...ligne} />
        ))}
      </Tableau>
    )}
    <Pagination chemin="/" params={params} page={page} total={total} />
  </>
);

/** L'accueil de qui suit plusieurs conventions : où chacune en est, et ce qui attend. */
export const MesConventionsPage = (props: Props) => (
  <>
    <div class="tete">
      <div>
        <h1>Mes conventions</h1>
        <p>
          {props.nom},{" "}
          {props.nombre === 0 ? "aucune convention ne vous est encore ouverte." : "choisissez où travailler."}
        </p>
      </div>
    </div>
    {props.nombre > 0 && <Liste {...props} />}
    {props.peutCreer && (
      <p>
        <a class="bouton" href="/conventions/nouvelle">
          Créer une convention
        </a>
      </p>
    )}
    {props.nombre === 0 && (
      <p>
        Demandez une invitation à la chargée ou au chargé de coopération de votre territoire. Elle arrive par courriel,
        à l’adresse de ce compte.
      </p>
    )}
  </>
);
