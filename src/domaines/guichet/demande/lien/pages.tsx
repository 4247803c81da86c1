import type { EtatDePorte } from "#domaines/acces/porte/model.ts";
import { Alert } from "#ui/alert.tsx";
import { Ligne } from "../etape/champ/pages.tsx";
import type { Retour } from "../etape/model.ts";
import type { Textes } from "../textes.ts";

const NouveauLien = ({ t, action }: { t: Textes; action: string }) => (
  <form method="post" action={`${action}/nouveau`}>
    <button class="bouton">{t.lien.nouveau}</button>
  </form>
);

type Props = { t: Textes; action: string; etat: EtatDePorte; faute?: string | undefined };

const Geste = ({ t, action, code }: { t: Textes; action: string; code: boolean }) => (
  <form method="post" action={action} class="panneau">
    <p>{code ? t.lien.code : t.lien.bonjour}</p>
    {code && <Ligne ecran={{ t }} nom="code" label={t.lien.champ} garde="" autocomplete="one-time-code" />}
    <p>
      <button class="bouton">{t.lien.ouvrir}</button>
    </p>
  </form>
);

/** La page d'un lien reçu par courriel : elle n'ouvre rien tant que la personne n'a pas fait son geste. */
export const LienPage = ({ t, action, etat, faute }: Props) => {
  const passee = etat === "passee";
  return (
    <>
      <h1>{passee ? t.lien.passe : t.lien.titre}</h1>
      {faute && <Alert>{faute}</Alert>}
      {etat === "epuisee" && <Alert>{t.lien.epuise}</Alert>}
      {passee && <p>{t.lien.passeQuoi}</p>}
      {passee || etat === "epuisee" ? (
        <NouveauLien t={t} action={action} />
      ) : (
        <Geste t={t} action={action} code={etat === "code"} />
      )}
    </>
  );
};

/** Un courriel part, ou part peut-être : on ne dit pas quelles adresses sont connues. */
export const PartiPage = ({ t }: { t: Textes }) => (
  <>
    <h1>{t.lien.parti}</h1>
    <p>{t.lien.partiQuoi}</p>
  </>
);

/** Retrouver sa demande par son adresse. */
export const ReprisePage = ({
  t,
  action,
  ferme,
  retour,
}: {
  t: Textes;
  action: string;
  ferme: boolean;
  retour?: Retour | undefined;
}) => (
  <>
    <h1>{t.reprise.titre}</h1>
    {ferme && <Alert ton="info">{t.reprise.ferme}</Alert>}
    <form method="post" action={action} class="pile">
      <p>{t.reprise.quoi}</p>
      <Ligne
        ecran={{ t, retour }}
        nom="courriel"
        type="email"
        label={t.reprise.courriel}
        garde=""
        autocomplete="email"
      />
      <p>
        <button class="bouton">{t.reprise.bouton}</button>
      </p>
    </form>
  </>
);
