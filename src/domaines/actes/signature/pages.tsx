import { aLHeure, enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { TEXTE, Telecharger } from "#ui/telecharger.tsx";
import { Onglets } from "../version/pages.tsx";
import { type Circuit, type EtatSignature, LIBELLES_SIGNATURE, type Signature } from "./model.ts";
import { RelancesPanneau } from "./relance/pages.tsx";
import type { RefusOuverture } from "./rules.ts";

/** Ce qui empêche de mettre à la signature, et où le régler. */
export type Empechement = { code: RefusOuverture; details: readonly string[]; href: string; libelle: string };

export const PHRASES_OUVERTURE: Record<RefusOuverture, string> = {
  "circuit-ouvert": "Une mise à la signature est déjà en cours.",
  "convention-signee": "La convention est signée : ouvrez un avenant pour la changer.",
  "parties-manquantes": "Une convention se signe entre deux parties au moins.",
  "dates-manquantes": "La convention ne dit pas encore son premier et son dernier jour.",
  "signataires-manquants": "Toutes les parties n’ont pas encore quelqu’un pour signer, et de quoi l’autoriser.",
  "texte-absent": "Le texte de la convention n’est pas encore écrit.",
  "texte-incomplet": "Il manque encore quelque chose dans le texte.",
  "deliberations-manquantes": "Tous les organes qui doivent voter n’ont pas encore adopté ce texte-là.",
  "rien-a-signer": "Rien n’a encore changé depuis la dernière version signée.",
  "motifs-manquants": "Des modifications n’ont pas encore leur motif.",
};

const ETATS: Record<EtatSignature, string> = { aEnvoyer: "○", envoyee: "◐", signee: "●", refusee: "✕" };

const Etat = ({ etat }: { etat: EtatSignature }) => (
  <>
    <span aria-hidden="true">{ETATS[etat]} </span>
    {LIBELLES_SIGNATURE[etat]}
  </>
);

const dateDe = ({ etat, signeeLe, relanceeLe, envoyeeLe }: Signature): string => {
  if (etat === "signee") return signeeLe ? enLettres(signeeLe) : "";
  if (relanceeLe) return `relancée le ${enLettres(relanceeLe)}`;
  return envoyeeLe ? enLettres(envoyeeLe) : "";
};

const Rangee = ({ base, signature }: { base: string; signature: Signature }) => (
  <tr>
    <th scope="row">
      <a href={`${base}/signature/parties/${signature.id}`}>{signature.nom}</a>
      {signature.signataires && <small class="sous">{signature.signataires}</small>}
    </th>
    <td>
      <Etat etat={signature.etat} />
      {signature.motif && <small class="sous">{signature.motif}</small>}
    </td>
    <td>{dateDe(signature)}</td>
    <td>
      {signature.piece && (
        <a href={`${base}/signature/pieces/${signature.piece.id}`} download>
          PDF<span class="cache"> signé par {signature.nom}</span>
        </a>
      )}
    </td>
  </tr>
);

const Parties = ({ base, signatures }: { base: string; signatures: readonly Signature[] }) => (
  <Tableau
    nom="Où en est chaque partie, dans l’ordre des signatures"
    colonnes={["Partie", "État", "Le", "Exemplaire"]}
    longue
  >
    {signatures.map((signature) => (
      <Rangee base={base} signature={signature} />
    ))}
  </Tableau>
);

const Depasse = ({ base, circuit, ecarts, peut }: CircuitProps) => (
  <Alert ton="attention">
    <h2>Ce que l’on signe n’est plus ce que la convention dit</h2>
    <p>
      La convention a changé depuis qu’elle est à la signature ({pluriel(ecarts, "différence")}). Plus personne ne peut
      signer cet exemplaire : ce serait signer un texte dépassé.{" "}
      <a href={`${base}/comparaison?de=${circuit.contenu}`}>Voir ce qui a changé</a>.
    </p>
    {peut && <p>Remettez la convention comme elle était, ou arrêtez cette mise à la signature et recommencez.</p>}
  </Alert>
);

type Figeables = { base: string; circuit: Circuit; depasse: boolean };

/** Ce que chaque partie signe, à télécharger tant que l'on signe : le contenu figé ; d'un avenant, son document d'abord. */
export const DocumentASigner = ({ base, circuit, depasse }: Figeables) => (
  <>
    {circuit.avenant && !depasse && (
      <Telecharger
        base={base}
        genre="avenant"
        nom="L’avenant à signer"
        params={[["avenant", circuit.avenant]]}
        formats={TEXTE}
      />
    )}
    <Telecharger
      base={base}
      genre="version"
      nom={circuit.avenant ? "La convention ainsi modifiée, figée" : "La convention à signer, figée"}
      params={[["version", circuit.contenu]]}
      formats={TEXTE}
    />
  </>
);

type CircuitProps = {
  base: string;
  circuit: Circuit;
  signatures: readonly Signature[];
  depasse: boolean;
  ecarts: number;
  ouvertPar: string;
  peut: boolean;
  aujourdhui: Jour;
  erreurs?: FormErrors | undefined;
};

const EnCours = (props: CircuitProps) => {
  const { base, circuit, signatures, depasse, ouvertPar, peut } = props;
  const signees = signatures.filter(({ etat }) => etat === "signee").length;
  return (
    <>
      {depasse && <Depasse {...props} />}
      <p>
        Mis à la signature par {ouvertPar} le {aLHeure(circuit.ouvertLe)}. {signees} sur {signatures.length}{" "}
        {signees > 1 ? "ont" : "a"} signé. Ce qui se signe :{" "}
        <a href={`${base}/versions/${circuit.contenu}`}>le contenu figé ce jour-là</a>, d’empreinte{" "}
        <code>{circuit.empreinte.slice(0, 16)}…</code>
      </p>
      <DocumentASigner {...props} />
      <Parties base={base} signatures={signatures} />
      <RelancesPanneau {...props} />
      {peut && (
        <form method="get" action={`${base}/signature/abandon`}>
          <button class="bouton discret">Arrêter cette mise à la signature…</button>
        </form>
      )}
    </>
  );
};

export type PretProps = {
  base: string;
  empreinte: string;
  quoi: string;
  empechements: readonly Empechement[];
  parties: readonly { nom: string; signataires: string }[];
  peut: boolean;
  document: { genre: string; nom: string; params: readonly (readonly [string, string])[] };
};

const Empeche = ({ empechements, peut }: Pick<PretProps, "empechements" | "peut">) => (
  <Alert ton="attention">
    <h2>Avant de signer</h2>
    <ul>
      {empechements.map(({ code, details, href, libelle }) => (
        <li>
          {PHRASES_OUVERTURE[code]} {peut && <a href={href}>{libelle}</a>}
          {details.length > 0 && (
            <ul>
              {details.slice(0, 12).map((un) => (
                <li>{un}</li>
              ))}
              {details.length > 12 && <li>et {pluriel(details.length - 12, "autre")}</li>}
            </ul>
          )}
        </li>
      ))}
    </ul>
  </Alert>
);

const Pret = ({ base, empreinte, quoi, empechements, parties, peut, document }: PretProps) => (
  <>
    {empechements.length > 0 && <Empeche empechements={empechements} peut={peut} />}
    <Telecharger base={base} {...document} formats={TEXTE} />
    <section class="panneau" aria-labelledby="ordre">
      <h2 id="ordre">Qui signera, dans cet ordre</h2>
      {parties.length === 0 ? (
        <p>La convention ne dit pas encore ses parties.</p>
      ) : (
        <ol>
          {parties.map(({ nom, signataires }) => (
            <li>
              {nom}
              {signataires && <small class="sous">{signataires}</small>}
            </li>
          ))}
        </ol>
      )}
    </section>
    {peut && empechements.length === 0 && (
      <form method="post" action={`${base}/signature`} class="panneau">
        <p>
          Mettre {quoi} à la signature fige ce que la convention dit aujourd’hui, texte et plan. Si elle change ensuite,
          plus personne ne pourra signer : il faudra recommencer.
        </p>
        <input type="hidden" name="empreinte" value={empreinte} />
        <button class="bouton">Mettre à la signature</button>
      </form>
    )}
  </>
);

const Rien = ({ base }: { base: string }) => (
  <div class="panneau vide">
    <p>
      La convention est signée, et rien n’attend de signature. Pour la changer,{" "}
      <a href={`${base}/avenants`}>ouvrez un avenant</a> ; ce qui fut signé se lit parmi{" "}
      <a href={`${base}/versions`}>les versions signées</a>.
    </p>
  </div>
);

type Props = { base: string; enCours: CircuitProps | null; pret: PretProps | null; derniere: Signature[] | null };

/** La signature : ce qu'il reste à régler, qui a signé, ou rien à signer. */
export const SignaturePage = ({ base, enCours, pret, derniere }: Props) => (
  <div class="pile">
    <div class="tete">
      <div>
        <h1>Signature</h1>
        <p>Chaque partie signe le même contenu, figé ; la convention est signée le jour où la dernière l’a fait.</p>
      </div>
    </div>
    <Onglets base={base} ici="signature" />
    {enCours ? <EnCours {...enCours} /> : pret ? <Pret {...pret} /> : <Rien base={base} />}
    {derniere && (
      <section>
        <h2>La dernière signature</h2>
        <Parties base={base} signatures={derniere} />
      </section>
    )}
  </div>
);

type Arret = { base: string; circuit: Circuit; signatures: readonly Signature[] };

/** Arrêter une mise à la signature : ce que l'on perd, avant de le perdre. */
export const AbandonPage = ({ base, circuit, signatures }: Arret) => {
  const signees = signatures.filter(({ etat }) => etat === "signee");
  return (
    <form method="post" action={`${base}/signature/abandon`} class="formulaire">
      <div class="tete">
        <h1>Arrêter la mise à la signature ?</h1>
      </div>
      {signees.length > 0 ? (
        <Alert ton="attention">
          <p>Ces parties ont déjà signé, et devront signer à nouveau :</p>
          <ul>
            {signees.map(({ nom, signeeLe, piece }) => (
              <li>
                {nom}, le {signeeLe ? enLettres(signeeLe) : ""}
                {piece ? " (son exemplaire reste gardé, mais ne vaudra plus)" : ""}
              </li>
            ))}
          </ul>
        </Alert>
      ) : (
        <p>Personne n’a encore signé. Le contenu figé reste lisible ; il ne se signera plus.</p>
      )}
      <input type="hidden" name="version" value={`${circuit.version}`} />
      <input type="hidden" name="signees" value={`${signees.length}`} />
      <p class="barre">
        <button class="bouton">Arrêter la mise à la signature</button>
        <a href={`${base}/signature`}>Ne rien changer</a>
      </p>
    </form>
  );
};

/** Deux personnes au même endroit : la seconde apprend ce qui s'est passé, et rien n'est perdu de ce que fit la première. */
export const ConflitPage = ({ base, titre, phrases }: { base: string; titre: string; phrases: readonly string[] }) => (
  <div class="pile">
    <div class="tete">
      <h1>{titre}</h1>
    </div>
    <Alert>
      {phrases.map((phrase) => (
        <p>{phrase}</p>
      ))}
    </Alert>
    <p class="barre">
      <a class="bouton" href={`${base}/signature`}>
        Voir où en est la signature
      </a>
    </p>
  </div>
);
