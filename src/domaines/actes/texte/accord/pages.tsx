import type { Options } from "#domaines/convention/texte/model.ts";
import type { Instance } from "#domaines/gouvernance/instance/model.ts";
import { Alert } from "#ui/alert.tsx";
import { desaccords } from "../rules.ts";
import { aPrendre } from "./rules.ts";

type Props = {
  base: string;
  options: Options;
  version: number;
  copils: readonly Instance[];
  /** Qui conduit la gouvernance écrit aussi dans l'instance. */
  conduit: boolean;
};

const QUOI = { presidence: "la présidence", secretariat: "le secrétariat" } as const;

const Geste = ({ props, copil, comme }: { props: Props; copil: Instance; comme: "texte" | "instance" }) => (
  <form method="post" action={`${props.base}/texte/options/accord`}>
    <input type="hidden" name="instance" value={copil.id} />
    <input type="hidden" name="version" value={`${props.version}`} />
    <input type="hidden" name="lue" value={`${copil.version}`} />
    <button class="bouton discret" name="comme" value={comme}>
      {comme === "texte" ? "L’instance fait comme le texte" : "Le texte dit comme l’instance"}
      <span class="cache"> : {copil.nom}</span>
    </button>
  </form>
);

const UnAccord = ({ props, copil }: { props: Props; copil: Instance }) => {
  const { options, conduit } = props;
  const quoi = desaccords(options, [copil]).map((un) => QUOI[un.quoi]);
  const versLInstance = conduit && aPrendre(copil, options);
  const versLeTexte = aPrendre(options, copil);
  if (!versLInstance && !versLeTexte && quoi.length === 0) return null;
  return (
    <Alert ton={quoi.length > 0 ? "attention" : "info"}>
      <p>
        {quoi.length > 0
          ? `L’instance « ${copil.nom} » dit autrement ${quoi.join(" et ")}.`
          : `Le texte et l’instance « ${copil.nom} » ne disent pas encore la même chose.`}
        {copil.conventions.length > 1 && " Elle sert aussi une autre convention : ce qui y change vaut pour toutes."}
      </p>
      <div class="barre">
        {versLInstance && <Geste props={props} copil={copil} comme="texte" />}
        {versLeTexte && <Geste props={props} copil={copil} comme="instance" />}
      </div>
    </Alert>
  );
};

/** Ce que le texte et les comités de pilotage disent chacun de leur côté, et de quoi les accorder. */
export const Accords = (props: Props) => (
  <>
    {props.copils.map((copil) => (
      <UnAccord props={props} copil={copil} />
    ))}
  </>
);
