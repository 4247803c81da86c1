import { pluriel } from "#commun/texte.ts";
import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { ATTENDUS, LIBELLES_ATTENDU, LIBELLES_ORIGINE, type Point, type PointPropose } from "./model.ts";
import { minutesDe } from "./rules.ts";

const attendus = ATTENDUS.map((valeur) => ({ valeur, libelle: LIBELLES_ATTENDU[valeur] }));

const Place = ({ ici, point, rang, dernier }: { ici: string; point: Point; rang: number; dernier: boolean }) => (
  <form method="post" action={`${ici}/points/${point.id}/place`} class="barre">
    {rang > 0 && (
      <button class="lien" name="sens" value="haut" id={`haut-${point.id}`}>
        Monter<span class="cache"> : {point.titre}</span>
      </button>
    )}
    {!dernier && (
      <button class="lien" name="sens" value="bas" id={`bas-${point.id}`}>
        Descendre<span class="cache"> : {point.titre}</span>
      </button>
    )}
  </form>
);

type OrdreProps = { ici: string; points: readonly Point[]; duree: number; modifiable: boolean };

const LignePoint = ({
  ici,
  point,
  rang,
  nombre,
  modifiable,
}: Omit<OrdreProps, "points" | "duree"> & { point: Point; rang: number; nombre: number }) => (
  <li id={point.id}>
    <p>
      <strong>{point.titre}</strong>{" "}
      <small class="note">
        {LIBELLES_ATTENDU[point.attendu]}
        {point.origine !== "libre" && `, ${LIBELLES_ORIGINE[point.origine].toLowerCase()}`}
        {point.duree && `, ${point.duree} min`}
      </small>
    </p>
    {point.expose && <p>{point.expose}</p>}
    <div class="barre">
      {point.lien && (
        <a href={point.lien}>
          Lire ce dont il s’agit<span class="cache"> : {point.titre}</span>
        </a>
      )}
      {modifiable && (
        <>
          <a href={`${ici}/points/${point.id}`}>
            Modifier<span class="cache"> : {point.titre}</span>
          </a>
          <Place ici={ici} point={point} rang={rang} dernier={rang === nombre - 1} />
          <form method="post" action={`${ici}/points/${point.id}/retrait`}>
            <button class="lien">
              Retirer<span class="cache"> : {point.titre}</span>
            </button>
          </form>
        </>
      )}
    </div>
  </li>
);

/** L'ordre du jour, dans l'ordre ; au clavier, un point monte ou descend. */
export const OrdreDuJour = ({ points, duree, ...props }: OrdreProps) => {
  const { prises, enTrop } = minutesDe(points, duree);
  if (points.length === 0) return <p class="vide">L’ordre du jour est vide.</p>;
  return (
    <>
      <ol class="reponses">
        {points.map((point, rang) => (
          <LignePoint {...props} point={point} rang={rang} nombre={points.length} />
        ))}
      </ol>
      {prises > 0 && (
        <p class="note">
          {pluriel(prises, "minute")} prévues
          {enTrop > 0 && ` : ${pluriel(enTrop, "minute")} de plus que la réunion`}.
        </p>
      )}
    </>
  );
};

/** Ce qui demande une décision et n'est pas encore inscrit : déposé par une autre page, ou lu dans le suivi et les bilans. */
export const AProposer = ({
  ici,
  enAttente,
  propositions,
}: {
  ici: string;
  enAttente: readonly Point[];
  propositions: readonly PointPropose[];
}) => {
  if (enAttente.length + propositions.length === 0)
    return <p class="note">Rien d’autre n’attend : ni retard, ni blocage, ni décision demandée, ni bilan à adopter.</p>;
  return (
    <form method="post" action={`${ici}/points/inscrits`} class="pile">
      <fieldset class="choix">
        <legend>Ce qui demande une décision</legend>
        {enAttente.map(({ id, titre, origine }) => (
          <label>
            <input type="checkbox" name="points" value={id} />
            <span>
              {titre} <small class="note">{LIBELLES_ORIGINE[origine]}</small>
            </span>
          </label>
        ))}
        {propositions.map(({ titre, origine, lien }) => (
          <label>
            <input type="checkbox" name="propositions" value={`${origine} ${lien ?? ""}`} />
            <span>
              {titre} <small class="note">{LIBELLES_ORIGINE[origine]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p class="barre">
        <button class="bouton discret">Inscrire à l’ordre du jour</button>
        {enAttente.length > 0 && (
          <button class="lien" name="ecarter" value="1">
            Écarter ce qui est coché
          </button>
        )}
      </p>
    </form>
  );
};

type FormProps = { ici: string; id: string; point: Point | null; erreurs?: FormErrors | undefined };

const NEUF = { titre: "", attendu: "information", duree: null, expose: "", version: 0 } as const;

/** Un point libre, ou la correction d'un point. */
export const PointForm = ({ ici, id, point, erreurs }: FormProps) => {
  const garde = point ?? NEUF;
  return (
    <form method="post" action={point ? `${ici}/points/${point.id}` : `${ici}/points`} class="formulaire">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={`${garde.version}`} />
      <Champ nom="titrePoint" label="De quoi on parlera" requis erreurs={erreurs} valeur={garde.titre} />
      <div class="cote-a-cote">
        <Choix nom="attendu" label="Ce que l’on attend" erreurs={erreurs} valeur={garde.attendu} options={attendus} />
        <Champ nom="duree" label="Minutes" type="number" erreurs={erreurs} valeur={`${garde.duree ?? ""}`} />
      </div>
      <Zone
        nom="expose"
        label="Ce qu’il faut savoir"
        aide="Le dossier de séance l’imprimera."
        lignes={3}
        erreurs={erreurs}
        valeur={garde.expose}
      />
      <p class="barre">
        <button class="bouton discret">{point ? "Enregistrer" : "Ajouter ce point"}</button>
        {point && <a href={`${ici}#${point.id}`}>Ne rien changer</a>}
      </p>
    </form>
  );
};

/** Corriger un point. */
export const PointPage = (props: FormProps & { point: Point; reunion: string }) => (
  <div class="pile">
    <div class="tete">
      <div>
        <p class="note">
          <a href={props.ici}>{props.reunion}</a>
        </p>
        <h1>{props.point.titre}</h1>
      </div>
    </div>
    <Fautes erreurs={props.erreurs} />
    <PointForm {...props} />
  </div>
);
