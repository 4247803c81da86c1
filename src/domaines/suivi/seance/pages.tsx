import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Onglets } from "#ui/tete.tsx";
import type { Service } from "../service/model.ts";
import type { Seance } from "./model.ts";

export type CommuneNommee = { code: string; nom: string };

export const OngletsSeances = ({ base, ici }: { base: string; ici: "seances" | "calendrier" | "services" }) => (
  <Onglets
    nom="Séances"
    ici={ici === "seances" ? `${base}/seances` : `${base}/seances/${ici}`}
    liens={[
      [`${base}/seances`, "Séances"],
      [`${base}/seances/calendrier`, "Calendrier des tournées"],
      [`${base}/seances/services`, "Services"],
    ]}
  />
);

export type NoterProps = {
  base: string;
  services: readonly Service[];
  communes: readonly CommuneNommee[];
  /** Ce que montrent les champs. */
  saisie: Record<string, string>;
  seance: Seance | null;
  gardee: Seance | null;
  erreurs?: FormErrors | undefined;
};

const direMonde = ({ enfants, adultes }: Seance) => `${pluriel(enfants, "enfant")}, ${pluriel(adultes, "adulte")}`;

const DeQuelService = ({ base, services, saisie, seance }: NoterProps) =>
  services.length > 1 && !seance ? (
    <nav class="onglets" aria-label="Service">
      {services.map(({ id, nom }) => (
        <a href={`${base}/seances/nouvelle?service=${id}`} aria-current={id === saisie["service"] ? "page" : undefined}>
          {nom}
        </a>
      ))}
    </nav>
  ) : (
    <p class="note">{services.find(({ id }) => id === saisie["service"])?.nom}</p>
  );

const Gardee = ({ base, gardee }: { base: string; gardee: Seance }) => (
  <Alert ton="info">
    <p>
      Séance gardée : {enLettres(gardee.jour)}, {direMonde(gardee)}.{" "}
      <a href={`${base}/seances/${gardee.id}`}>La corriger</a>
    </p>
  </Alert>
);

/** Noter une séance en dix secondes : combien ils étaient, et rien d'autre si c'est aujourd'hui, au lieu de la dernière fois. */
export const NoterSeancePage = (props: NoterProps) => {
  const { base, communes, saisie, seance, gardee, erreurs } = props;
  const commun = (nom: string) => ({ nom, erreurs, valeur: saisie[nom] });
  return (
    <>
      <form
        method="post"
        action={seance ? `${base}/seances/${seance.id}` : `${base}/seances`}
        class="pile formulaire seance"
      >
        <div class="tete">
          <h1>{seance ? `Séance du ${enLettres(seance.jour)}` : "Noter une séance"}</h1>
        </div>
        {gardee && <Gardee base={base} gardee={gardee} />}
        <DeQuelService {...props} />
        <Fautes erreurs={erreurs} />
        <input type="hidden" name="envoi" value={saisie["envoi"]} />
        <input type="hidden" name="service" value={saisie["service"]} />
        <input type="hidden" name="version" value={saisie["version"]} />
        <div class="cote-a-cote combien">
          <Champ {...commun("enfants")} label="Enfants" type="number" />
          <Champ {...commun("adultes")} label="Adultes" type="number" />
        </div>
        <div class="cote-a-cote">
          <Champ {...commun("jour")} label="Jour" type="date" />
          <Choix
            {...commun("commune")}
            label="Commune"
            options={[
              { valeur: "", libelle: "Non dite" },
              ...communes.map(({ code, nom }) => ({ valeur: code, libelle: nom })),
            ]}
          />
        </div>
        <div class="cote-a-cote">
          <Champ {...commun("lieu")} label="Lieu" />
          <Champ {...commun("public")} label="Public" />
        </div>
        <p class="barre">
          <button class="bouton">{seance ? "Enregistrer" : "Garder la séance"}</button>
          <a href={`${base}/seances`}>Toutes les séances</a>
        </p>
      </form>
      {seance && (
        <form method="post" action={`${base}/seances/${seance.id}/retrait`}>
          <button class="lien">Retirer cette séance</button>
        </form>
      )}
    </>
  );
};

const Ligne = ({ base, seance, services, nomDe, corrigeable }: LigneProps) => (
  <tr>
    <th scope="row">
      {corrigeable ? <a href={`${base}/seances/${seance.id}`}>{enLettres(seance.jour)}</a> : enLettres(seance.jour)}
    </th>
    <td>{services.find(({ id }) => id === seance.service)?.nom ?? "Service retiré"}</td>
    <td>
      {seance.commune ? nomDe(seance.commune) : ""}
      {seance.lieu && <small class="sous">{seance.lieu}</small>}
    </td>
    <td>{seance.public}</td>
    <td class="n">{seance.enfants}</td>
    <td class="n">{seance.adultes}</td>
  </tr>
);

type LigneProps = {
  base: string;
  seance: Seance;
  services: readonly Service[];
  nomDe: (commune: string) => string;
  corrigeable: boolean;
};

/** Les séances tenues, la plus récente d'abord. */
export const SeancesPage = (props: {
  base: string;
  seances: readonly Seance[];
  services: readonly Service[];
  nomDe: (commune: string) => string;
  peutSaisir: boolean;
  /** Celles que cette personne peut corriger. */
  corrigeables: ReadonlySet<string>;
  page: number;
  total: number;
}) => {
  const { base, seances, services, nomDe, peutSaisir, page, total } = props;
  return (
    <>
      <div class="tete">
        <div>
          <h1>Séances</h1>
          <p>{pluriel(total, "séance")} ; elles nourrissent les indicateurs qui les comptent.</p>
        </div>
        {peutSaisir && services.length > 0 && (
          <div class="barre">
            <a class="bouton" href={`${base}/seances/nouvelle`}>
              Noter une séance
            </a>
          </div>
        )}
      </div>
      <OngletsSeances base={base} ici="seances" />
      {seances.length === 0 ? (
        <div class="panneau vide">
          <p>
            Ici viendront les séances : le jour, le lieu, combien d’enfants et d’adultes. Commencez par{" "}
            <a href={`${base}/seances/services`}>nommer le service qui les tient</a>.
          </p>
        </div>
      ) : (
        <div class="cadre" tabindex={0} role="region" aria-label="Séances tenues">
          <table class="table">
            <caption class="cache">Séances tenues</caption>
            <thead>
              <tr>
                <th scope="col">Jour</th>
                <th scope="col">Service</th>
                <th scope="col">Où</th>
                <th scope="col">Public</th>
                <th scope="col" class="n">
                  Enfants
                </th>
                <th scope="col" class="n">
                  Adultes
                </th>
              </tr>
            </thead>
            <tbody>
              {seances.map((seance) => (
                <Ligne
                  base={base}
                  seance={seance}
                  services={services}
                  nomDe={nomDe}
                  corrigeable={props.corrigeables.has(seance.id)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pagination chemin={`${base}/seances`} params={new URLSearchParams()} page={page} total={total} />
    </>
  );
};
