import { enLettres, instantDe, jourDe } from "#commun/jour.ts";
import { Champ, Choix, Fautes, Groupe } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { type CommuneNommee, OngletsSeances } from "../seance/pages.tsx";
import type { Arret, Service } from "./model.ts";
import { rythmeEnLettres } from "./rules.ts";

/** Une structure que l'on peut rattacher à un service. */
export type StructureNommee = { id: string; nom: string };

const VIERGE = { nom: "", public: "", itinerant: false, equipement: null };

/** La structure du registre dont ce service est une part, s'il y en a. */
const Rattachement = (props: {
  structures: readonly StructureNommee[];
  equipement: string | null | undefined;
  erreurs?: FormErrors | undefined;
}) =>
  props.structures.length === 0 ? null : (
    <Choix
      nom="equipement"
      label="Sa structure au registre"
      aide="Elle montrera ses arrêts et ses jours."
      valeur={props.equipement ?? ""}
      erreurs={props.erreurs}
      options={[
        { valeur: "", libelle: "Aucune" },
        ...props.structures.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
      ]}
    />
  );

const Formulaire = ({
  action,
  service,
  structures,
  erreurs,
}: {
  action: string;
  service: Service | null;
  structures: readonly StructureNommee[];
  erreurs?: FormErrors | undefined;
}) => {
  const dit = service ?? VIERGE;
  return (
    <form method="post" action={action} class="panneau formulaire">
      <h2>{service ? "Le service" : "Ajouter un service"}</h2>
      <Fautes erreurs={erreurs} />
      <Champ nom="nom" label="Nom du service" requis erreurs={erreurs} valeur={dit.nom} />
      <Champ
        nom="public"
        label="Public habituel"
        aide="Il se proposera à chaque séance."
        erreurs={erreurs}
        valeur={dit.public}
      />
      <Groupe
        nom="itinerant"
        legende="Où il se tient"
        type="checkbox"
        options={[{ valeur: "1", libelle: "Il va de commune en commune : il a des arrêts et un calendrier" }]}
        coches={(erreurs?.values["itinerant"] ?? dit.itinerant) ? ["1"] : []}
      />
      <Rattachement structures={structures} equipement={dit.equipement} erreurs={erreurs} />
      <p>
        <button class="bouton discret">{service ? "Enregistrer" : "Ajouter ce service"}</button>
      </p>
    </form>
  );
};

const Liste = ({ base, services }: { base: string; services: readonly Service[] }) => (
  <ul class="reponses" role="list">
    {services.map(({ id, nom, itinerant, public: qui }) => (
      <li>
        <a href={`${base}/seances/services/${id}`}>{nom}</a>
        <small>{[itinerant ? "itinérant" : "", qui].filter(Boolean).join(", ")}</small>
      </li>
    ))}
  </ul>
);

/** Les services qui tiennent des séances. */
export const ServicesPage = (props: {
  base: string;
  services: readonly Service[];
  retires: readonly Service[];
  structures: readonly StructureNommee[];
  peutDefinir: boolean;
  erreurs?: FormErrors | undefined;
}) => {
  const { base, services, retires, structures, peutDefinir, erreurs } = props;
  return (
    <>
      <div class="tete">
        <div>
          <h1>Services qui tiennent des séances</h1>
          <p>Un relais, un lieu d’accueil, une ludothèque itinérante.</p>
        </div>
      </div>
      <OngletsSeances base={base} ici="services" />
      {services.length === 0 && <p class="vide">Aucun service n’est encore nommé.</p>}
      {services.length > 0 && <Liste base={base} services={services} />}
      {retires.length > 0 && (
        <details class="plus">
          <summary>Services retirés</summary>
          <Liste base={base} services={retires} />
        </details>
      )}
      {peutDefinir && (
        <Formulaire action={`${base}/seances/services`} service={null} structures={structures} erreurs={erreurs} />
      )}
    </>
  );
};

export type ServiceProps = {
  base: string;
  service: Service;
  arrets: readonly Arret[];
  communes: readonly CommuneNommee[];
  nomDe: (commune: string) => string;
  structures: readonly StructureNommee[];
  peutDefinir: boolean;
  /** Ce qui revient d'un formulaire, et lequel. */
  retour?: { de: "service" | "arret"; erreurs: FormErrors } | undefined;
};

const UnArret = ({
  ici,
  arret,
  nomDe,
  peutDefinir,
}: Pick<ServiceProps, "nomDe" | "peutDefinir"> & { ici: string; arret: Arret }) => (
  <li>
    <strong>{[arret.commune && nomDe(arret.commune), arret.lieu].filter(Boolean).join(", ") || "Lieu non dit"}</strong>
    <span>{rythmeEnLettres(arret)}</span>
    <small>
      depuis le {enLettres(arret.debut)}
      {arret.fin && `, jusqu’au ${enLettres(arret.fin)}`}
    </small>
    {peutDefinir && (
      <form method="post" action={`${ici}/arrets/${arret.id}/retrait`}>
        <button class="lien">
          Retirer cet arrêt<span class="cache"> : {arret.lieu}</span>
        </button>
      </form>
    )}
  </li>
);

const RYTHMES = [
  { valeur: "1", libelle: "Chaque semaine" },
  { valeur: "2", libelle: "Une semaine sur deux" },
  { valeur: "3", libelle: "Une semaine sur trois" },
  { valeur: "4", libelle: "Une semaine sur quatre" },
];

const NouvelArret = ({
  ici,
  communes,
  erreurs,
}: {
  ici: string;
  communes: readonly CommuneNommee[];
  erreurs?: FormErrors | undefined;
}) => (
  <form method="post" action={`${ici}/arrets`} class="panneau formulaire">
    <h2>Ajouter un arrêt</h2>
    <Fautes erreurs={erreurs} />
    <div class="cote-a-cote">
      <Choix
        nom="commune"
        label="Commune"
        erreurs={erreurs}
        options={[
          { valeur: "", libelle: "Non dite" },
          ...communes.map(({ code, nom }) => ({ valeur: code, libelle: nom })),
        ]}
      />
      <Champ nom="lieu" label="Lieu" aide="Par exemple salle des fêtes." erreurs={erreurs} />
    </div>
    <div class="cote-a-cote">
      <Champ nom="de" label="De" type="time" erreurs={erreurs} />
      <Champ nom="a" label="À" type="time" erreurs={erreurs} />
      <Choix nom="rythme" label="Passage" options={RYTHMES} erreurs={erreurs} />
    </div>
    <div class="cote-a-cote">
      <Champ nom="debut" label="Premier passage" type="date" erreurs={erreurs} />
      <Champ nom="fin" label="Dernier passage, s’il y en a un" type="date" erreurs={erreurs} />
    </div>
    <p>
      <button class="bouton discret">Ajouter cet arrêt</button>
    </p>
  </form>
);

const Arrets = ({ base, service, arrets, nomDe, peutDefinir }: ServiceProps) => (
  <section class="pile" aria-labelledby="arrets">
    <h2 id="arrets">Arrêts</h2>
    {arrets.length === 0 && <p class="vide">Aucun arrêt encore : ajoutez le premier, son calendrier suivra.</p>}
    {arrets.length > 0 && (
      <ul class="reponses" role="list">
        {arrets.map((arret) => (
          <UnArret
            ici={`${base}/seances/services/${service.id}`}
            arret={arret}
            nomDe={nomDe}
            peutDefinir={peutDefinir}
          />
        ))}
      </ul>
    )}
    {arrets.length > 0 && (
      <p>
        <a href={`${base}/seances/calendrier`}>Voir le calendrier</a>
      </p>
    )}
  </section>
);

const Retrait = ({ ici, service }: { ici: string; service: Service }) => (
  <form method="post" action={`${ici}/retrait`} class="pile">
    <p class="note">
      {service.retireLe
        ? "Rétabli, il revient dans la saisie des séances, et ses arrêts dans le calendrier."
        : "Retiré, il sort de la saisie des séances, et ses arrêts du calendrier. Les séances tenues restent comptées."}
    </p>
    <p>
      <button class="bouton discret" name="vers" value={service.retireLe ? "enCours" : "retire"}>
        {service.retireLe ? "Rétablir ce service" : "Retirer ce service"}
      </button>
    </p>
  </form>
);

/** Un service, et ses arrêts s'il est itinérant. */
export const ServicePage = (props: ServiceProps) => {
  const { base, service, communes, structures, peutDefinir, retour } = props;
  const ici = `${base}/seances/services/${service.id}`;
  const erreursDe = (de: "service" | "arret") => (retour?.de === de ? retour.erreurs : undefined);
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/seances/services`}>Services</a>
          </p>
          <h1>{service.nom}</h1>
          {service.retireLe && <p>Service retiré le {enLettres(jourDe(instantDe(service.retireLe)))}.</p>}
        </div>
      </div>
      {service.itinerant && <Arrets {...props} />}
      {peutDefinir && service.itinerant && <NouvelArret ici={ici} communes={communes} erreurs={erreursDe("arret")} />}
      {peutDefinir && (
        <Formulaire action={ici} service={service} structures={structures} erreurs={erreursDe("service")} />
      )}
      {peutDefinir && <Retrait ici={ici} service={service} />}
    </>
  );
};
