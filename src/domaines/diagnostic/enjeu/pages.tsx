import { Choix, Fautes, Groupe, Zone as Texte } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination, PAR_PAGE } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { THEMES_DITS } from "../demarche/pages.tsx";
import { type Apport, type Enjeu, LIBELLES_ORIGINE, LIBELLES_PRIORITE, LIBELLES_THEME, type Zone } from "../model.ts";
import { sansAppui } from "../rules.ts";

type Appuis = {
  apports: readonly Apport[];
  zones: readonly Zone[];
  chiffres: readonly { code: string; nom: string }[];
};

const PRIORITES = [1, 2, 3] as const;

const enBref = (texte: string) => (texte.length > 70 ? `${texte.slice(0, 68)}…` : texte);

const appuisDe = (enjeu: Enjeu, { apports, zones, chiffres }: Appuis): string[] => [
  ...chiffres.filter(({ code }) => enjeu.statistiques.includes(code)).map(({ nom }) => nom),
  ...apports
    .filter(({ id }) => enjeu.apports.includes(id))
    .map(({ origine, texte }) => `${LIBELLES_ORIGINE[origine]} : ${enBref(texte)}`),
  ...zones.filter(({ id }) => enjeu.zones.includes(id)).map(({ nom }) => nom),
];

type EnjeuxProps = Appuis & { base: string; enjeux: readonly Enjeu[]; plan: string; page: number; ecrit: boolean };

/** Ce que le territoire a à faire, le plus pressant d'abord. */
export const EnjeuxPage = (props: EnjeuxProps) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={props.base}>Diagnostic partagé</a>
        </p>
        <h1>Les enjeux du diagnostic</h1>
        <p>
          Ce que le territoire a à faire, et ce qui le montre. <a href={props.plan}>Ce que le plan leur répond</a>
        </p>
      </div>
      {props.ecrit && (
        <a class="bouton" href={`${props.base}/enjeux/nouveau`}>
          Ajouter un enjeu
        </a>
      )}
    </div>
    {props.enjeux.length === 0 ? (
      <p class="vide">Aucun enjeu n’est encore dit.</p>
    ) : (
      <Tableau nom="Les enjeux" colonnes={["Enjeu", "Priorité", "Ce qui le montre"]} longue>
        {props.enjeux.slice((props.page - 1) * PAR_PAGE, props.page * PAR_PAGE).map((enjeu) => (
          <tr>
            <th scope="row">
              {props.ecrit ? <a href={`${props.base}/enjeux/${enjeu.id}`}>{enjeu.texte}</a> : enjeu.texte}
              <small class="sous">{LIBELLES_THEME[enjeu.theme]}</small>
            </th>
            <td>{enjeu.priorite ? LIBELLES_PRIORITE[enjeu.priorite] : "Sans"}</td>
            <td>{sansAppui(enjeu) ? <span class="note">Rien encore</span> : appuisDe(enjeu, props).join(" ; ")}</td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination
      chemin={`${props.base}/enjeux`}
      params={new URLSearchParams()}
      page={props.page}
      total={props.enjeux.length}
    />
  </>
);

type EnjeuProps = Appuis & { base: string; id: string; enjeu: Enjeu | null; erreurs?: FormErrors | undefined };

/** Écrire un enjeu, et dire ce qui le montre. */
export const EnjeuPage = ({ base, id, enjeu, erreurs, apports, zones, chiffres }: EnjeuProps) => {
  const coches = (nom: "statistiques" | "apports" | "zones") =>
    erreurs ? (erreurs.values[nom] ?? "").split("\n") : (enjeu?.[nom] ?? []);
  const groupe = (
    nom: "statistiques" | "apports" | "zones",
    legende: string,
    options: { valeur: string; libelle: string }[],
  ) =>
    options.length > 0 && (
      <details open={coches(nom).length > 0}>
        <summary>{legende}</summary>
        <Groupe nom={nom} legende={legende} type="checkbox" options={options} coches={coches(nom)} />
      </details>
    );
  return (
    <form method="post" action={`${base}/enjeux`} class="formulaire pile">
      <h1>{enjeu ? "Un enjeu du diagnostic" : "Ajouter un enjeu au diagnostic"}</h1>
      <Fautes erreurs={erreurs} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={`${enjeu?.version ?? 0}`} />
      <Texte nom="texte" label="Enjeu" lignes={3} requis erreurs={erreurs} valeur={enjeu?.texte ?? ""} />
      <Choix nom="theme" label="Thème" erreurs={erreurs} valeur={enjeu?.theme} options={THEMES_DITS} />
      <Choix
        nom="priorite"
        label="Priorité"
        erreurs={erreurs}
        valeur={enjeu?.priorite ? String(enjeu.priorite) : ""}
        options={[
          { valeur: "", libelle: "Sans priorité" },
          ...PRIORITES.map((rang) => ({ valeur: String(rang), libelle: LIBELLES_PRIORITE[rang] })),
        ]}
      />
      {groupe(
        "statistiques",
        "Les chiffres qui le montrent",
        chiffres.map(({ code, nom }) => ({ valeur: code, libelle: nom })),
      )}
      {groupe(
        "apports",
        "Ce qui en a été dit",
        apports.map(({ id: valeur, origine, texte }) => ({
          valeur,
          libelle: `${LIBELLES_ORIGINE[origine]} : ${enBref(texte)}`,
        })),
      )}
      {groupe(
        "zones",
        "Où cela se voit",
        zones.map(({ id: valeur, nom }) => ({ valeur, libelle: nom })),
      )}
      <p class="barre">
        <button class="bouton">Enregistrer</button>
        <a href={`${base}/enjeux`}>Revenir</a>
        {enjeu && <a href={`${base}/enjeux/${id}/retrait`}>Retirer</a>}
      </p>
    </form>
  );
};
