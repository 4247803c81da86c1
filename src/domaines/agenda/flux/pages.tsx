import { aLHeure } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";

type Flux = { creeLe: string; vuLe: string | null };

const EXPLIQUER =
  "Une adresse secrète, à vous, que votre agenda relit de lui-même. Elle montre ce que vous pouvez lire au moment où il la lit, dans toutes vos conventions.";

const Gestes = ({ abonne }: { abonne: boolean }) => (
  <>
    <form method="post" action="/compte/agenda" class="barre">
      <button class="bouton">{abonne ? "Faire une autre adresse" : "Faire mon adresse"}</button>
      {abonne && (
        <button class="bouton discret" formaction="/compte/agenda/revocation">
          Ne plus m’abonner
        </button>
      )}
    </form>
    {abonne && <p class="note">Faire une autre adresse ferme celle d’avant.</p>}
  </>
);

/** L'abonnement d'une personne à son agenda ; `adresse` n'est montrée qu'une fois, quand elle vient d'être faite. */
export const AbonnementPage = ({ flux, adresse, ote }: { flux: Flux | null; adresse: string | null; ote: boolean }) => (
  <div class="pile">
    <div class="tete">
      <div>
        <h1>Mon agenda</h1>
        <p>{EXPLIQUER}</p>
      </div>
    </div>
    {ote && <Alert ton="info">Cette adresse n’ouvre plus rien.</Alert>}
    {adresse && (
      <div class="panneau pile">
        <Alert ton="attention">
          Copiez-la maintenant : elle ne sera plus montrée. Qui la connaît lit votre agenda ; ne la transmettez pas.
        </Alert>
        <div class="champ">
          <label for="adresse">Adresse à donner à votre agenda</label>
          <input id="adresse" type="text" value={adresse} readonly autocomplete="off" spellcheck={false} />
        </div>
      </div>
    )}
    {flux && !adresse && (
      <p>
        Vous avez une adresse depuis le {aLHeure(flux.creeLe)}.{" "}
        {flux.vuLe ? `Votre agenda l’a lue le ${aLHeure(flux.vuLe)}.` : "Aucun agenda ne l’a encore lue."}
      </p>
    )}
    <Gestes abonne={Boolean(flux || adresse)} />
    <p>
      <a href="/compte">Revenir à « Mon compte »</a>
    </p>
  </div>
);
