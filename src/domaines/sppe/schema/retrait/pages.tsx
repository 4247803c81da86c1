import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Tete } from "#ui/tete.tsx";
import { LIBELLES_FORME, type Schema } from "../model.ts";

/** Ce que l'on perd en retirant un schéma qui n'est pas adopté. */
export const RetraitSchemaPage = ({ base, schema }: { base: string; schema: Schema }) => {
  const { id, titre, forme, autoriteNom, debut, fin, contenu, version } = schema;
  return (
    <form method="post" action={`${base}/schemas/${id}/retrait`} class="pile">
      <Tete titre="Retirer ce schéma" retour={[`${base}/schemas/${id}`, titre]} />
      <p>
        {LIBELLES_FORME[forme]} de {autoriteNom}, du {enLettres(debut)} au {enLettres(fin)} :{" "}
        {pluriel(contenu.offre.length, "nombre prévu", "nombres prévus")}, {pluriel(contenu.metiers.length, "métier")},{" "}
        {pluriel(contenu.investissements.length, "investissement")} et ses textes. L’historique de l’espace garde ce qui
        était écrit.
      </p>
      <input type="hidden" name="version" value={`${version}`} />
      <p class="barre">
        <button class="bouton">Retirer</button>
        <a href={`${base}/schemas/${id}`}>Ne rien changer</a>
      </p>
    </form>
  );
};
