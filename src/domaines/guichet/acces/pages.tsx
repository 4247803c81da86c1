import { Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { Copie } from "../effacement/copie/pages.tsx";
import type { Noms } from "../effacement/copie/rules.ts";
import { type Droit, type ExportFamille, NATURES_DROIT } from "../effacement/model.ts";
import type { Consultation } from "./model.ts";
import type { TextesDonnees } from "./textes.ts";

export type DonneesPageProps = {
  t: TextesDonnees;
  place: string;
  ouvertures: readonly (Consultation & { nom: string; jour: string })[];
  droits: readonly (Droit & { jour: string })[];
  erreurs?: FormErrors | undefined;
};

const Qui = ({ t, ouvertures }: Pick<DonneesPageProps, "t" | "ouvertures">) => (
  <section>
    <h2>{t.quiTitre}</h2>
    <p>{t.quiQuoi}</p>
    {ouvertures.length === 0 ? (
      <p class="note">{t.quiPersonne}</p>
    ) : (
      <Tableau nom={t.quiTitre} colonnes={t.quiColonnes}>
        {ouvertures.slice(0, 25).map(({ jour, nom, qualite, motif }) => (
          <tr>
            <th scope="row">{jour}</th>
            <td>{nom}</td>
            <td>{qualite}</td>
            <td>{t.motifs[motif]}</td>
          </tr>
        ))}
      </Tableau>
    )}
  </section>
);

const Demander = ({ t, place, droits, erreurs }: DonneesPageProps) => (
  <section>
    <h2>{t.droitsTitre}</h2>
    <p>{t.droitsQuoi}</p>
    {droits.map(({ nature, jour, reponse }) => (
      <p class="message">
        {t.recu(t.natures[nature], jour)} {reponse && t.repondu[reponse]}
      </p>
    ))}
    <form method="post" action={`${place}/donnees`} class="panneau">
      <Choix
        nom="nature"
        label={t.droit}
        options={NATURES_DROIT.map((nature) => ({ valeur: nature, libelle: t.natures[nature] }))}
        erreurs={erreurs}
      />
      <div class="barre">
        <button class="bouton">{t.demander}</button>
      </div>
    </form>
    <p class="note">{t.reclamation}</p>
  </section>
);

/** Ce qu'une famille peut savoir de ses données, et en demander. */
export const DonneesPage = (props: DonneesPageProps) => (
  <>
    <h1>{props.t.titre}</h1>
    <Fautes erreurs={props.erreurs} />
    <p>{props.t.quoi}</p>
    <p class="barre">
      <a class="bouton" href={`${props.place}/donnees/copie`}>
        {props.t.lire}
      </a>
      <a href={`${props.place}/donnees/copie.json`} download>
        {props.t.telecharger}
      </a>
    </p>
    <Qui {...props} />
    <Demander {...props} />
  </>
);

/** La copie d'une famille, lue par elle. */
export const SaCopiePage = (props: { t: TextesDonnees; place: string; copie: ExportFamille; noms: Noms }) => (
  <>
    <h1>{props.t.copieTitre}</h1>
    <p>{props.t.copieQuoi}</p>
    <p>
      <a href={`${props.place}/donnees`}>{props.t.revenir}</a>
    </p>
    <Copie copie={props.copie} noms={props.noms} />
  </>
);
