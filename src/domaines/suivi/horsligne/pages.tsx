import { Zone } from "#ui/champs.tsx";

/** Ce qui se montre quand le réseau manque : rien de personnel ne vient du serveur, le reste est déjà sur l'appareil. */
export const HorsLignePage = () => (
  <div class="pile formulaire">
    <h1>Pas de réseau</h1>
    <p>Cette page n’a pas pu se charger. Elle reviendra d’elle-même avec le réseau.</p>
    <div data-reprise hidden>
      <section class="panneau" aria-labelledby="noter">
        <h2 id="noter">Noter en attendant</h2>
        <p class="note">Gardé sur cet appareil. Vous le retrouverez dans la réponse, à relire puis à envoyer.</p>
        <Zone nom="avancees" label="Qu’est-ce qui a avancé ?" valeur="" lignes={4} />
        <Zone nom="difficultes" label="Qu’est-ce qui est difficile ?" valeur="" lignes={4} />
      </section>
    </div>
    <p class="barre">
      <a class="bouton" href="">
        Réessayer
      </a>
    </p>
  </div>
);
