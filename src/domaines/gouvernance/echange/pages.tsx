import { enLettres, type Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Onglets } from "#ui/tete.tsx";
import { BASES_LEGALES, type Echange, LIBELLES_BASE, LIBELLES_ECHANGE } from "./model.ts";
import { COLONNES_REGISTRE, ligneRegistre, type RefusEchange, revueDite } from "./rules.ts";

export const REFUS_ECHANGE: Record<RefusEchange, string> = {
  "etape-sautee": "Cette étape ne suit pas celle où en est l’échange : rouvrez sa page.",
  "meme-partie": "Qui demande et qui détient sont la même partie. Changez l’un des deux.",
  "base-manquante": "Des données personnelles se demandent sur une base légale : choisissez-la.",
  "base-en-trop": "Sans données personnelles, il n’y a pas de base légale à dire.",
  "etude-manquante": "Chaque étude attendue doit dire un sens et un jour.",
  "date-future": "Ce jour n’est pas encore venu.",
  "date-avant": "Ce jour est d’avant l’étape précédente. Changez-le.",
  "revue-passee": "La prochaine revue doit être à venir.",
};

const OngletsEchanges = ({ base, ici }: { base: string; ici: "echanges" | "registre" }) => (
  <Onglets
    nom="Échanges de données"
    ici={`${base}/${ici === "echanges" ? ici : "echanges/registre"}`}
    liens={[
      [`${base}/echanges`, "Demandes"],
      [`${base}/echanges/registre`, "Registre"],
    ]}
  />
);

const REVUES = { aucune: "", loin: "", proche: "bientôt", due: "aujourd’hui", enRetard: "en retard" } as const;

export const revueEnMots = (echange: Echange, aujourdhui: Jour): string => {
  const dite = REVUES[revueDite(echange, aujourdhui)];
  return [echange.revoirLe && enLettres(echange.revoirLe), dite && `(${dite})`].filter(Boolean).join(" ");
};

/** Les demandes de données de la convention. */
export const EchangesPage = (props: {
  base: string;
  echanges: readonly Echange[];
  page: number;
  total: number;
  aujourdhui: Jour;
  instruire: boolean;
}) => (
  <>
    <div class="tete">
      <div>
        <h1>Échanges de données</h1>
        <p>
          Ce qu’une partie demande à une autre. Des données personnelles passent par les études, l’avis du délégué du
          détenteur, la décision et le registre ; les autres vont droit des études à la décision.
        </p>
      </div>
      {props.instruire && (
        <a class="bouton" href={`${props.base}/echanges/nouveau`}>
          Demander des données
        </a>
      )}
    </div>
    <OngletsEchanges base={props.base} ici="echanges" />
    {props.echanges.length === 0 ? (
      <p class="vide">Aucune donnée n’a encore été demandée.</p>
    ) : (
      <Tableau nom="Les demandes" colonnes={["Demande", "De", "À", "Données", "Où en est-on", "À revoir le"]} longue>
        {props.echanges.map((echange) => (
          <tr>
            <th scope="row">
              <a href={`${props.base}/echanges/${echange.id}`}>{echange.objet}</a>
              <small class="sous">{enLettres(echange.demandeLe)}</small>
            </th>
            <td>{echange.demandeur}</td>
            <td>{echange.detenteur}</td>
            <td>{echange.personnelles ? "Personnelles" : "Non personnelles"}</td>
            <td>{LIBELLES_ECHANGE[echange.etat]}</td>
            <td>{revueEnMots(echange, props.aujourdhui)}</td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination
      chemin={`${props.base}/echanges`}
      params={new URLSearchParams()}
      page={props.page}
      total={props.total}
    />
  </>
);

const OUI_NON = [
  { valeur: "oui", libelle: "Oui : on y lit, même indirectement, quelqu’un" },
  { valeur: "non", libelle: "Non : des totaux, des lieux, des services" },
];

type DemandeProps = {
  base: string;
  /** Celle que l'on corrige, tant qu'elle n'est pas étudiée. */
  echange: Echange | null;
  id: string;
  parties: readonly string[];
  aujourdhui: Jour;
  erreurs?: FormErrors | undefined;
  refus?: RefusEchange | undefined;
};

const Champs = ({ echange, parties, aujourdhui, erreurs }: DemandeProps) => {
  const commun = (nom: keyof Echange) => ({ nom, erreurs, valeur: echange ? String(echange[nom] ?? "") : "" });
  const coche = erreurs?.values["personnelles"] ?? (echange ? (echange.personnelles ? "oui" : "non") : "");
  return (
    <>
      <Champ {...commun("objet")} label="Ce qui est demandé" requis />
      <datalist id="parties">
        {parties.map((nom) => (
          <option value={nom} />
        ))}
      </datalist>
      <div class="cote-a-cote">
        <Champ {...commun("demandeur")} label="Qui demande" liste="parties" requis />
        <Champ {...commun("detenteur")} label="Qui détient ces données" liste="parties" requis />
      </div>
      <Zone {...commun("finalite")} label="À quoi elles serviront" lignes={3} requis />
      <Zone
        {...commun("categories")}
        label="Quelles données"
        aide="Leur sorte seulement : âge, commune, quotient… Aucune donnée ne se recopie ici."
        lignes={3}
        requis
      />
      <div id="personnelles">
        <Groupe
          nom="personnelles"
          legende="Sont-elles personnelles ?"
          type="radio"
          options={OUI_NON}
          coches={[coche]}
        />
      </div>
      <Choix
        {...commun("baseLegale")}
        label="Base légale, si elles le sont"
        options={[
          { valeur: "", libelle: "Aucune : elles ne le sont pas" },
          ...BASES_LEGALES.map((valeur) => ({ valeur, libelle: LIBELLES_BASE[valeur] })),
        ]}
      />
      <Champ
        nom="demandeLe"
        label="Demandé le"
        type="date"
        erreurs={erreurs}
        valeur={echange?.demandeLe ?? aujourdhui}
        requis
      />
    </>
  );
};

/** Demander des données à une autre partie, ou corriger sa demande. */
export const DemandePage = (props: DemandeProps) => {
  const { base, echange, id, erreurs, refus } = props;
  return (
    <form method="post" action={`${base}/echanges`} class="formulaire pile">
      <div class="tete">
        <h1>{echange ? "Corriger la demande" : "Demander des données"}</h1>
      </div>
      <Fautes erreurs={erreurs} />
      {refus && <Alert>{REFUS_ECHANGE[refus]}</Alert>}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={`${echange?.version ?? 0}`} />
      <Champs {...props} />
      <p class="barre">
        <button class="bouton">{echange ? "Enregistrer" : "Demander"}</button>
        <a href={echange ? `${base}/echanges/${id}` : `${base}/echanges`}>Revenir</a>
      </p>
    </form>
  );
};

/** Le registre de l'article 30, pour ce que la convention échange. */
export const RegistrePage = (props: {
  base: string;
  lignes: readonly Echange[];
  page: number;
  total: number;
  exporter: boolean;
}) => (
  <>
    <div class="tete">
      <div>
        <h1>Registre des échanges de données</h1>
        <p>Ce que l’article 30 du RGPD veut savoir de chaque échange de données personnelles décidé ici.</p>
      </div>
      {props.exporter && props.total > 0 && (
        <p class="barre">
          {(["xlsx", "ods", "csv"] as const).map((format) => (
            <a href={`${props.base}/echanges/registre/export?format=${format}`} download>
              {{ xlsx: "Excel", ods: "OpenDocument", csv: "CSV" }[format]}
            </a>
          ))}
        </p>
      )}
    </div>
    <OngletsEchanges base={props.base} ici="registre" />
    {props.lignes.length === 0 ? (
      <p class="vide">Aucun échange de données personnelles n’est encore inscrit.</p>
    ) : (
      <Tableau nom="Le registre" colonnes={COLONNES_REGISTRE} longue>
        {props.lignes.map((echange) => (
          <tr>
            {ligneRegistre(echange).map((cellule, rang) =>
              rang === 1 ? (
                <th scope="row">
                  <a href={`${props.base}/echanges/${echange.id}`}>{cellule}</a>
                </th>
              ) : (
                <td>{/^\d{4}-\d{2}-\d{2}$/.test(cellule) ? enLettres(cellule as Jour) : cellule}</td>
              ),
            )}
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination
      chemin={`${props.base}/echanges/registre`}
      params={new URLSearchParams()}
      page={props.page}
      total={props.total}
    />
  </>
);
