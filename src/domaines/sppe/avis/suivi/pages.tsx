import type { Child } from "hono/jsx";
import type { Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Telecharger, TEXTE } from "#ui/telecharger.tsx";
import { Tete } from "#ui/tete.tsx";
import type { RefusActe } from "../acte/rules.ts";
import {
  aAccuser,
  type AFaire,
  aInformer,
  type Etape,
  pieceDe,
  type Tache,
  type Tardif,
  tardifs,
} from "../etape/rules.ts";
import {
  ACTES_DITS,
  DESTINATAIRES_DITS,
  INTERDITS_DITS,
  type Interdit,
  MOTIFS_DITS,
  PIECES_DITES,
} from "../lexique.ts";
import {
  ACTES_AVIS,
  type Avis,
  type Destinataire,
  type EtatAvis,
  LIBELLES_GENRE_AVIS,
  MOTIFS,
  type Reference,
} from "../model.ts";
import { EtatDeLAvis, jourDit } from "../pages.tsx";
import { Citer } from "../reference/pages.tsx";
import { Identite } from "./identite/pages.tsx";
import { Lien } from "./lien/pages.tsx";
import { aFaireDit, ETAPES_DITES, REFUS_ACTE } from "../textes.ts";

/** Les pas d'une demande, dans l'ordre des jours. */
export const Frise = ({ etapes }: { etapes: readonly Etape[] }) => (
  <ol class="nue">
    {etapes.map(({ code, le, passe }) => (
      <li>
        <strong>{jourDit(le, passe)}</strong> : {ETAPES_DITES[code]}
      </li>
    ))}
  </ol>
);

export type AvisProps = {
  base: string;
  avis: Avis;
  commune: string;
  etat: EtatAvis;
  suite: AFaire;
  etapes: readonly Etape[];
  reste: readonly Destinataire[];
  planifie: boolean;
  citables: readonly Reference[];
  /** The convention where the act is printed and its copy to the comité recorded. */
  ici: string;
  modifier: boolean;
  today: Jour;
  lien: string | null;
  erreurs?: FormErrors | undefined;
  refus?: RefusActe | "depasse" | undefined;
  interdits?: readonly Interdit[] | undefined;
};

type ActeProps = { props: AvisProps; chemin: string; titre: string; bouton: string; children?: Child; id: string };

const Acte = ({ props, chemin, titre, bouton, children, id }: ActeProps) => (
  <form method="post" action={`${props.base}/avis/${props.avis.id}/${chemin}`} class="formulaire panneau">
    <h2>{titre}</h2>
    <input type="hidden" name="version" value={`${props.avis.version}`} />
    <Champ nom="le" id={`${id}-le`} label="Le" type="date" requis erreurs={props.erreurs} valeur={props.today} />
    {children}
    <p>
      <button class="bouton">{bouton}</button>
    </p>
  </form>
);

const Transmission = ({ props }: { props: AvisProps }) => (
  <Acte props={props} id="t" chemin="transmission" titre="Transmettre" bouton="Constater la transmission">
    <Champ nom="informeLe" label="Demandeur informé le" type="date" erreurs={props.erreurs} />
  </Acte>
);

const Informer = ({ props }: { props: AvisProps }) => (
  <Acte props={props} id="i" chemin="information" titre="Informer le demandeur" bouton="Constater l’information">
    <p class="note">La demande est transmise ; celui qui l’a déposée ne le sait pas encore.</p>
  </Acte>
);

const SansObjet = ({ props }: { props: AvisProps }) => (
  <Acte props={props} id="s" chemin="sans-objet" titre="Aucun avis requis" bouton="Constater la notification" />
);

const Accuser = ({ props }: { props: AvisProps }) => (
  <Acte props={props} id="a" chemin="accuse" titre="Dossier complet" bouton="Constater l’accusé de réception" />
);

const Verifier = ({ props }: { props: AvisProps }) => (
  <>
    <Acte props={props} id="p" chemin="pieces" titre="Demander des pièces" bouton="Constater la liste notifiée">
      <Zone nom="pieces" label="Pièces manquantes, une par ligne" erreurs={props.erreurs} />
    </Acte>
    <Accuser props={props} />
  </>
);

const Pieces = ({ props }: { props: AvisProps }) => (
  <Acte props={props} id="r" chemin="pieces-recues" titre="Pièces reçues" bouton="Constater le dossier complet">
    <p class="note">Pièces demandées : {props.avis.faits.demandePieces?.pieces}</p>
  </Acte>
);

const Craintes = ({ interdits }: { interdits: readonly Interdit[] }) => (
  <Alert ton="attention">
    <p>La motivation semble toucher à ce qui ne fonde pas un avis :</p>
    <ul>
      {interdits.map((un) => (
        <li>{INTERDITS_DITS[un]}</li>
      ))}
    </ul>
    <Groupe
      nom="confirme"
      legende="À confirmer avant de rendre l’avis"
      type="checkbox"
      options={[{ valeur: "oui", libelle: "Ces mots ne motivent pas l’avis" }]}
      coches={[]}
    />
  </Alert>
);

const Decider = ({ props }: { props: AvisProps }) => {
  const { avis, erreurs, planifie, interdits = [] } = props;
  const commune = avis.orientation.genre !== "sansObjet" && avis.orientation.qui === "commune";
  const actes = avis.genre === "legal" && commune ? ACTES_AVIS.slice(0, 1) : ACTES_AVIS;
  const coches = erreurs?.values["motifs"]?.split("\n") ?? (planifie ? ["planification"] : []);
  return (
    <Acte props={props} id="d" chemin="decision" titre="Rendre l’avis" bouton="Rendre l’avis">
      {interdits.length > 0 && <Craintes interdits={interdits} />}
      <Choix
        nom="sens"
        label="Sens"
        erreurs={erreurs}
        options={[
          { valeur: "favorable", libelle: "Favorable" },
          { valeur: "defavorable", libelle: "Défavorable" },
        ]}
      />
      <Groupe
        nom="motifs"
        legende="Motifs"
        type="checkbox"
        options={MOTIFS.filter((un) => planifie || un !== "planification").map((valeur) => ({
          valeur,
          libelle: MOTIFS_DITS[valeur],
        }))}
        coches={coches}
      />
      <Zone
        nom="motivation"
        label="Motivation"
        aide="Reliez-la aux besoins, à l’offre et à la planification. Ni les normes de sécurité ou de qualité, ni le statut du gestionnaire."
        erreurs={erreurs}
      />
      <Citer citables={props.citables} erreurs={erreurs} />
      <Choix
        nom="acte"
        label="Acte"
        erreurs={erreurs}
        options={actes.map((valeur) => ({ valeur, libelle: ACTES_DITS[valeur] }))}
      />
      <Champ nom="reference" label="Référence de l’acte" erreurs={erreurs} />
      <Champ nom="delegation" label="Délibération qui délègue, s’il y a lieu" erreurs={erreurs} />
    </Acte>
  );
};

const Notifier = ({ props }: { props: AvisProps }) => (
  <Acte props={props} id="n" chemin="notification" titre="Notifier" bouton="Constater la notification">
    <Choix
      nom="destinataire"
      label="À qui"
      erreurs={props.erreurs}
      options={props.reste.map((valeur) => ({ valeur, libelle: DESTINATAIRES_DITS[valeur] }))}
    />
  </Acte>
);

const ACTES: Record<Tache, ((props: { props: AvisProps }) => Child) | null> = {
  transmettre: Transmission,
  direSansObjet: SansObjet,
  verifierPieces: (suite) => (
    <>
      <Verifier {...suite} />
      <Decider {...suite} />
    </>
  ),
  attendrePieces: Pieces,
  decider: Decider,
  notifier: Notifier,
  communiquer: Notifier,
  rien: null,
};

const TARDIFS: Record<Tardif, (props: { props: AvisProps }) => Child> = {
  transmission: Transmission,
  liste: Verifier,
  pieces: Pieces,
  decision: Decider,
};

/** Ce qui est venu à temps et que l'on n'avait pas écrit. */
const ApresCoup = ({ props }: { props: AvisProps }) => {
  const dus = tardifs(props.avis, props.today);
  if (dus.length === 0) return null;
  return (
    <details class="panneau pile" open={Boolean(props.erreurs)}>
      <summary>Un pas venu à temps n’est pas écrit ?</summary>
      <p class="note">C’est son jour qui compte, non celui où vous l’écrivez : les délais se refont d’après lui.</p>
      {dus.map((un) => TARDIFS[un]({ props }))}
    </details>
  );
};

/** Ce qui reste à dire au demandeur, quoi qu'il y ait d'autre à faire. */
const resteADire = (avis: Avis, etat: EtatAvis): string[] => [
  ...(aInformer(avis) ? ["Le demandeur reste à informer de la transmission"] : []),
  ...(aAccuser(avis, etat) ? ["L’accusé de réception du dossier complet reste à notifier au demandeur"] : []),
];

/** Ce que l'on peut faire d'une demande. */
const Gestes = ({ props, ouverte }: { props: AvisProps; ouverte: boolean }) => {
  const Suivant = ACTES[props.suite.tache];
  return (
    <>
      {aInformer(props.avis) && <Informer props={props} />}
      {aAccuser(props.avis, props.etat) && <Accuser props={props} />}
      {Suivant && <Suivant props={props} />}
      <ApresCoup props={props} />
      <Lien {...props} />
      {ouverte && (
        <Acte props={props} id="x" chemin="retrait" titre="Retirer la demande" bouton="Constater le retrait" />
      )}
    </>
  );
};

/** Une demande d'avis : où elle en est, ce qui est à faire avant quand, et l'acte suivant. */
export const AvisPage = (props: AvisProps) => {
  const { base, avis, commune, etat, suite, etapes, modifier, erreurs, refus } = props;
  const ouverte = ["recue", "transmise", "incomplete", "complete"].includes(etat);
  return (
    <div class="pile">
      <Tete
        titre={avis.objet}
        retour={[`${base}/avis`, "Avis sur les projets d’accueil"]}
        dit={LIBELLES_GENRE_AVIS[avis.genre]}
      >
        <EtatDeLAvis etat={etat} />
      </Tete>
      <Fautes erreurs={erreurs} />
      {refus && <Alert>{REFUS_ACTE[refus]}</Alert>}
      <Alert ton="info">{[aFaireDit(suite, props.reste), ...resteADire(avis, etat)].filter(Boolean).join(". ")}</Alert>
      <section class="panneau">
        <h2>Ses pas et ses délais</h2>
        <Frise etapes={etapes} />
      </section>
      <Identite avis={avis} commune={commune} />
      <Telecharger
        base={props.ici}
        genre="avis"
        nom={PIECES_DITES[pieceDe(avis, props.today)].bouton}
        params={[["avis", avis.id]]}
        formats={TEXTE}
      />
      {suite.tache === "communiquer" && (
        <p>
          <a href={`${props.ici}/bilans/transmissions/nouvelle?propose=${avis.id}`}>
            Inscrire la copie au registre des envois
          </a>
        </p>
      )}
      {modifier && <Gestes props={props} ouverte={ouverte} />}
    </div>
  );
};
