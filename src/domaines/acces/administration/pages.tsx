import { Alert } from "#ui/alert.tsx";
import { Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tete as EnTete, Onglets } from "#ui/tete.tsx";

/** Ce qui n'allait pas dans la saisie, ou ce qui vient d'être fait. */
export type Erreurs = { erreurs?: FormErrors | undefined; fait?: string | undefined };

const ONGLETS = [
  ["/administration", "Espaces"],
  ["/administration/comptes", "Comptes"],
  ["/administration/courrier", "Courrier"],
  ["/administration/installation", "Installation"],
] as const;

/** Le titre et les onglets de toute page d'administration. */
export const Tete = ({ ici, erreurs, fait }: Erreurs & { ici: string }) => (
  <>
    <EnTete
      titre="Administration"
      dit="Administrer ouvre les espaces, les comptes et les premiers rôles, et ne donne à lire le contenu d’aucun espace."
    />
    <Onglets nom="Administration" liens={ONGLETS} ici={ici} />
    {fait && <Alert ton="info">{fait}</Alert>}
    <Fautes erreurs={erreurs} />
  </>
);
