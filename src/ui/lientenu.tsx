import type { PropsWithChildren } from "hono/jsx";
import { Alert } from "./alert.tsx";
import { Champ, Fautes } from "./champs.tsx";
import type { FormErrors } from "./form.ts";

type LienTenuProps = PropsWithChildren<{
  /** The address of the link; its gestures are there and below. */
  action: string;
  etat: "geste" | "code" | "epuisee";
  bouton: string;
  erreurs?: FormErrors | undefined;
}>;

const Code = ({ erreurs }: Pick<LienTenuProps, "erreurs">) => (
  <>
    <p>
      Ce lien a déjà été ouvert dans un autre navigateur. Pour continuer ici, recopiez le code du courriel. Un courriel
      ancien n’en a pas : recevez-en alors un autre.
    </p>
    <Champ nom="code" label="Code à six chiffres" autocomplete="one-time-code" erreurs={erreurs} requis />
  </>
);

/** What a mail's link shows before it opens: one gesture where it was first opened, the code of the mail elsewhere, a new mail after too many tries. */
export const LienTenuPanneau = ({ action, etat, bouton, erreurs, children }: LienTenuProps) => (
  <>
    <Fautes erreurs={erreurs} />
    {etat === "epuisee" && (
      <Alert>Cinq codes faux ont été tapés : par prudence, ce lien ne s’ouvre plus que là où il l’a déjà été.</Alert>
    )}
    {etat !== "epuisee" && (
      <form method="post" action={action} class="panneau">
        {etat === "code" ? <Code erreurs={erreurs} /> : children}
        <p>
          <button class="bouton" name="geste" value="ouvrir">
            {bouton}
          </button>
        </p>
      </form>
    )}
    {etat !== "geste" && (
      <form method="post" action={`${action}/nouveau`}>
        <button class={etat === "epuisee" ? "bouton" : "bouton discret"}>Recevoir un nouveau lien par courriel</button>
      </form>
    )}
  </>
);

/** A new mail is on its way. */
export const LienRenvoye = () => (
  <>
    <h1>Regardez votre courrier</h1>
    <p>Un nouveau lien part à l’instant, à la même adresse. L’ancien ne sert plus.</p>
  </>
);
