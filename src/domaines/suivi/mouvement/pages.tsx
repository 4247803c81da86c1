import type { Child } from "hono/jsx";
import { pluriel } from "#commun/texte.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { Choix } from "#ui/champs.tsx";
import type { Campagne } from "../campagne/model.ts";
import type { EtatDefini } from "../etat/model.ts";
import { Devient, EtatDit } from "../etat/pages.tsx";
import type { FicheVue, Mouvements } from "../photo/model.ts";
import type { ValeurBougee } from "./model.ts";

export type MouvementsProps = {
  base: string;
  de: string;
  a: string;
  /** Ce que l'on compare, dit en mots. */
  bornes: readonly [string, string];
  campagnes: readonly Campagne[];
  mouvements: Mouvements | null;
  etats: readonly EtatDefini[];
  valeurs: readonly ValeurBougee[];
};

const Bloc = ({ titre, nombre, children }: { titre: string; nombre: number; children?: Child }) => (
  <section class="panneau">
    <h2>
      {titre} <small class="chiffres">{nombre}</small>
    </h2>
    {nombre === 0 ? (
      <p class="vide">Rien n’a bougé.</p>
    ) : (
      <ul class="lignes" role="list">
        {children}
      </ul>
    )}
  </section>
);

const Fiche = ({ base, fiche }: { base: string; fiche: FicheVue }) => (
  <a href={`${base}/plan/fiches/${fiche.id}/suivi`}>{intituleFiche(fiche)}</a>
);

const Bornes = ({ props }: { props: MouvementsProps }) => {
  const options = [
    ...props.campagnes.map(({ id, titre }) => ({ valeur: id, libelle: `Clôture de « ${titre} »` })),
    { valeur: "maintenant", libelle: "Maintenant" },
  ];
  return (
    <form class="barre" action={`${props.base}/suivi/mouvements`}>
      <Choix nom="de" label="De" valeur={props.de} options={options} />
      <div class="champ">
        <label for="deJour">ou du jour</label>
        <input type="date" id="deJour" name="deJour" value={/^\d{4}-/.test(props.de) ? props.de : ""} />
      </div>
      <Choix nom="a" label="À" valeur={props.a} options={options} />
      <div class="champ">
        <label for="aJour">ou au jour</label>
        <input type="date" id="aJour" name="aJour" value={/^\d{4}-/.test(props.a) ? props.a : ""} />
      </div>
      <button class="bouton discret">Comparer</button>
    </form>
  );
};

const Blocs = ({ props, mouvements }: { props: MouvementsProps; mouvements: Mouvements }) => (
  <div class="pile">
    <Bloc titre="États" nombre={mouvements.etats.length}>
      {mouvements.etats.slice(0, 60).map(({ fiche, avant, apres }) => (
        <li class="barre">
          <Fiche base={props.base} fiche={fiche} />
          <span>
            <EtatDit code={avant} etats={props.etats} /> <Devient />{" "}
            <EtatDit code={apres} etats={props.etats} precision={fiche.precision} />
          </span>
        </li>
      ))}
    </Bloc>
    <Bloc titre="Valeurs d’indicateurs" nombre={props.valeurs.length}>
      {props.valeurs.slice(0, 60).map(({ indicateur, libelle, avant, apres }) => (
        <li>
          <a href={`${props.base}/indicateurs/${indicateur}`}>{libelle}</a> :{" "}
          <span class="chiffres">{avant || "rien"}</span> <Devient /> <span class="chiffres">{apres || "rien"}</span>
        </li>
      ))}
    </Bloc>
    <Bloc titre="Échéances" nombre={mouvements.dates.length}>
      {mouvements.dates.slice(0, 60).map(({ fiche, avant, apres }) => (
        <li>
          <Fiche base={props.base} fiche={fiche} /> : {avant || "sans date"} <Devient /> {apres || "sans date"}
        </li>
      ))}
    </Bloc>
    <Bloc titre="Fiches nouvelles" nombre={mouvements.nouvelles.length}>
      {mouvements.nouvelles.slice(0, 60).map((fiche) => (
        <li>
          <Fiche base={props.base} fiche={fiche} />
        </li>
      ))}
    </Bloc>
    <Bloc titre="Fiches sorties du plan" nombre={mouvements.disparues.length}>
      {mouvements.disparues.slice(0, 60).map((fiche) => (
        <li>
          <Fiche base={props.base} fiche={fiche} />
        </li>
      ))}
    </Bloc>
  </div>
);

/** Ce qui a bougé entre deux campagnes, ou entre deux jours. */
export const MouvementsPage = (props: MouvementsProps) => {
  const { mouvements, bornes } = props;
  const total = mouvements
    ? Object.values(mouvements).reduce((somme, liste) => somme + liste.length, props.valeurs.length)
    : 0;
  return (
    <>
      <div class="tete">
        <div>
          <h1>Ce qui a bougé</h1>
          <p>
            {bornes[0]} – {bornes[1]}
            {mouvements && ` : ${pluriel(total, "changement")}`}.
          </p>
        </div>
      </div>
      <Bornes props={props} />
      {mouvements ? (
        <Blocs props={props} mouvements={mouvements} />
      ) : (
        <p class="vide">Choisissez deux moments, le premier avant le second.</p>
      )}
    </>
  );
};
