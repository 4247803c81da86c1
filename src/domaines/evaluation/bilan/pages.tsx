import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes, Groupe } from "#ui/champs.tsx";
import { Etat, type FormeEtat } from "#ui/etat.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { Onglets as Pages } from "#ui/tete.tsx";
import { enLettres, type Jour } from "#commun/jour.ts";
import { type Bilan, type EtatBilan, GENRES_BILAN, LIBELLES_ETAT_BILAN, LIBELLES_GENRE_BILAN } from "./model.ts";
import { periodeDite } from "./rules.ts";

const FORMES: Record<EtatBilan, FormeEtat> = {
  brouillon: "attente",
  relecture: "marche",
  adopte: "faite",
  fige: "faite",
};
export const EtatDuBilan = ({ etat }: { etat: EtatBilan }) => (
  <Etat forme={FORMES[etat]} libelle={LIBELLES_ETAT_BILAN[etat]} />
);

const PAGES = { bilans: "bilans", avenants: "bilans/avenants", cdsf: "bilans/transmissions" } as const;

/** Les pages de l'évaluation, d'une à l'autre. */
export const Onglets = ({ base, ici }: { base: string; ici: keyof typeof PAGES }) => (
  <Pages
    nom="Évaluation"
    ici={`${base}/${PAGES[ici]}`}
    liens={[
      [`${base}/bilans`, "Bilans"],
      [`${base}/bilans/avenants`, "Avenants proposés"],
      [`${base}/bilans/transmissions`, "Envois au comité départemental"],
    ]}
  />
);

const Rangee = ({ base, bilan }: { base: string; bilan: Bilan }) => (
  <tr>
    <th scope="row">
      <a href={`${base}/bilans/${bilan.id}`}>{bilan.titre}</a>
    </th>
    <td>{LIBELLES_GENRE_BILAN[bilan.genre]}</td>
    <td>{periodeDite(bilan)}</td>
    <td>
      <EtatDuBilan etat={bilan.etat} />
    </td>
    <td>{bilan.adopteLe ? enLettres(bilan.adopteLe) : ""}</td>
  </tr>
);

const Aucun = ({ base, rediger }: { base: string; rediger: boolean }) => (
  <section class="panneau vide">
    <h2>Le premier bilan se prépare tout seul</h2>
    <p>
      L’état des fiches, ce qui a bougé, les indicateurs et l’argent y seront déjà. Il vous restera à dire ce que l’on
      en pense, section par section.
    </p>
    {rediger && (
      <p>
        <a class="bouton" href={`${base}/bilans/nouveau`}>
          Préparer un bilan
        </a>
      </p>
    )}
  </section>
);

/** Les bilans d'une convention, le plus récent d'abord. */
export const ListePage = ({ base, bilans, rediger }: { base: string; bilans: readonly Bilan[]; rediger: boolean }) => (
  <>
    <div class="tete">
      <div>
        <h1>Bilans</h1>
        <p>Le point d’étape de chaque année, le bilan à mi-parcours, celui de la fin.</p>
      </div>
      {rediger && bilans.length > 0 && (
        <a class="bouton" href={`${base}/bilans/nouveau`}>
          Préparer un bilan
        </a>
      )}
    </div>
    <Onglets base={base} ici="bilans" />
    {bilans.length === 0 ? (
      <Aucun base={base} rediger={rediger} />
    ) : (
      <Tableau nom="Les bilans de la convention" colonnes={["Bilan", "Genre", "Période", "État", "Adopté le"]} longue>
        {bilans.map((bilan) => (
          <Rangee base={base} bilan={bilan} />
        ))}
      </Tableau>
    )}
  </>
);

export const REFUS_PERIODE = {
  "periode-renversee": "La période finit avant de commencer. Inversez les deux dates.",
  "periode-prise": "Un autre bilan du même genre parle déjà de ces jours. Changez la période, ou reprenez-le.",
} as const;

type Saisis = { titre: string; debut: Jour; fin: Jour };
type SaisieProps = { erreurs?: FormErrors | undefined; refus?: keyof typeof REFUS_PERIODE | undefined };

const Periode = ({ debut, fin, erreurs }: { debut: Jour; fin: Jour; erreurs: FormErrors | undefined }) => (
  <div class="cote-a-cote">
    <Champ nom="debut" label="Du" type="date" requis erreurs={erreurs} valeur={debut} />
    <Champ nom="fin" label="Au" type="date" requis erreurs={erreurs} valeur={fin} />
  </div>
);

/** Un bilan neuf : lequel, de quelle période ; le reste se prépare. */
export const NouveauPage = ({
  base,
  id,
  genre,
  propose,
  erreurs,
  refus,
}: SaisieProps & { base: string; id: string; genre: string; propose: Saisis }) => (
  <form method="post" action={`${base}/bilans`} class="formulaire">
    <input type="hidden" name="id" value={id} />
    <div class="tete">
      <h1>Préparer un bilan</h1>
    </div>
    <Fautes erreurs={erreurs} />
    {refus && <Alert>{REFUS_PERIODE[refus]}</Alert>}
    <Groupe
      nom="genre"
      legende="Que préparez-vous ?"
      type="radio"
      coches={[erreurs?.values["genre"] ?? genre]}
      options={GENRES_BILAN.map((valeur) => ({ valeur, libelle: LIBELLES_GENRE_BILAN[valeur] }))}
    />
    <Periode debut={propose.debut} fin={propose.fin} erreurs={erreurs} />
    <Champ
      nom="titre"
      label="Titre"
      aide="Si vous n’en donnez pas, Maillage dira le genre et l’année."
      erreurs={erreurs}
      valeur={propose.titre}
    />
    <p class="barre">
      <button class="bouton">Préparer le bilan</button>
      <a href={`${base}/bilans`}>Revenir aux bilans</a>
    </p>
  </form>
);

/** Le titre et la période d'un bilan que l'on peut encore écrire. */
export const IdentitePage = ({ base, bilan, erreurs, refus }: SaisieProps & { base: string; bilan: Bilan }) => (
  <form method="post" action={`${base}/bilans/${bilan.id}/identite`} class="formulaire">
    <input type="hidden" name="version" value={`${bilan.version}`} />
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${base}/bilans/${bilan.id}`}>{bilan.titre}</a>
        </p>
        <h1>Titre et période</h1>
      </div>
    </div>
    <Fautes erreurs={erreurs} />
    {refus && <Alert>{REFUS_PERIODE[refus]}</Alert>}
    <Champ nom="titre" label="Titre" erreurs={erreurs} valeur={bilan.titre} />
    <Periode debut={bilan.debut} fin={bilan.fin} erreurs={erreurs} />
    <p class="note">Changer la période prépare de nouveau les chiffres ; ce que vous avez écrit reste.</p>
    <p class="barre">
      <button class="bouton">Enregistrer</button>
      <a href={`${base}/bilans/${bilan.id}`}>Revenir au bilan</a>
    </p>
  </form>
);
