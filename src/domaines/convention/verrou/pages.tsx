import { type Convention, SANS_TITRE } from "../model.ts";

/** Ce qui est signé ne se modifie pas ici. */
export const VerrouilleePage = ({ convention }: { convention: Convention }) => (
  <div class="tete">
    <div>
      <p class="note">
        <a href={`/conventions/${convention.id}`}>{convention.titre ?? SANS_TITRE}</a>
      </p>
      <h1>La convention est signée</h1>
      <p>
        Rien n’a été écrit : ce que les parties ont signé ne change que par un avenant, qu’elles signent aussi. Ouvrez
        un avenant pour la modifier.
      </p>
    </div>
  </div>
);
