import { aLHeure, enLettres } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { EtatDemandeDit } from "../avancement/pages.tsx";
import type { Campagne, Demande } from "../campagne/model.ts";
import { type Ecart, ecarts } from "../campagne/rules.ts";
import type { EtatDefini, Saisie } from "../etat/model.ts";
import { Devient, DitEnClair, EtatDit, libelleDire } from "../etat/pages.tsx";

export type RevueProps = {
  base: string;
  campagne: Campagne;
  demande: Demande;
  titre: string;
  nomVolet: string;
  etats: readonly EtatDefini[];
  /** Ce qui était dit avant cette campagne, ou avant cette réponse. */
  derniere: Saisie | null;
  erreurs?: FormErrors | undefined;
  refus?: string;
};

const EcartDit = ({ ecart, etats }: { ecart: Ecart; etats: readonly EtatDefini[] }) => {
  const { champ, avant, apres } = ecart;
  if (champ === "etat")
    return (
      <dd>
        {avant && (
          <>
            <EtatDit code={avant} etats={etats} /> <Devient />{" "}
          </>
        )}
        <EtatDit code={apres} etats={etats} />
      </dd>
    );
  return (
    <dd>
      {avant && (
        <del class="texte">
          <span class="cache">Avant : </span>
          {avant}
        </del>
      )}
      {apres && (
        <ins class="texte">
          <span class="cache">Maintenant : </span>
          {apres}
        </ins>
      )}
    </dd>
  );
};

const Ecarts = ({ props }: { props: RevueProps }) => {
  const { demande, derniere, etats } = props;
  if (!demande.reponse) return <p class="vide">Personne n’a encore répondu.</p>;
  const changes = ecarts(derniere, demande.reponse);
  if (changes.length === 0) return <p>Rien n’a changé depuis la dernière fois.</p>;
  return (
    <dl class="identite">
      {changes.map((ecart) => (
        <div class="ecart">
          <dt>{libelleDire(ecart.champ)}</dt>
          <EcartDit ecart={ecart} etats={etats} />
        </div>
      ))}
    </dl>
  );
};

const Entiere = ({ props }: { props: RevueProps }) => {
  const { reponse } = props.demande;
  if (!reponse) return null;
  return (
    <section class="panneau">
      <h2>La réponse entière</h2>
      <p>
        <EtatDit code={reponse.etat} etats={props.etats} /> à la date du {enLettres(reponse.le)}
        {reponse.rienDeNeuf && ", rien de neuf"}
      </p>
      <DitEnClair dit={reponse} />
    </section>
  );
};

const Retourner = ({ props, ici }: { props: RevueProps; ici: string }) => {
  const { demande, erreurs } = props;
  return (
    <form method="post" action={`${ici}/retour`} class="panneau formulaire">
      <h2>La retourner</h2>
      <input type="hidden" name="volet" value={demande.volet} />
      <Zone nom="mot" label="Ce qu’il faut reprendre" lignes={2} erreurs={erreurs} requis />
      <p>
        <button class="bouton discret">Retourner avec ce mot</button>
      </p>
    </form>
  );
};

const Tete = ({ props, ici }: { props: RevueProps; ici: string }) => {
  const { base, campagne, demande, titre, nomVolet } = props;
  return (
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${base}/suivi/campagnes/${campagne.id}`}>{campagne.titre}</a>
        </p>
        <h1>{titre}</h1>
        <p class="barre">
          {nomVolet && <strong>{nomVolet}</strong>} <EtatDemandeDit etat={demande.etat} />
          {demande.auteur && demande.repondue && (
            <span class="note">
              {demande.auteur}, {aLHeure(demande.repondue)}
            </span>
          )}
        </p>
      </div>
      {campagne.etat === "ouverte" && demande.etat === "soumise" && (
        <form method="post" action={`${ici}/validation`}>
          <input type="hidden" name="volet" value={demande.volet} />
          <button class="bouton">Valider</button>
        </form>
      )}
    </div>
  );
};

/** Une réponse à côté de ce qui était dit : on la valide, ou on la retourne avec un mot. */
export const RevuePage = (props: RevueProps) => {
  const { base, campagne, demande, erreurs, refus } = props;
  const ici = `${base}/suivi/campagnes/${campagne.id}/reponses/${demande.fiche}`;
  const ouverte = campagne.etat === "ouverte";
  return (
    <>
      <Tete props={props} ici={ici} />
      {refus && <Alert>{refus}</Alert>}
      <Fautes erreurs={erreurs} />
      {demande.mot && <Alert ton="attention">Retournée avec ce mot : {demande.mot}</Alert>}
      <section class="panneau">
        <h2>Ce qui change depuis la dernière fois</h2>
        <Ecarts props={props} />
      </section>
      <Entiere props={props} />
      {ouverte && demande.etat === "soumise" && <Retourner props={props} ici={ici} />}
      {ouverte && (
        <p>
          <a href={`${base}/reponses/${campagne.id}/${demande.fiche}${demande.volet ? `?volet=${demande.volet}` : ""}`}>
            Répondre à sa place
          </a>
        </p>
      )}
    </>
  );
};
