import type { EtatGuichet } from "#domaines/acces/famille/model.ts";
import { Alert } from "#ui/alert.tsx";
import { Qr } from "#ui/qr.tsx";

export const LIBELLES_GUICHET: Record<EtatGuichet, string> = {
  ferme: "Fermé : les pages des familles n’existent pas",
  ouvert: "Ouvert : les familles demandent une place en ligne",
  suspendu: "Fermé aux nouvelles demandes : celles d’avant se suivent encore",
};

type Props = { action: string; adresse: string; etat: EtatGuichet; contact: string; fait: boolean; modifier: boolean };

/** L'accueil des familles : l'ouvrir, dire comment joindre le guichet, donner son adresse. */
export const GuichetPage = ({ action, adresse, etat, contact, fait, modifier }: Props) => (
  <div class="pile formulaire">
    <h1>Accueil des familles</h1>
    {fait && <Alert ton="info">C’est enregistré.</Alert>}
    {modifier ? (
      <form method="post" action={action} class="pile">
        <fieldset class="choix">
          <legend>Les demandes en ligne</legend>
          {(Object.keys(LIBELLES_GUICHET) as EtatGuichet[]).map((un) => (
            <label>
              <input type="radio" name="etat" value={un} checked={un === etat} />
              <span>{LIBELLES_GUICHET[un]}</span>
            </label>
          ))}
        </fieldset>
        <div class="champ">
          <label for="contact">Comment joindre le guichet</label>
          <span class="aide" id="contact-aide">
            Téléphone, horaires, adresse de courriel : les familles le lisent au bas de chaque page et de chaque
            courriel.
          </span>
          <input id="contact" name="contact" value={contact} aria-describedby="contact-aide" />
        </div>
        <p>
          <button class="bouton">Enregistrer</button>
        </p>
      </form>
    ) : (
      <p>{LIBELLES_GUICHET[etat]}</p>
    )}
    {etat !== "ferme" && (
      <section class="panneau">
        <h2>L’adresse à donner</h2>
        <p class="texte">
          <a href={adresse}>{adresse}</a>
        </p>
        <Qr adresse={adresse} titre="Le code à scanner pour demander une place" />
        <p class="note">À mettre sur le site des communes, sur une affiche, sur une carte.</p>
      </section>
    )}
  </div>
);
