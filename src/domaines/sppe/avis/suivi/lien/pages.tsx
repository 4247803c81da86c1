import type { Avis } from "../../model.ts";

/** L'adresse sans compte du demandeur. */
export const Lien = ({ base, avis, lien }: { base: string; avis: Avis; lien: string | null }) => (
  <form method="post" action={`${base}/avis/${avis.id}/lien${lien ? "/retrait" : ""}`} class="formulaire panneau">
    <h2>Pour le demandeur</h2>
    <input type="hidden" name="version" value={`${avis.version}`} />
    {lien ? (
      <>
        <p>
          Il suit sa demande sans compte à <a href={lien}>cette adresse</a>, à lui donner.
        </p>
        <p>
          <button class="bouton discret">Retirer cette adresse</button>
        </p>
        <p class="note">Partie en de mauvaises mains, elle n’ouvrira plus rien ; vous pourrez en ouvrir une autre.</p>
      </>
    ) : (
      <>
        <p>Une adresse à lui donner : il y suit sa demande et ses délais, sans compte.</p>
        <p>
          <button class="bouton discret">Ouvrir une adresse</button>
        </p>
      </>
    )}
  </form>
);
