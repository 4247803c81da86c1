import type { Child } from "hono/jsx";
import { enLettres } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { type Circuit, LIBELLES_SIGNATURE, type Signature } from "../model.ts";
import { DocumentASigner } from "../pages.tsx";
import type { RefusPiece, RefusSignature } from "../rules.ts";

export type RefusPartie = RefusSignature | RefusPiece | "relance-trop-tot" | "piece-deja-la";

export const PHRASES_PARTIE: Record<RefusPartie, string> = {
  "passage-impossible": "Cette partie n’en est plus là : relisez son état.",
  "signature-a-venir": "Ce jour n’est pas encore venu : vous noterez la signature quand elle sera faite.",
  "signature-avant-gel": "Ce jour est d’avant la mise à la signature : ce contenu n’existait pas encore.",
  "sans-signataire": "Dites qui a signé.",
  "sans-motif": "Dites pourquoi cette partie refuse.",
  "piece-trop-lourde": "Ce fichier dépasse 10 Mo. Numérisez-le en noir et blanc, ou à 200 points par pouce.",
  "pas-un-pdf": "Ce fichier n’est pas un PDF.",
  "relance-trop-tot": "Cette partie a déjà été sollicitée cette semaine.",
  "piece-deja-la": "L’exemplaire signé de cette partie est déjà gardé : il ne se remplace pas.",
};

type Props = {
  base: string;
  circuit: Circuit;
  ouvert: boolean;
  depasse: boolean;
  signature: Signature;
  ditPar: string;
  ecrire: boolean;
  relancable: boolean;
  aujourdhui: string;
  erreurs?: FormErrors | undefined;
  refus?: RefusPartie | undefined;
};

const Version = ({ signature }: { signature: Signature }) => (
  <input type="hidden" name="version" value={`${signature.version}`} />
);

const ici = ({ base, signature }: Props) => `${base}/signature/parties/${signature.id}`;

const Envoyer = (props: Props) => (
  <form method="post" action={`${ici(props)}/envoi`} class="formulaire panneau">
    <h2>Envoyer à signer</h2>
    <Version signature={props.signature} />
    <Champ
      nom="courriel"
      label="Courriel de qui fait signer"
      type="email"
      aide="Facultatif : un courriel demande la signature, le document figé joint en PDF s’il pèse moins de 5 Mo (sinon, adressez-le vous-même). Sans adresse, Maillage note seulement que l’exemplaire est parti."
      erreurs={props.erreurs}
      valeur={props.signature.courriel ?? ""}
    />
    <p>
      <button class="bouton">Noter l’envoi</button>
    </p>
  </form>
);

const ChampPiece = () => (
  <div class="champ">
    <label for="fichier">L’exemplaire signé, en PDF</label>
    <span class="aide" id="fichier-aide">
      10 Mo au plus. Il est gardé tel quel, avec son empreinte ; il peut venir plus tard.
    </span>
    <input id="fichier" name="fichier" type="file" accept="application/pdf,.pdf" aria-describedby="fichier-aide" />
  </div>
);

const Signer = (props: Props) => (
  <form method="post" action={`${ici(props)}/signee`} enctype="multipart/form-data" class="formulaire panneau">
    <h2>Noter la signature</h2>
    <Version signature={props.signature} />
    <Champ nom="le" label="Signée le" type="date" requis erreurs={props.erreurs} valeur={props.aujourdhui} />
    <Champ nom="signeePar" label="Par" requis erreurs={props.erreurs} valeur={props.signature.signataires} />
    <ChampPiece />
    <p>
      <button class="bouton">Noter la signature</button>
    </p>
  </form>
);

const Refuser = (props: Props) => (
  <form method="post" action={`${ici(props)}/refus`} class="formulaire panneau">
    <h2>Noter un refus</h2>
    <Version signature={props.signature} />
    <Zone nom="motif" label="Ce que cette partie refuse, et pourquoi" lignes={3} requis erreurs={props.erreurs} />
    <p>
      <button class="bouton discret">Noter le refus</button>
    </p>
  </form>
);

const Deposer = (props: Props) => (
  <form method="post" action={`${ici(props)}/piece`} enctype="multipart/form-data" class="formulaire panneau">
    <h2>Déposer l’exemplaire signé</h2>
    <ChampPiece />
    <p>
      <button class="bouton">Déposer</button>
    </p>
  </form>
);

const Fait = ({ base, signature, ditPar }: Props) => (
  <dl class="identite panneau">
    <div>
      <dt>État</dt>
      <dd>{LIBELLES_SIGNATURE[signature.etat]}</dd>
    </div>
    {signature.envoyeeLe && (
      <div>
        <dt>Envoyée le</dt>
        <dd>
          {enLettres(signature.envoyeeLe)}
          {signature.courriel ? `, à ${signature.courriel}` : ""}
        </dd>
      </div>
    )}
    {signature.relanceeLe && (
      <div>
        <dt>Relancée le</dt>
        <dd>{enLettres(signature.relanceeLe)}</dd>
      </div>
    )}
    {signature.signeeLe && (
      <div>
        <dt>Signée</dt>
        <dd>
          le {enLettres(signature.signeeLe)}, par {signature.signeePar}
        </dd>
      </div>
    )}
    {signature.motif && (
      <div>
        <dt>Motif</dt>
        <dd class="texte">{signature.motif}</dd>
      </div>
    )}
    {signature.piece && (
      <div>
        <dt>Exemplaire</dt>
        <dd>
          <a href={`${base}/signature/pieces/${signature.piece.id}`} download>
            {signature.piece.nom}
          </a>
          , empreinte SHA-256 <code class="texte">{signature.piece.sha256}</code>
        </dd>
      </div>
    )}
    {ditPar && (
      <div>
        <dt>Noté par</dt>
        <dd>{ditPar}</dd>
      </div>
    )}
  </dl>
);

const Relancer = (props: Props) => (
  <form method="post" action={`${ici(props)}/relance`}>
    <Version signature={props.signature} />
    <button class="bouton discret">Relancer par courriel</button>
  </form>
);

/** Ce que l'on peut noter d'une partie, selon où elle en est. */
const ACTES: Record<Signature["etat"], readonly ((props: Props) => Child)[]> = {
  aEnvoyer: [Envoyer, Signer, Refuser],
  envoyee: [Signer, Refuser],
  refusee: [Envoyer, Signer],
  signee: [],
};

/** Une partie : où elle en est, et ce que l'on peut noter d'elle. */
export const PartiePage = (props: Props) => {
  const { base, signature, ecrire, relancable, erreurs, refus } = props;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/signature`}>Signature</a>
          </p>
          <h1>Signature de {signature.nom}</h1>
          {signature.signataires && <p>Signe pour elle : {signature.signataires}</p>}
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      {refus && <Alert>{PHRASES_PARTIE[refus]}</Alert>}
      <Fait {...props} />
      {props.ouvert && <DocumentASigner {...props} />}
      {ecrire && relancable && <Relancer {...props} />}
      {ecrire && ACTES[signature.etat].map((Acte) => <Acte {...props} />)}
      {ecrire && signature.etat === "signee" && !signature.piece && <Deposer {...props} />}
    </div>
  );
};
