import { aLHeure, enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Etat, type FormeEtat } from "#ui/etat.tsx";
import { CLASSEUR, TEXTE, Telecharger } from "#ui/telecharger.tsx";
import { Pagination } from "#ui/pagination.tsx";
import { type Campagne, type Demande, type EtatDemande, LIBELLES_DEMANDE } from "../campagne/model.ts";
import { type NombreDe } from "../campagne/rules.ts";

const FORMES: Record<EtatDemande, FormeEtat> = {
  attendue: "attente",
  soumise: "marche",
  retournee: "pause",
  validee: "faite",
};
export const EtatDemandeDit = ({ etat }: { etat: EtatDemande }) => (
  <Etat forme={FORMES[etat]} libelle={LIBELLES_DEMANDE[etat]} />
);

export type LigneDemande = Demande & { titre: string; axe: string; nomVolet: string; nomReferent: string };
type ParAxe = { axe: string; demandes: number; reponses: number };

export type AvancementProps = {
  base: string;
  campagne: Campagne;
  nombre: NombreDe;
  axes: readonly ParAxe[];
  /** Les demandes une par une : pour qui conduit seulement. */
  lignes: readonly LigneDemande[] | null;
  filtre: EtatDemande | null;
  page: number;
  total: number;
  params: URLSearchParams;
  annonce: string | null;
};

const Axes = ({ axes }: { axes: readonly ParAxe[] }) => (
  <div class="cadre" tabindex={0} role="region" aria-label="Réponses par axe">
    <table class="table">
      <caption>Réponses par axe</caption>
      <thead>
        <tr>
          <th scope="col">Axe</th>
          <th scope="col" class="n">
            Réponses reçues
          </th>
          <th scope="col" class="n">
            Demandes
          </th>
        </tr>
      </thead>
      <tbody>
        {axes.map(({ axe, demandes, reponses }) => (
          <tr>
            <th scope="row">{axe}</th>
            <td class="n">{reponses}</td>
            <td class="n">{demandes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const adresseReponse = (base: string, campagne: Campagne, { fiche, volet }: Pick<Demande, "fiche" | "volet">) =>
  `${base}/suivi/campagnes/${campagne.id}/reponses/${fiche}${volet ? `?volet=${volet}` : ""}`;

const adresseClasseur = (base: string, campagne: Campagne, pour: string) =>
  `${base}/reponses/classeur?${new URLSearchParams({ campagne: campagne.id, pour })}`;

const Ligne = ({ ligne, props }: { ligne: LigneDemande; props: AvancementProps }) => (
  <tr>
    <th scope="row">
      <a href={adresseReponse(props.base, props.campagne, ligne)}>{ligne.titre}</a>
      {ligne.nomVolet && <span class="note"> {ligne.nomVolet}</span>}
    </th>
    <td>
      {ligne.nomReferent || <span class="vide">Personne à qui écrire</span>}
      {ligne.referent && props.campagne.etat === "ouverte" && (
        <span class="note">
          {" "}
          <a download href={adresseClasseur(props.base, props.campagne, ligne.referent)}>
            Son classeur<span class="cache">, {ligne.nomReferent}</span>
          </a>
        </span>
      )}
    </td>
    <td>
      <EtatDemandeDit etat={ligne.etat} />
      {ligne.reponse?.rienDeNeuf && <span class="note"> Rien de neuf</span>}
    </td>
    <td>{ligne.repondue ? aLHeure(ligne.repondue) : `depuis le ${enLettres(props.campagne.ouverture)}`}</td>
  </tr>
);

const Filtres = ({ props }: { props: AvancementProps }) => {
  const ici = `${props.base}/suivi/campagnes/${props.campagne.id}`;
  const choix: [EtatDemande | null, string][] = [
    [null, "Toutes"],
    ...(Object.entries(LIBELLES_DEMANDE) as [EtatDemande, string][]),
  ];
  return (
    <p class="barre outils" role="group" aria-label="Filtrer les demandes">
      {choix.map(([etat, libelle]) => (
        <a
          class="puce"
          href={etat ? `${ici}?etat=${etat}` : ici}
          aria-current={etat === props.filtre ? "true" : undefined}
        >
          {libelle}
        </a>
      ))}
    </p>
  );
};

const Demandes = ({ props, lignes }: { props: AvancementProps; lignes: readonly LigneDemande[] }) => (
  <section class="pile" aria-labelledby="demandes">
    <h2 id="demandes">Qui a répondu</h2>
    <Filtres props={props} />
    {lignes.length === 0 ? (
      <p class="vide">Aucune demande n’est dans ce cas.</p>
    ) : (
      <div class="cadre" tabindex={0} role="region" aria-label="Demandes">
        <table class="table">
          <caption class="cache">Demandes de la campagne</caption>
          <thead>
            <tr>
              <th scope="col">Fiche-action</th>
              <th scope="col">Demandé à</th>
              <th scope="col">Réponse</th>
              <th scope="col">Quand</th>
            </tr>
          </thead>
          <tbody>
            {lignes.map((ligne) => (
              <Ligne ligne={ligne} props={props} />
            ))}
          </tbody>
        </table>
      </div>
    )}
    <Pagination
      chemin={`${props.base}/suivi/campagnes/${props.campagne.id}`}
      params={props.params}
      page={props.page}
      total={props.total}
    />
  </section>
);

const Actes = ({ props }: { props: AvancementProps }) => {
  const { base, campagne, nombre } = props;
  const ici = `${base}/suivi/campagnes/${campagne.id}`;
  if (!props.lignes || campagne.etat !== "ouverte") return null;
  return (
    <div class="barre">
      {nombre.aValider > 0 && (
        <form method="post" action={`${ici}/validations`}>
          <button class="bouton discret">Valider les « rien de neuf »</button>
        </form>
      )}
      <a class="bouton" href={`${ici}/cloture`}>
        Clore la campagne
      </a>
    </div>
  );
};

/** Les jours où l'on relance, tels que la coordination les a dits. */
const direRelances = (jours: readonly Jour[]): string =>
  jours.length === 0
    ? " Aucune relance."
    : ` ${jours.length > 1 ? "Relances" : "Relance"} : ${jours.map(enLettres).join(", ")}.`;

/** Une campagne qui court : combien ont répondu, et pour qui conduit, qui et depuis quand. */
export const AvancementPage = (props: AvancementProps) => {
  const { base, campagne, nombre, axes, lignes, annonce } = props;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/suivi/campagnes`}>Campagnes de suivi</a>
          </p>
          <h1>{campagne.titre}</h1>
          <p>
            Du {enLettres(campagne.debut)} au {enLettres(campagne.fin)}.{" "}
            {campagne.etat === "close" ? "Close." : `Ouverte jusqu’au ${enLettres(campagne.cloture)}.`}
            {lignes && campagne.etat !== "close" && direRelances(campagne.relances)}
          </p>
        </div>
        <div class="barre">
          <details class="menu">
            <summary class="bouton discret">Télécharger</summary>
            <Telecharger
              base={base}
              genre="campagne"
              nom="Compte rendu"
              params={[["campagne", campagne.id]]}
              formats={[...TEXTE, ...CLASSEUR]}
            />
          </details>
          <Actes props={props} />
        </div>
      </div>
      {annonce && <Alert ton="info">{annonce}</Alert>}
      <div class="tuiles">
        <div class="tuile">
          <b class="chiffres">{nombre.demandes - nombre.attendues}</b>
          <span>
            {nombre.demandes - nombre.attendues < 2 ? "réponse reçue" : "réponses reçues"}, sur{" "}
            {pluriel(nombre.demandes, "demande")}
          </span>
        </div>
        <div class="tuile">
          <b class="chiffres">{nombre.aValider}</b>
          <span>à valider</span>
        </div>
        <div class="tuile">
          <b class="chiffres">{nombre.attendues}</b>
          <span>sans réponse</span>
        </div>
      </div>
      {lignes && <Demandes props={props} lignes={lignes} />}
      <Axes axes={axes} />
      {campagne.etat === "close" && (
        <p>
          <a href={`${base}/suivi/campagnes/${campagne.id}/instantane`}>Lire ce que la campagne a figé</a>
        </p>
      )}
    </>
  );
};
