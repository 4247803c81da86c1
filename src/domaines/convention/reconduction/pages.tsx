import { pluriel } from "#commun/texte.ts";
import { Champ, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { type Convention, type Identite, SANS_TITRE } from "../model.ts";
import { ChampsDates } from "../pages.tsx";

type Props = {
  precedente: Convention;
  identite: Identite;
  reprises: { parties: number; signataires: number; modes: number };
  erreurs?: FormErrors | undefined;
};

/** Ouvrir la convention qui prend la suite, à partir de celle qui finit. */
export const ReconductionPage = ({ precedente, identite, reprises, erreurs }: Props) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={`/conventions/${precedente.id}`}>{precedente.titre ?? SANS_TITRE}</a>
        </p>
        <h1>Préparer sa suite</h1>
        <p>
          Une convention ne se prolonge pas d’elle-même : une nouvelle, délibérée et signée, prend la suite. Celle-ci
          reste telle quelle.
        </p>
      </div>
    </div>
    <Fautes erreurs={erreurs} />
    <section class="panneau" aria-labelledby="reprises">
      <h2 id="reprises">Ce qui est repris</h2>
      <ul>
        <li>{pluriel(identite.perimetre.length, "commune")}</li>
        <li>
          {pluriel(reprises.parties, "partie")} et {pluriel(reprises.signataires, "signataire")}, sans délibération
        </li>
        <li>{pluriel(reprises.modes, "façon")} de finir</li>
      </ul>
      <p class="note">
        Le texte se réécrit : partez d’un modèle, ou importez un document. Les fiches qui continuent se choisissent une
        à une, et leur suivi avec elles. Acteurs, équipements et territoire sont déjà là.
      </p>
    </section>
    <form method="post" action={`/conventions/${precedente.id}/reconduction`} class="formulaire">
      <Champ nom="titre" label="Titre" valeur={identite.titre ?? ""} erreurs={erreurs} requis />
      <Champ nom="caf" label="Caf" valeur={identite.caf ?? ""} erreurs={erreurs} />
      <ChampsDates debut={identite.debut} fin={identite.fin} erreurs={erreurs} />
      <div class="barre">
        <button class="bouton" type="submit">
          Ouvrir la suite
        </button>
        <a href={`/conventions/${precedente.id}`}>Ne rien ouvrir</a>
      </div>
    </form>
  </>
);
