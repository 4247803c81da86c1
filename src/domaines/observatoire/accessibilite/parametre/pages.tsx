import { enLettres } from "#commun/jour.ts";
import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { CLASSES_COMMUNE, type Profil } from "../model.ts";
import { LIBELLES_CLASSE } from "../lexique.ts";
import type { Fichier } from "../temps/model.ts";
import { Onglets } from "../onglet/pages.tsx";
import { ecrirePaliers } from "./rules.ts";

const nombre = (valeur: number) => valeur.toLocaleString("fr-FR");

/** Les paliers, comme une phrase : « 1 jusqu'à 5 min, 0,6 jusqu'à 10 min… ». */
const direPaliers = ({ paliers }: Profil) =>
  `${paliers.map(({ jusqua, poids }) => `${nombre(poids)} jusqu’à ${nombre(jusqua)} min`).join(", ")}, rien au-delà`;

const direVitesses = ({ vitesses }: Profil) =>
  CLASSES_COMMUNE.map(
    (classe, rang) => `${nombre(vitesses[rang] ?? 0)} km/h en commune ${LIBELLES_CLASSE[classe]}`,
  ).join(", ");

/** Les hypothèses d'un calcul, écrites avec lui. */
export const HypothesesDites = ({ profil, temps }: { profil: Profil; temps: Fichier | null }) => (
  <dl class="identite">
    <div>
      <dt>Poids d’une place</dt>
      <dd>{direPaliers(profil)}.</dd>
    </div>
    <div>
      <dt>Temps de trajet</dt>
      <dd>
        {temps &&
          `${temps.source}, fichier du ${enLettres(temps.importeLe)}${temps.complet ? ". " : " ; ce qu’il ne dit pas est calculé : "}`}
        {!temps?.complet &&
          `À vol d’oiseau multiplié par ${nombre(profil.detour)}, ${direVitesses(profil)} (la moindre des deux), plus ${nombre(profil.depart)} min de départ ; au même point, ${nombre(profil.memePoint)} min.`}
      </dd>
    </div>
    <div>
      <dt>Source</dt>
      <dd>
        {profil.nom}, depuis le {enLettres(profil.depuis)}. {profil.source}
      </dd>
    </div>
  </dl>
);

type Props = {
  base: string;
  publies: readonly Profil[];
  propres: readonly Profil[];
  depart: Profil;
  modifier: boolean;
  erreurs?: FormErrors | undefined;
};

const Lignes = ({ profils, base, retirables }: { profils: readonly Profil[]; base: string; retirables: boolean }) => (
  <>
    {profils.map((profil) => (
      <tr>
        <th scope="row">{profil.nom}</th>
        <td>{enLettres(profil.depuis)}</td>
        <td>{direPaliers(profil)}</td>
        <td class="n">{nombre(profil.detour)}</td>
        <td>{direVitesses(profil)}</td>
        <td>{profil.source}</td>
        <td>
          {retirables && (
            <form method="post" action={`${base}/parametres/retrait`}>
              <input type="hidden" name="depuis" value={profil.depuis} />
              <button class="lien">
                Retirer<span class="cache"> celles du {enLettres(profil.depuis)}</span>
              </button>
            </form>
          )}
        </td>
      </tr>
    ))}
  </>
);

const Ecrire = ({ base, depart, erreurs }: Pick<Props, "base" | "depart" | "erreurs">) => (
  <form method="post" action={`${base}/parametres`} class="formulaire panneau">
    <h2>Écrire celles du territoire</h2>
    <Champ nom="nom" label="Nom" aide="Ce que ces hypothèses supposent, en quelques mots." requis erreurs={erreurs} />
    <Champ nom="depuis" label="À partir du" type="date" requis erreurs={erreurs} />
    <Zone
      nom="paliers"
      label="Poids d’une place selon le trajet"
      aide="Un palier par ligne : minutes, deux-points, poids."
      lignes={4}
      valeur={ecrirePaliers(depart.paliers)}
      erreurs={erreurs}
    />
    <Champ
      nom="detour"
      label="Détour"
      aide="La route, rapportée au vol d’oiseau."
      valeur={nombre(depart.detour)}
      clavier="decimal"
      erreurs={erreurs}
    />
    {CLASSES_COMMUNE.map((classe, rang) => (
      <Champ
        nom={classe}
        label={`Vitesse en commune ${LIBELLES_CLASSE[classe]}, en km/h`}
        valeur={nombre(depart.vitesses[rang] ?? 0)}
        clavier="decimal"
        erreurs={erreurs}
      />
    ))}
    <Champ nom="depart" label="Minutes de départ" valeur={nombre(depart.depart)} clavier="decimal" erreurs={erreurs} />
    <Champ
      nom="memePoint"
      label="Minutes au même point"
      valeur={nombre(depart.memePoint)}
      clavier="decimal"
      erreurs={erreurs}
    />
    <Champ
      nom="source"
      label="Source"
      aide="D’où viennent ces nombres : enquête, étude, décision d’un comité."
      requis
      erreurs={erreurs}
    />
    <p>
      <button class="bouton">Écrire ces hypothèses</button>
    </p>
  </form>
);

/** Les hypothèses de trajet : publiées, datées, sourcées ; celles du territoire l'emportent. */
export const ParametresPage = ({ base, publies, propres, depart, modifier, erreurs }: Props) => (
  <div class="pile">
    <Tete
      titre="Hypothèses de trajet"
      dit="Elles sont publiées avec chaque résultat. Celles que le territoire écrit comptent dès leur jour ; les autres restent au choix."
    />
    <Onglets base={base} ici="/parametres" />
    <Fautes erreurs={erreurs} />
    <Tableau
      nom="Les hypothèses que l’on peut choisir"
      colonnes={[
        "Nom",
        "Depuis",
        "Poids d’une place",
        { titre: "Détour", n: true },
        "Vitesses",
        "Source",
        { titre: "Acte", cache: true },
      ]}
      montre
    >
      <Lignes profils={propres} base={base} retirables={modifier} />
      <Lignes profils={publies} base={base} retirables={false} />
    </Tableau>
    {modifier && <Ecrire base={base} depart={depart} erreurs={erreurs} />}
  </div>
);
