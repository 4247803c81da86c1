import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes, Groupe } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { NouveauMotDePasse } from "../motdepasse/pages.tsx";
import { type EtatDuLien, type GenreDeLien, VIE_DU_LIEN } from "./model.ts";

type Erreurs = { erreurs?: FormErrors | undefined; refus?: string | undefined };

const Code = ({ erreurs }: Erreurs) => (
  <Champ
    nom="code"
    label="Le code à six chiffres"
    aide="Il est dans le courriel, sous le lien."
    type="text"
    autocomplete="one-time-code"
    erreurs={erreurs}
  />
);

/** Une adresse qui n'allait pas : on la corrige ici. */
export const DemandePage = ({
  genre,
  vers,
  erreurs,
}: Erreurs & { genre: "connexion" | "reinitialisation"; vers: string }) => (
  <>
    <h1>{genre === "connexion" ? "Recevoir un lien pour entrer" : "Choisir un nouveau mot de passe"}</h1>
    <Fautes erreurs={erreurs} />
    <form method="post" action={genre === "connexion" ? "/connexion/lien" : "/connexion/oubli"} class="panneau">
      <input type="hidden" name="vers" value={vers} />
      <Champ nom="courriel" label="Votre adresse de courriel" type="email" autocomplete="username" erreurs={erreurs} />
      <div class="barre">
        <button class="bouton">Recevoir le lien</button>
        <a href="/connexion">Revenir à la connexion</a>
      </div>
    </form>
  </>
);

/** Après une demande : la même page, que le compte existe ou non. */
export const AttentePage = ({ pour, erreurs, refus }: Erreurs & { pour: "connexion" | "reinitialisation" }) => (
  <>
    <h1>Regardez votre courrier</h1>
    {refus && <Alert>{refus}</Alert>}
    <Fautes erreurs={erreurs} />
    <p>
      Si un compte porte cette adresse, un courriel part à l’instant. Ouvrez son lien dans les {VIE_DU_LIEN[pour]}{" "}
      minutes, de préférence sur cet appareil. Rien n’arrive ? Regardez dans les indésirables.
    </p>
    {pour === "connexion" && (
      <form method="post" action="/connexion/code" class="panneau">
        <h2>Le courriel est sur un autre appareil ?</h2>
        <Code erreurs={erreurs} />
        <div class="barre">
          <button class="bouton">Entrer avec ce code</button>
        </div>
      </form>
    )}
    <p>
      <a href="/connexion">Recommencer avec une autre adresse</a>
    </p>
  </>
);

export type LienPageProps = Erreurs & {
  genre: GenreDeLien;
  nom: string;
  lien: string;
  code: boolean;
  lieux: readonly string[];
  /** Qui ne vient que de temps en temps : l'entrée par un lien est déjà cochée. */
  rare: boolean;
};

const TITRES: Record<GenreDeLien, string> = {
  connexion: "Entrer dans Maillage",
  reinitialisation: "Choisir un nouveau mot de passe",
  invitation: "Bienvenue dans Maillage",
};

export const titreDuLien = (genre: GenreDeLien): string => TITRES[genre];

const Invitation = ({ erreurs, lieux, rare }: Erreurs & Pick<LienPageProps, "lieux" | "rare">) => (
  <>
    {lieux.length > 0 && <p>Ce compte vous ouvre : {lieux.join(" ; ")}.</p>}
    <Groupe
      nom="entree"
      legende="Comment voulez-vous entrer les prochaines fois ?"
      type="radio"
      options={[
        {
          valeur: "lien",
          libelle: "Par un lien reçu par courriel à chaque fois : rien à retenir, bien si vous venez rarement",
        },
        { valeur: "motDePasse", libelle: "Avec un mot de passe" },
      ]}
      coches={[erreurs?.values["entree"] ?? (rare ? "lien" : "")]}
    />
    <NouveauMotDePasse erreurs={erreurs} label="Votre mot de passe, si c’est votre choix" />
  </>
);

/** La page d'un lien reçu : elle ne fait rien tant que la personne n'a pas fait son geste. */
export const LienPage = ({ genre, nom, lien, code, lieux, rare, erreurs, refus }: LienPageProps) => (
  <>
    <h1>{TITRES[genre]}</h1>
    {refus && <Alert>{refus}</Alert>}
    <Fautes erreurs={erreurs} />
    <form method="post" action={`/liens/${lien}`} class="panneau">
      <p>Bonjour {nom}.</p>
      {code && (
        <>
          <p>Ce lien a été demandé depuis un autre navigateur. Pour continuer ici, recopiez le code du courriel.</p>
          <Code erreurs={erreurs} />
        </>
      )}
      {genre === "reinitialisation" && (
        <>
          <NouveauMotDePasse erreurs={erreurs} label="Nouveau mot de passe" />
          <p class="note">
            Vos sessions ouvertes seront fermées, et vos jetons d’API révoqués : vous en ferez d’autres.
          </p>
        </>
      )}
      {genre === "invitation" && <Invitation erreurs={erreurs} lieux={lieux} rare={rare} />}
      <div class="barre">
        <button class="bouton">{genre === "connexion" ? "Entrer" : "Enregistrer et entrer"}</button>
      </div>
    </form>
  </>
);

const RAISONS: Record<Exclude<EtatDuLien, "bon">, string> = {
  consomme: "Ce lien a déjà servi : chaque lien ne sert qu’une fois.",
  expire: "Ce lien n’est plus valable : son temps est passé.",
  epuise: "Cinq codes faux ont été tapés : par prudence, ce lien ne vaut plus.",
};

/** Un lien qui ne sert plus n'est pas une faute : un geste suffit pour en recevoir un autre. */
export const LienPassePage = ({
  etat,
  lien,
  genre,
}: {
  etat: Exclude<EtatDuLien, "bon">;
  lien: string | null;
  genre: GenreDeLien;
}) => (
  <>
    <h1>Ce lien ne sert plus</h1>
    <p>{RAISONS[etat]}</p>
    {lien !== null && genre !== "invitation" && (
      <form method="post" action={`/liens/${lien}/nouveau`}>
        <button class="bouton">Recevoir un nouveau lien</button>
      </form>
    )}
    <p>
      {genre === "invitation"
        ? "Si votre compte est déjà ouvert, connectez-vous. Sinon, demandez une nouvelle invitation à la personne qui vous a invité, ou recevez un lien à votre adresse."
        : "Il arrivera à la même adresse."}{" "}
      <a href="/connexion">Aller à la page de connexion</a>
    </p>
  </>
);
