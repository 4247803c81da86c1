import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";

export type AilleursProps = {
  base: string;
  commissions: boolean;
  structures: readonly { valeur: string; libelle: string }[];
  fermee: string | null;
  /** Celui de la demande d'où l'on vient. */
  numero: string;
  erreurs?: FormErrors | undefined;
};

/** Une place donnée hors de la commission ferme la demande, où qu'elle en soit. */
export const AilleursPage = ({ base, commissions, structures, fermee, numero, erreurs }: AilleursProps) => (
  <div class="pile">
    <div class="tete">
      <div>
        {commissions && (
          <p class="note">
            <a href={`${base}/liberees`}>Places libérées</a>
          </p>
        )}
        <h1>Place donnée hors de la commission</h1>
        <p>
          Une crèche qui garde sa propre commission, une assistante maternelle : l’enfant n’attend plus nulle part. Sa
          demande se ferme, sort des séances gelées, et rend la place qui lui serait proposée.
        </p>
      </div>
    </div>
    {fermee && (
      <Alert ton="info">
        <p>La demande {fermee} est fermée.</p>
      </Alert>
    )}
    <Fautes erreurs={erreurs} />
    <form method="post" action={`${base}/ailleurs`} class="pile formulaire">
      <Champ nom="numero" label="Numéro de la demande" valeur={numero} erreurs={erreurs} requis />
      <Choix nom="structure" label="Structure" options={structures} erreurs={erreurs} />
      <Champ nom="motif" label="Où l’enfant est accueilli" aide="Sans nom." erreurs={erreurs} requis />
      <p>
        <button class="bouton">Fermer la demande</button>
      </p>
    </form>
  </div>
);
