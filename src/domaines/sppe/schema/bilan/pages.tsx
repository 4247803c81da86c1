import { enLettres, type Jour } from "#commun/jour.ts";
import { Champ, Choix, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { GENRES_BILAN_SCHEMA, LIBELLES_BILAN_SCHEMA, type Schema } from "../model.ts";

type BilanProps = { base: string; schema: Schema; today: Jour; erreurs?: FormErrors | undefined };

/** Ce que chaque bilan a retenu. */
export const Bilans = ({ schema: { bilans } }: Pick<BilanProps, "schema">) => (
  <>
    {bilans.map(({ genre, le, texte }) => (
      <section class="panneau">
        <h2>
          {LIBELLES_BILAN_SCHEMA[genre]}, {enLettres(le)}
        </h2>
        {texte.split(/\n{2,}/).map((paragraphe) => (
          <p>{paragraphe}</p>
        ))}
      </section>
    ))}
  </>
);

/** Dresser le bilan qui reste à dresser ; rien une fois le final dressé. */
export const DresserBilan = ({ base, schema, today, erreurs }: BilanProps) => {
  const restent = GENRES_BILAN_SCHEMA.filter((genre) => !schema.bilans.some((bilan) => bilan.genre === genre));
  if (schema.bilans.some(({ genre }) => genre === "final")) return null;
  return (
    <form method="post" action={`${base}/schemas/${schema.id}/bilans`} class="formulaire panneau">
      <h2>Dresser un bilan</h2>
      <p class="note">Les places prévues et réelles y sont d’elles-mêmes ; écrivez ce qu’il faut en retenir.</p>
      <input type="hidden" name="version" value={`${schema.version}`} />
      <Choix
        nom="genre"
        label="Lequel"
        erreurs={erreurs}
        options={restent.map((valeur) => ({ valeur, libelle: LIBELLES_BILAN_SCHEMA[valeur] }))}
      />
      <Champ nom="jourBilan" label="Le" type="date" requis erreurs={erreurs} valeur={today} />
      <Zone nom="texteBilan" label="Ce que le bilan retient" erreurs={erreurs} lignes={6} />
      <p>
        <button class="bouton">Dresser ce bilan</button>
      </p>
    </form>
  );
};
