import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import type { Chevauchement } from "./chevauchement/rules.ts";
import { type Campagne, LIBELLES_CAMPAGNE } from "./model.ts";
import type { NombreDe } from "./rules.ts";

const periode = ({ debut, fin }: Campagne) => `du ${enLettres(debut)} au ${enLettres(fin)}`;

const Avancement = ({ campagne, nombre }: { campagne: Campagne; nombre: NombreDe | undefined }) => {
  if (campagne.etat === "preparee" || !nombre) return <>—</>;
  const reponses = nombre.demandes - nombre.attendues;
  return (
    <span class="chiffres">
      {pluriel(reponses, "réponse")} sur {nombre.demandes}
    </span>
  );
};

export type CampagnesProps = {
  base: string;
  campagnes: readonly Campagne[];
  nombres: ReadonlyMap<string, NombreDe>;
  conduit: boolean;
};

/** Les campagnes d'une convention : celle qui court, celles que l'on a closes. */
export const CampagnesPage = ({ base, campagnes, nombres, conduit }: CampagnesProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Campagnes de suivi</h1>
        <p>Une campagne demande à chaque porteur où en sont ses fiches, puis fige ce qu’elle a appris.</p>
      </div>
      <div class="barre">
        {conduit && (
          <a class="bouton discret" href={`${base}/suivi/etats`}>
            Liste des états
          </a>
        )}
        {conduit && (
          <a class="bouton" href={`${base}/suivi/campagnes/nouvelle`}>
            Préparer une campagne
          </a>
        )}
      </div>
    </div>
    {campagnes.length === 0 ? (
      <div class="panneau vide">
        <h2>Aucune campagne encore</h2>
        <p>
          Ici viendront les campagnes : qui a répondu, qui se tait, ce qui a bougé. Choisissez une période, et Maillage
          écrit à ceux que l’on attend.
        </p>
      </div>
    ) : (
      <div class="cadre" tabindex={0} role="region" aria-label="Campagnes">
        <table class="table">
          <caption class="cache">Campagnes de la convention</caption>
          <thead>
            <tr>
              <th scope="col">Campagne</th>
              <th scope="col">Période</th>
              <th scope="col">État</th>
              <th scope="col">Réponses</th>
              <th scope="col">Clôture</th>
            </tr>
          </thead>
          <tbody>
            {campagnes.map((campagne) => (
              <tr>
                <th scope="row">
                  <a href={`${base}/suivi/campagnes/${campagne.id}`}>{campagne.titre}</a>
                </th>
                <td>{periode(campagne)}</td>
                <td>{LIBELLES_CAMPAGNE[campagne.etat]}</td>
                <td>
                  <Avancement campagne={campagne} nombre={nombres.get(campagne.id)} />
                </td>
                <td>{enLettres(campagne.cloture)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </>
);

export type ApercuProps = {
  base: string;
  campagne: Campagne;
  demandes: readonly { fiche: string; titre: string; nom: string; referent: string | null }[];
  noms: ReadonlyMap<string, string>;
  /** Les campagnes encore ouvertes qui demandent déjà de ces fiches. */
  chevauchees: readonly Chevauchement[];
  refus?: string;
};

const Chevauchees = ({ base, chevauchees }: Pick<ApercuProps, "base" | "chevauchees">) => (
  <Alert ton="attention">
    {chevauchees.map(({ id, titre, cloture, fiches }) => (
      <span class="sous">
        <a href={`${base}/suivi/campagnes/${id}`}>{titre}</a>, ouverte jusqu’au {enLettres(cloture)}, demande déjà{" "}
        {pluriel(fiches, "de ces fiches", "de ces fiches")}.
      </span>
    ))}
    Une fiche ne se demande qu’une fois à la fois : clôturez cette campagne d’abord, ou ôtez ses fiches de celle-ci.
  </Alert>
);

/** Ce que la campagne demandera si on l'ouvre : à qui, et qui l'on ne peut pas joindre. */
export const ApercuPage = ({ base, campagne, demandes, noms, chevauchees, refus }: ApercuProps) => {
  const ici = `${base}/suivi/campagnes/${campagne.id}`;
  const personnes = new Set(demandes.flatMap(({ referent }) => (referent ? [referent] : [])));
  const muettes = demandes.filter(({ referent }) => referent === null);
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/suivi/campagnes`}>Campagnes de suivi</a>
          </p>
          <h1>{campagne.titre}</h1>
          <p>
            En préparation, {periode(campagne)}. {pluriel(demandes.length, "demande")} à{" "}
            {pluriel(personnes.size, "personne")}.
          </p>
        </div>
        <div class="barre">
          <a class="bouton discret" href={`${ici}/preparation`}>
            Changer
          </a>
          <form method="post" action={`${ici}/ouverture`}>
            <button class="bouton">Ouvrir la campagne</button>
          </form>
        </div>
      </div>
      {refus && <Alert>{refus}</Alert>}
      {chevauchees.length > 0 && <Chevauchees base={base} chevauchees={chevauchees} />}
      <p>
        À l’ouverture, chaque personne reçoit un courriel avec un lien qui s’ouvre sans compte. Relances :{" "}
        {campagne.relances.length > 0 ? campagne.relances.map(enLettres).join(", ") : "aucune"}. Clôture annoncée :{" "}
        {enLettres(campagne.cloture)}.
      </p>
      {muettes.length > 0 && (
        <section class="panneau">
          <h2>{pluriel(muettes.length, "demande")} sans personne à qui écrire</h2>
          <p>Donnez une adresse à un acteur, ou nommez un référent de saisie ; sinon vous répondrez pour elles.</p>
          <ul class="lignes" role="list">
            {muettes.slice(0, 25).map(({ fiche, titre, nom }) => (
              <li>
                <a href={`${base}/plan/fiches/${fiche}/suivi/volets`}>{titre}</a>{" "}
                {nom && <span class="note">{nom}</span>}
              </li>
            ))}
          </ul>
          {muettes.length > 25 && <p class="note">Et {pluriel(muettes.length - 25, "autre")}.</p>}
        </section>
      )}
      <section class="panneau">
        <h2>À qui elle écrira</h2>
        <ul class="lignes" role="list">
          {[...personnes].slice(0, 60).map((qui) => (
            <li>
              {noms.get(qui) ?? "Un acteur"}{" "}
              <span class="note">{pluriel(demandes.filter(({ referent }) => referent === qui).length, "fiche")}</span>
            </li>
          ))}
        </ul>
      </section>
      <form method="post" action={`${ici}/retrait`}>
        <button class="lien">Retirer cette campagne : rien n’a encore été demandé à personne</button>
      </form>
    </>
  );
};

/** Ce que clore veut dire, avant de le faire. */
export const CloturePage = ({ base, campagne, nombre }: { base: string; campagne: Campagne; nombre: NombreDe }) => {
  const ici = `${base}/suivi/campagnes/${campagne.id}`;
  return (
    <form method="post" action={`${ici}/cloture`} class="pile formulaire">
      <h1>Clore « {campagne.titre} » ?</h1>
      <p>
        L’état du plan et les réponses sont figés aujourd’hui. La campagne ne recevra plus de réponse, et ses liens ne
        serviront plus.
      </p>
      <ul>
        <li>
          {pluriel(nombre.attendues, "demande sans réponse : elle restera", "demandes sans réponse : elles resteront")}{" "}
          « sans réponse », jamais un état.
        </li>
        <li>
          {pluriel(nombre.aValider, "réponse sera figée telle quelle", "réponses seront figées telles quelles")}, « à
          valider ».
        </li>
      </ul>
      <p class="barre">
        <button class="bouton">Clore la campagne</button>
        <a href={ici}>Revenir à la campagne</a>
      </p>
    </form>
  );
};
