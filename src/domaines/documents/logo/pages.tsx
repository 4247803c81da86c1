import { Alert } from "#ui/alert.tsx";
import { PHRASES_LOGO } from "../lexique.ts";
import type { LogoPartie, RefusLogo } from "./model.ts";

type Props = {
  base: string;
  parties: readonly string[];
  logos: readonly LogoPartie[];
  peutModifier: boolean;
  faute: { partie: string; code: RefusLogo; alt: string } | null;
};

const idDe = (rang: number, champ: string) => `${champ}-${rang}`;

const Image = ({ base, logo }: { base: string; logo: LogoPartie }) => (
  <p class="source">
    <img src={`${base}/documents/logos/${logo.id}`} alt={logo.alt} width="190" loading="lazy" />
  </p>
);

const ChampImage = ({ rang, label, code }: { rang: number; label: string; code: RefusLogo | null }) => {
  const aide = idDe(rang, "aide");
  const erreur = idDe(rang, "erreur");
  return (
    <div class={code ? "champ faux" : "champ"}>
      <label for={idDe(rang, "fichier")}>{label}</label>
      <span class="aide" id={aide}>
        PNG ou JPEG, 1 Mo au plus, de 40 à 4 000 points de côté. Un SVG peut porter du code : il n’est pas reçu.
      </span>
      {code && (
        <span class="erreur" id={erreur}>
          {PHRASES_LOGO[code]}
        </span>
      )}
      <input
        id={idDe(rang, "fichier")}
        name="fichier"
        type="file"
        accept="image/png,image/jpeg"
        aria-describedby={code ? `${aide} ${erreur}` : aide}
        aria-invalid={code ? "true" : undefined}
      />
    </div>
  );
};

type DeposerProps = { props: Props; partie: string; rang: number; logo: LogoPartie | undefined };

const Deposer = ({ props: { base, faute }, partie, rang, logo }: DeposerProps) => {
  const fausse = faute?.partie === partie ? faute : null;
  const alt = fausse?.alt ?? logo?.alt ?? `Logo de ${partie}`;
  return (
    <form class="formulaire" method="post" action={`${base}/documents/logos`} enctype="multipart/form-data">
      <input type="hidden" name="partie" value={partie} />
      <ChampImage rang={rang} label={logo ? "Remplacer l’image" : "L’image"} code={fausse?.code ?? null} />
      <div class="champ">
        <label for={idDe(rang, "alt")}>Ce que dit l’image, pour qui ne la voit pas</label>
        <input id={idDe(rang, "alt")} name="alt" value={alt} />
      </div>
      <div class="barre">
        <button class="bouton" type="submit">
          Enregistrer<span class="cache"> le logo de {partie}</span>
        </button>
      </div>
    </form>
  );
};

const Partie = ({ props, partie, rang }: { props: Props; partie: string; rang: number }) => {
  const logo = props.logos.find((un) => un.partie === partie);
  return (
    <section class="panneau" aria-labelledby={idDe(rang, "partie")}>
      <h2 id={idDe(rang, "partie")}>{partie}</h2>
      {logo ? <Image base={props.base} logo={logo} /> : <p class="note">Pas encore de logo.</p>}
      {props.peutModifier && <Deposer props={props} partie={partie} rang={rang} logo={logo} />}
      {props.peutModifier && logo && (
        <form method="post" action={`${props.base}/documents/logos/retrait`}>
          <input type="hidden" name="partie" value={partie} />
          <button class="lien">Ôter ce logo</button>
        </form>
      )}
    </section>
  );
};

/** Le logo de chaque partie : ce que portent les documents communs, de cette convention et des autres de l'espace. */
export const LogosPage = (props: Props) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${props.base}/documents`}>Documents</a>
        </p>
        <h1>Logos des parties</h1>
        <p>Ils paraissent en tête de chaque document, dans l’ordre où les parties signent.</p>
      </div>
    </div>
    {props.faute && (
      <Alert>
        <h2>Ce logo n’a pas été enregistré</h2>
        <p>{PHRASES_LOGO[props.faute.code]}</p>
      </Alert>
    )}
    {props.parties.length === 0 && (
      <p class="panneau vide">La convention ne dit pas encore qui la signe : ses parties viendront ici.</p>
    )}
    {props.parties.map((partie, rang) => (
      <Partie props={props} partie={partie} rang={rang} />
    ))}
  </>
);
