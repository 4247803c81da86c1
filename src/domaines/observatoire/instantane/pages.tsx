import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";

type Props = {
  ici: string;
  annees: readonly { annee: number; nombre: number }[];
  due: number | null;
  peutModifier: boolean;
};

const Fil = ({ ici }: { ici: string }) => (
  <p class="note">
    <a href={ici.replace(/instantanes$/, "portraits")}>Portraits</a>
  </p>
);

/** Les portraits gardés, année par année. */
export const InstantanesPage = ({ ici, annees, due, peutModifier }: Props) => (
  <>
    <div class="tete">
      <div>
        <Fil ici={ici} />
        <h1>Portraits des années passées</h1>
        <p>Gardés une fois par an, tels qu’ils étaient : un chiffre corrigé depuis ne les change pas.</p>
      </div>
      {peutModifier && due !== null && (
        <form method="post" action={ici}>
          <button class="bouton" type="submit">
            Garder les portraits de {due}
          </button>
        </form>
      )}
    </div>
    {annees.length === 0 ? (
      <p class="vide">Aucun portrait n’est encore gardé. Ceux de l’année le seront d’eux-mêmes.</p>
    ) : (
      <ul>
        {annees.map(({ annee, nombre }) => (
          <li>
            <a href={`${ici}/${annee}`}>{annee}</a> : {pluriel(nombre, "portrait")}
          </li>
        ))}
      </ul>
    )}
  </>
);

export const AnneePage = ({
  ici,
  annee,
  territoires,
}: {
  ici: string;
  annee: number;
  territoires: readonly { territoire: string; nom: string }[];
}) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={ici}>Portraits des années passées</a>
        </p>
        <h1>Portraits de {annee}</h1>
      </div>
    </div>
    <ul class="serree">
      {territoires.map(({ territoire, nom }) => (
        <li>
          <a href={`${ici}/${annee}/${territoire}`}>{nom}</a>
        </li>
      ))}
    </ul>
  </>
);

/** Dit, au-dessus d'un portrait gardé, de quand il est. */
export const Garde = ({ prisLe }: { prisLe: Parameters<typeof enLettres>[0] }) => (
  <p class="message">Portrait gardé le {enLettres(prisLe)} : il ne change plus.</p>
);
