import { aLHeure, enLettres } from "#commun/jour.ts";
import { type Fiche, intituleFiche } from "#domaines/plan/model.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes } from "#ui/champs.tsx";
import { Etat } from "#ui/etat.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Campagne } from "../campagne/model.ts";
import {
  type Dire,
  type EtatDefini,
  type EtatDeFiche,
  LIBELLES_CANAL,
  type Saisie,
  type Volet,
} from "../etat/model.ts";
import type { DitAvant } from "../suite/actions.ts";
import { SousAvant } from "../suite/pages.tsx";
import { direRepli } from "../etat/rules.ts";
import { ChampsDire, DitEnClair, EtatDit, EtatReplie } from "../etat/pages.tsx";
import { ETATS_JALON, FORMES_JALON, type Jalon, LIBELLES_JALON } from "../jalon/model.ts";

export type SuiviFicheProps = {
  base: string;
  fiche: Fiche;
  etats: readonly EtatDefini[];
  replie: EtatDeFiche;
  volets: readonly Volet[];
  /** Les volets dont on peut donner des nouvelles ici. */
  siens: readonly string[];
  saisies: readonly Saisie[];
  noms: ReadonlyMap<string, string>;
  jalons: readonly Jalon[];
  proposes: number;
  /** Les décisions du registre sur cette fiche, telles qu'on les cite. */
  decisions: readonly string[];
  /** Ce qui fut dit sous les conventions précédentes, quand cette fiche en continue une. */
  avant: readonly DitAvant[];
  /** Les compétences du service public de la petite enfance qu'elle sert, en clair. */
  competences: readonly string[];
  conduit: boolean;
  /** Ce qui vient d'être écrit : dit, ou envoyé à la campagne qui le demandait. */
  ecrit: string | undefined;
  /** Les campagnes ouvertes qui attendent des nouvelles des volets que l'on a ici. */
  demandent: readonly { campagne: Pick<Campagne, "titre"> }[];
  volet?: string;
  dit?: Partial<Dire>;
  erreurs?: FormErrors | undefined;
};

const RECUS: Readonly<Record<string, string>> = {
  "1": "C’est noté. Ce qui avait été dit avant reste lisible plus bas.",
  demande: "C’est envoyé à la campagne en cours. Ce sera dit ici une fois validé ; vous pouvez encore le corriger.",
};

const ici = ({ base, fiche }: Pick<SuiviFicheProps, "base" | "fiche">) => `${base}/plan/fiches/${fiche.id}/suivi`;

const Dite = ({ saisie, props }: { saisie: Saisie; props: SuiviFicheProps }) => (
  <li>
    <p class="barre">
      <EtatDit code={saisie.etat} etats={props.etats} />
      {saisie.volet && <strong>{props.noms.get(saisie.volet) ?? "Une collectivité"}</strong>}
      <small>
        {enLettres(saisie.le)}, {saisie.auteur}, {LIBELLES_CANAL[saisie.canal]}{" "}
        <time datetime={saisie.instant}>le {aLHeure(saisie.instant)}</time>
      </small>
    </p>
    <DitEnClair dit={saisie} base={props.base} />
  </li>
);

/** L'état que dit une collectivité ; qu'elle n'en dise rien n'est montré qu'à qui conduit. */
const EtatDuVolet = ({ volet, props }: { volet: string; props: SuiviFicheProps }) => {
  const dite = props.saisies.find((une) => une.volet === volet);
  if (dite) return <EtatDit code={dite.etat} etats={props.etats} />;
  return props.conduit ? <span class="note">pas encore de nouvelle</span> : null;
};

const Volets = ({ props }: { props: SuiviFicheProps }) => (
  <section class="panneau" aria-labelledby="volets">
    <h2 id="volets">Qui donne des nouvelles</h2>
    <ul class="lignes" role="list">
      {props.volets.map(({ volet, referent }) => (
        <li>
          {volet && <strong>{props.noms.get(volet) ?? volet} </strong>}
          {volet && <EtatDuVolet volet={volet} props={props} />}
          {referent && <span class="note"> {props.noms.get(referent)}</span>}
          {!volet && !referent && <span class="note">Les pilotes de la fiche.</span>}
        </li>
      ))}
    </ul>
    {props.conduit && (
      <p>
        <a href={`${ici(props)}/volets`}>Nommer un référent ou des collectivités</a>
      </p>
    )}
  </section>
);

const JalonLigne = ({ jalon, props }: { jalon: Jalon; props: SuiviFicheProps }) => (
  <li class="ecart">
    <span>
      {jalon.libelle} {jalon.terme && <span class="note chiffres">({jalon.terme})</span>}
    </span>
    <span>
      <Etat forme={FORMES_JALON[jalon.etat]} libelle={LIBELLES_JALON[jalon.etat]} />
    </span>
    {props.siens.length > 0 && (
      <form method="post" action={`${ici(props)}/jalons/${jalon.id}`} class="barre">
        <input type="hidden" name="version" value={`${jalon.version}`} />
        <select class="saisie" name="etat" aria-label={`État de l’étape ${jalon.libelle}`}>
          {ETATS_JALON.map((etat) => (
            <option value={etat} selected={etat === jalon.etat}>
              {LIBELLES_JALON[etat]}
            </option>
          ))}
        </select>
        <button class="bouton discret">
          Noter<span class="cache"> l’état de l’étape {jalon.libelle}</span>
        </button>
        {jalon.etat === "prevu" && (
          <button class="lien" formaction={`${ici(props)}/jalons/${jalon.id}/retrait`}>
            Retirer<span class="cache"> l’étape {jalon.libelle}</span>
          </button>
        )}
      </form>
    )}
  </li>
);

const Jalons = ({ props }: { props: SuiviFicheProps }) => (
  <section class="panneau" id="jalons" aria-labelledby="titre-jalons">
    <h2 id="titre-jalons">Étapes</h2>
    {props.jalons.length === 0 && <p class="vide">Aucune étape n’est encore suivie.</p>}
    {props.jalons.length > 0 && (
      <ul class="lignes" role="list">
        {props.jalons.map((jalon) => (
          <JalonLigne jalon={jalon} props={props} />
        ))}
      </ul>
    )}
    {props.siens.length > 0 && props.jalons.length === 0 && props.proposes > 0 && (
      <form method="post" action={`${ici(props)}/jalons/proposes`}>
        <button class="bouton discret">
          {props.proposes > 1
            ? `Reprendre les ${props.proposes} étapes que dit la fiche`
            : "Reprendre l’étape que dit la fiche"}
        </button>
      </form>
    )}
    {props.siens.length > 0 && (
      <details class="plus">
        <summary>Ajouter une étape</summary>
        <form method="post" action={`${ici(props)}/jalons`} class="pile">
          <Champ nom="libelle" label="Ce qui sera fait" requis />
          <Champ
            nom="terme"
            label="Pour quand"
            aide="Une année, un mois ou un jour : 2027, septembre 2027, 15/09/2027."
          />
          <p>
            <button class="bouton discret">Ajouter l’étape</button>
          </p>
        </form>
      </details>
    )}
  </section>
);

const Donner = ({ props }: { props: SuiviFicheProps }) => {
  const { volets, siens, erreurs, volet = siens[0] ?? "" } = props;
  const ouverts = volets.filter((un) => siens.includes(un.volet));
  return (
    <section id="donner" class="pile">
      <h2>Donner des nouvelles</h2>
      {props.demandent[0] && (
        <p class="note">
          « {props.demandent[0].campagne.titre} » attend cette fiche : ce que vous en dites ici lui répond.
        </p>
      )}
      <form method="post" action={ici(props)} class="pile formulaire" data-hors-ligne={`${ici(props)}#${volet}`}>
        <Fautes erreurs={erreurs} />
        {ouverts.length > 1 && (
          <div class="champ">
            <label for="volet">Pour quelle collectivité ?</label>
            <select id="volet" name="volet">
              {ouverts.map((un) => (
                <option value={un.volet} selected={un.volet === volet}>
                  {props.noms.get(un.volet) ?? un.volet}
                </option>
              ))}
            </select>
          </div>
        )}
        {ouverts.length === 1 && <input type="hidden" name="volet" value={volet} />}
        <ChampsDire
          etats={props.etats}
          dit={props.dit ?? {}}
          part={volet !== ""}
          erreurs={erreurs}
          decisions={props.decisions}
        />
        <p>
          <button class="bouton">Enregistrer ces nouvelles</button>
        </p>
      </form>
    </section>
  );
};

const Competences = ({ base, servies }: { base: string; servies: readonly string[] }) =>
  servies.length === 0 ? null : (
    <p class="note">
      <a href={`${base}/petite-enfance/fiches`}>Compétences petite enfance</a> : {servies.join(", ")}.
    </p>
  );

/** Qu'une fiche se taise n'est dit qu'à qui conduit le suivi. */
const RienEncore = ({ conduit }: { conduit: boolean }) => (
  <p class="vide">
    {conduit
      ? "Rien n’a encore été dit de cette fiche : ce n’est pas un état, c’est une question à poser."
      : "Les nouvelles de cette fiche se liront ici, dans l’ordre où elles viennent."}
  </p>
);

/** Le suivi d'une fiche : où elle en est, ce qu'on en a dit, ses étapes, et de quoi en donner des nouvelles. */
export const SuiviFichePage = (props: SuiviFicheProps) => {
  const repli = direRepli(props.replie.compte);
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${props.base}/plan/fiches/${props.fiche.id}`}>La fiche</a>
          </p>
          <h1>{intituleFiche(props.fiche)}</h1>
          <p>
            <EtatReplie {...props.replie} />
          </p>
          {repli && <p class="note">{repli}</p>}
          <Competences base={props.base} servies={props.competences} />
        </div>
        {props.siens.length > 0 && (
          <div class="barre">
            <a class="bouton" href="#donner">
              Donner des nouvelles
            </a>
          </div>
        )}
      </div>
      {RECUS[props.ecrit ?? ""] && (
        <div data-recu>
          <Alert ton="info">{RECUS[props.ecrit ?? ""]}</Alert>
        </div>
      )}
      <div class="deux">
        <div class="pile">
          <section class="pile" aria-labelledby="dit">
            <h2 id="dit">Ce qui a été dit</h2>
            {props.saisies.length === 0 ? (
              <RienEncore conduit={props.conduit} />
            ) : (
              <ol class="fil">
                {props.saisies.slice(0, 25).map((saisie) => (
                  <Dite saisie={saisie} props={props} />
                ))}
              </ol>
            )}
            {props.conduit && props.saisies.length > 0 && (
              <p class="note">
                Un nom écrit par erreur ? <a href={`${ici(props)}/effacement`}>Effacer un texte</a>
              </p>
            )}
            {props.avant.map((dit) => (
              <SousAvant dit={dit} />
            ))}
          </section>
          {props.siens.length > 0 && <Donner props={props} />}
        </div>
        <aside class="pile" aria-label="Étapes et référents">
          <Jalons props={props} />
          <Volets props={props} />
        </aside>
      </div>
    </>
  );
};
