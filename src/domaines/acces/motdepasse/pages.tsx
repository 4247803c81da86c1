import { Champ } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { LONGUEUR } from "./rules.ts";

type Props = { label: string; erreurs?: FormErrors | undefined; requis?: boolean };

/** Le champ d'un mot de passe à choisir, partout le même. */
export const NouveauMotDePasse = ({ label, erreurs, requis = false }: Props) => (
  <Champ
    nom="nouveau"
    label={label}
    aide={`Au moins ${LONGUEUR.min} caractères. Une phrase à vous, facile à retenir, difficile à deviner.`}
    type="password"
    autocomplete="new-password"
    erreurs={erreurs}
    requis={requis}
  />
);
