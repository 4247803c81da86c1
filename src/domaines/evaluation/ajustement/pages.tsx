import { Alert } from "#ui/alert.tsx";
import { Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Bilan } from "../bilan/model.ts";
import { EtatDuBilan, Onglets } from "../bilan/pages.tsx";
import { type Ajustement, CLASSES, LIBELLES_CLASSE } from "./model.ts";

export type Citees = readonly { id: string; libelle: string }[];

const AIDES = {
  mineur: "Mineur : il se décide au point d’étape, sans avenant",
  significatif: "Significatif : il change la convention, et propose un avenant",
} as const;

type SaisieProps = {
  base: string;
  bilan: Bilan;
  id: string;
  avant: Ajustement | null;
  fiches: Citees;
  erreurs?: FormErrors | undefined;
};

const Portee = ({ classe }: { classe: string }) => (
  <div id="classe">
    <Groupe
      nom="classe"
      legende="Sa portée"
      type="radio"
      coches={[classe]}
      options={CLASSES.map((valeur) => ({ valeur, libelle: AIDES[valeur] }))}
    />
  </div>
);

const Concernees = ({ fiches, coches }: { fiches: Citees; coches: readonly string[] }) => (
  <details class="plus" open={coches.some(Boolean)}>
    <summary>Les fiches concernées</summary>
    <Groupe
      nom="fiches"
      legende="Cochez celles que l’ajustement change"
      type="checkbox"
      coches={coches}
      options={fiches.map((fiche) => ({ valeur: fiche.id, libelle: fiche.libelle }))}
    />
  </details>
);

const NEUF = { version: 0, texte: "", classe: "mineur", fiches: [] as string[] };

const Formulaire = ({ base, bilan, id, avant, fiches, erreurs }: SaisieProps) => {
  const ici = `${base}/bilans/${bilan.id}/ajustements`;
  const { version, texte, classe, fiches: gardees } = avant ?? NEUF;
  const { classe: cochee = classe, fiches: cochees = gardees.join("\n") } = erreurs?.values ?? {};
  return (
    <form method="post" action={avant ? `${ici}/${avant.id}` : ici} class="formulaire">
      <Fautes erreurs={erreurs} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={`${version}`} />
      <Zone nom="texte" label="Ce que l’on ajuste" requis lignes={4} erreurs={erreurs} valeur={texte} />
      <Portee classe={cochee} />
      <Concernees fiches={fiches} coches={cochees.split("\n")} />
      <p class="barre">
        <button class="bouton">{avant ? "Enregistrer" : "Ajouter l’ajustement"}</button>
        {avant ? (
          <a href={ici}>Revenir aux ajustements</a>
        ) : (
          <a href={`${base}/bilans/${bilan.id}#ajustements`}>Revenir au bilan</a>
        )}
      </p>
    </form>
  );
};

const Tete = ({ base, bilan, titre }: { base: string; bilan: Bilan; titre: string }) => (
  <div class="tete">
    <div>
      <p class="note">
        <a href={`${base}/bilans/${bilan.id}#ajustements`}>{bilan.titre}</a>
      </p>
      <h1>{titre}</h1>
    </div>
  </div>
);

type ListeProps = SaisieProps & {
  ajustements: readonly Ajustement[];
  /** Celui que l'on corrigeait quand le bilan fut adopté. */
  corrige: Ajustement | null;
};

/** Les ajustements d'un bilan, et un de plus. */
export const AjustementsPage = ({ ajustements, corrige, ...saisie }: ListeProps) => {
  const { base, bilan } = saisie;
  return (
    <div class="pile">
      <Tete base={base} bilan={bilan} titre="Les ajustements" />
      {corrige && (
        <Alert ton="attention">
          Vous corrigiez un ajustement quand le bilan fut adopté : votre texte est gardé.{" "}
          <a href={`${base}/bilans/${bilan.id}/ajustements/${corrige.id}`}>Reprendre votre correction</a>
        </Alert>
      )}
      {ajustements.length > 0 && (
        <ul class="reponses" role="list">
          {ajustements.map(({ id, texte, classe }) => (
            <li>
              <span>
                <b>{LIBELLES_CLASSE[classe]}</b> : {texte}
              </span>
              <a href={`${base}/bilans/${bilan.id}/ajustements/${id}`}>
                Modifier<span class="cache"> : {texte.slice(0, 60)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <h2>Un ajustement de plus</h2>
      <Formulaire {...saisie} />
    </div>
  );
};

/** Un ajustement, à reprendre ou à retirer. */
export const AjustementPage = (saisie: SaisieProps & { avant: Ajustement }) => {
  const { base, bilan, avant } = saisie;
  return (
    <div class="pile">
      <Tete base={base} bilan={bilan} titre="Un ajustement" />
      <Formulaire {...saisie} />
      <form method="post" action={`${base}/bilans/${bilan.id}/ajustements/${avant.id}/retrait`}>
        <button class="bouton discret">Retirer cet ajustement</button>
      </form>
    </div>
  );
};

export type Proposition = { ajustement: Ajustement; bilan: Bilan; fiches: Citees };

const UneProposition = ({ base, proposition }: { base: string; proposition: Proposition }) => {
  const { ajustement, bilan, fiches } = proposition;
  return (
    <li class="panneau">
      <p class="prose">{ajustement.texte}</p>
      {fiches.length > 0 && (
        <ul>
          {fiches.map(({ id, libelle }) => (
            <li>
              <a href={`${base}/plan/fiches/${id}`}>{libelle}</a>
            </li>
          ))}
        </ul>
      )}
      <p class="note">
        <a href={`${base}/bilans/${bilan.id}#ajustements`}>{bilan.titre}</a> <EtatDuBilan etat={bilan.etat} />
      </p>
    </li>
  );
};

/** Les avenants que les bilans proposent : ce qu'ils changeraient, et d'où ils viennent. */
export const AvenantsPage = ({ base, propositions }: { base: string; propositions: readonly Proposition[] }) => (
  <>
    <div class="tete">
      <div>
        <h1>Avenants proposés</h1>
        <p>
          Ce que les bilans jugent assez significatif pour changer la convention. Un avenant se signe de toutes les
          parties.
        </p>
        {propositions.length > 0 && (
          <p>
            <a href={`${base}/avenants`}>Les avenants de la convention</a> : en ouvrir un reprend ces propositions.
          </p>
        )}
      </div>
    </div>
    <Onglets base={base} ici="avenants" />
    {propositions.length === 0 ? (
      <section class="panneau vide">
        <p>
          Aucun bilan ne propose d’avenant. Un ajustement que l’on classe « significatif » dans un bilan viendra ici,
          avec les fiches qu’il concerne.
        </p>
        <p>
          <a href={`${base}/bilans`}>Voir les bilans</a>
        </p>
      </section>
    ) : (
      <ul class="pile" role="list">
        {propositions.map((proposition) => (
          <UneProposition base={base} proposition={proposition} />
        ))}
      </ul>
    )}
  </>
);
