import { enLettres, type Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes, Groupe } from "#ui/champs.tsx";
import { Etat, type FormeEtat } from "#ui/etat.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { ConventionSuivie, Situation } from "../echeance/model.ts";
import { AlerteFin } from "../echeance/pages.tsx";
import { type Convention, SANS_TITRE } from "../model.ts";
import { Quand } from "../texte/pages.tsx";
import { CYCLE, ETATS_ECRITS, type EtatConvention, type EtatEcrit, LIBELLES_ETAT, type Papier } from "./model.ts";
import { estSignee, estVerrouillee } from "./rules.ts";

const FORMES: Record<EtatConvention, FormeEtat> = {
  brouillon: "attente",
  enNegociation: "marche",
  delibereeEnPartie: "marche",
  signee: "faite",
  enVigueur: "faite",
  echue: "fin",
  resiliee: "fin",
  reconduite: "faite",
};

/** L'état d'une convention, par une forme et un mot. */
export const EtatDeConvention = ({ etat }: { etat: EtatConvention }) => (
  <Etat forme={FORMES[etat]} libelle={LIBELLES_ETAT[etat]} />
);

/** Ce que l'état du jour veut dire, en une phrase. */
const SENS: Record<EtatConvention, string> = {
  brouillon: "On l’écrit. Tout s’y corrige.",
  enNegociation: "Les parties la discutent. Tout s’y corrige encore.",
  delibereeEnPartie: "Des conseils ont voté, d’autres non. Ce qui change maintenant est à revoter.",
  signee: "Elle attend son premier jour.",
  enVigueur: "Elle s’applique.",
  echue: "Son dernier jour est passé : seul un nouvel accord signé la reconduit.",
  resiliee: "Elle a fini avant son terme.",
  reconduite: "Une nouvelle convention a pris sa suite.",
};

type Droits = { modifier: boolean; reconduire: boolean };
type VieProps = { convention: ConventionSuivie; situation: Situation; lisibles: readonly string[]; droits: Droits };

const Signature = ({ convention }: { convention: Convention }) => (
  <>
    {convention.signeeLe && (
      <p>
        Signée le <Quand jour={convention.signeeLe} />.
      </p>
    )}
    {estSignee(convention) && (
      <p class="note">
        {estVerrouillee(convention)
          ? "Ce qui est signé ne bouge plus : il faut un avenant pour le modifier."
          : "Un avenant est ouvert : son texte peut bouger."}
      </p>
    )}
  </>
);

const VIVES: readonly EtatConvention[] = ["signee", "enVigueur", "echue"];

/** Ce qui vient ensuite, pour qui peut le faire. */
const Ensuite = ({ convention, situation, droits }: Omit<VieProps, "lisibles">) => {
  const ici = `/conventions/${convention.id}`;
  const seule = convention.suites.length === 0;
  return (
    <>
      {droits.modifier && !estSignee(convention) && (
        <li>
          <a href={`${ici}/etat`}>Faire avancer la convention</a>
        </li>
      )}
      {droits.reconduire && seule && VIVES.includes(situation.etat) && (
        <li>
          <a href={`${ici}/reconduction`}>Préparer sa suite</a>
        </li>
      )}
    </>
  );
};

const Liens = (props: VieProps) => {
  const { convention, lisibles } = props;
  const ici = `/conventions/${convention.id}`;
  const suite = convention.suites.findLast(({ id }) => lisibles.includes(id));
  return (
    <ul>
      {convention.precedente && lisibles.includes(convention.precedente) && (
        <li>
          Elle renouvelle <a href={`/conventions/${convention.precedente}`}>la convention précédente</a>
        </li>
      )}
      {convention.precedente && lisibles.includes(convention.precedente) && props.droits.reconduire && (
        <li>
          <a href={`${ici}/plan/reprise`}>Reprendre des fiches de la convention précédente</a>
        </li>
      )}
      {suite && (
        <li>
          <a href={`/conventions/${suite.id}`}>La convention qui prend sa suite</a>
        </li>
      )}
      {lisibles.length > 1 && (
        <li>
          <a href={`/espaces/${convention.espace}/conventions`}>Les autres conventions de l’espace</a>
        </li>
      )}
      <Ensuite {...props} />
      <li>
        <a href={`${ici}/parties`}>Parties et signataires</a>
      </li>
      <li>
        <a href={`${ici}/resiliation`}>Comment elle peut finir</a>
      </li>
    </ul>
  );
};

/** Où en est la vie d'une convention, sur sa page. */
export const Vie = (props: VieProps) => {
  const { convention, situation } = props;
  return (
    <section class="panneau" aria-labelledby="vie">
      <h2 id="vie">Où elle en est</h2>
      <p>
        <EtatDeConvention etat={situation.etat} />
      </p>
      <p>{SENS[situation.etat]}</p>
      <Signature convention={convention} />
      {convention.effetLe && situation.etat !== "resiliee" && (
        <p>
          Résiliée : elle cesse le <Quand jour={convention.effetLe} />.
        </p>
      )}
      <AlerteFin convention={convention} situation={situation} />
      <Liens {...props} />
    </section>
  );
};

const QUOI: Record<EtatEcrit, string> = {
  brouillon: "Revenir au brouillon",
  enNegociation: "La mettre en négociation",
  delibereeEnPartie: "Dire que des conseils ont voté",
  signee: "Dire qu’elle est signée",
  resiliee: "La résilier",
};

const Passages = ({ convention, etat }: { convention: Convention; etat: EtatConvention }) => {
  const ici = `/conventions/${convention.id}/etat`;
  const suites = ETATS_ECRITS.filter((vers) => CYCLE[etat].includes(vers));
  return (
    <section class="panneau" aria-labelledby="ensuite">
      <h2 id="ensuite">Et ensuite</h2>
      {suites.length === 0 && <p>Rien ne se décide plus ici : ses dates font le reste.</p>}
      {suites.map((vers) => (
        <div>
          {vers === "signee" || vers === "resiliee" ? (
            <a
              class="bouton discret"
              href={vers === "signee" ? `${ici}?vers=signee` : `/conventions/${convention.id}/resiliation`}
            >
              {QUOI[vers]}
            </a>
          ) : (
            <form method="post" action={ici}>
              <input type="hidden" name="version" value={convention.version} />
              <button class="bouton discret" name="vers" value={vers}>
                {QUOI[vers]}
              </button>
            </form>
          )}
          <p class="note">{SENS[vers]}</p>
        </div>
      ))}
    </section>
  );
};

type EtatProps = {
  convention: Convention;
  etat: EtatConvention;
  signer: boolean;
  /** Ce qui n'est pas encore dit, et ne pourra plus l'être. */
  manques: readonly string[];
  papier: Papier;
  today: Jour;
  erreurs?: FormErrors | undefined;
};

const Encore = ({ papier, erreurs }: Pick<EtatProps, "papier" | "erreurs">) => (
  <>
    <Alert ton="attention">
      <p>Il lui manque encore :</p>
      <ul>
        {papier.manques.map((manque) => (
          <li>{manque}</li>
        ))}
      </ul>
    </Alert>
    <Groupe
      nom="confirme"
      legende="Une convention signée sur papier avant d’être ici peut l’avoir été ainsi"
      type="checkbox"
      options={[{ valeur: "oui", libelle: "Elle fut signée telle qu’elle est écrite ici" }]}
      coches={[erreurs?.values["confirme"] ?? ""]}
    />
  </>
);

const Signer = ({ convention, manques, papier, today, erreurs }: Omit<EtatProps, "etat" | "signer">) => (
  <form method="post" action={`/conventions/${convention.id}/etat`} class="formulaire">
    <Alert ton="attention">
      <p>
        Vous allez dire que toutes les parties ont signé. Son titre, ses dates, ses communes, ses parties, ses
        signataires, son texte et ses modes de résiliation ne bougeront plus, sauf par un avenant. On ne revient pas en
        arrière. Ce qu’elle dit aujourd’hui, texte et plan, est figé : c’est sa version 1.
      </p>
    </Alert>
    {manques.length > 0 && (
      <Alert ton="attention">
        <p>Il ne sera plus temps, ensuite, de dire :</p>
        <ul>
          {manques.map((manque) => (
            <li>{manque}</li>
          ))}
        </ul>
      </Alert>
    )}
    <input type="hidden" name="version" value={convention.version} />
    <input type="hidden" name="vers" value="signee" />
    {papier.circuitOuvert && (
      <Alert ton="attention">
        <p>
          Elle est <a href={`/conventions/${convention.id}/signature`}>à la signature</a> : c’est là que chaque partie
          se note. Pour la dire signée sur papier, arrêtez d’abord cette mise à la signature.
        </p>
      </Alert>
    )}
    {papier.manques.length > 0 && <Encore papier={papier} erreurs={erreurs} />}
    <Champ
      nom="le"
      label="Jour de la dernière signature"
      type="date"
      aide={`Au plus tard aujourd’hui, ${enLettres(today)}.`}
      erreurs={erreurs}
      requis
    />
    <div class="barre">
      <button class="bouton" type="submit">
        Toutes les parties ont signé
      </button>
      <a href={`/conventions/${convention.id}/etat`}>Ne rien changer</a>
    </div>
  </form>
);

/** La table de la vie d'une convention, et le pas suivant. */
export const EtatPage = ({ convention, etat, signer, manques, papier, today, erreurs }: EtatProps) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={`/conventions/${convention.id}`}>{convention.titre ?? SANS_TITRE}</a>
        </p>
        <h1>{signer ? "Dire qu’elle est signée" : "Faire avancer la convention"}</h1>
        <p>
          <EtatDeConvention etat={etat} /> {SENS[etat]}
        </p>
      </div>
    </div>
    <Fautes erreurs={erreurs} />
    {signer ? (
      <Signer convention={convention} manques={manques} papier={papier} today={today} erreurs={erreurs} />
    ) : (
      <Passages convention={convention} etat={etat} />
    )}
  </>
);
