import { aLHeure } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Champ, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { GelGarde, NonRecevable } from "../gel/model.ts";
import { Relire } from "../gel/recevable/pages.tsx";
import type { Commission } from "../session/model.ts";
import { Cadre, type LigneRisque, Risques } from "../session/pages.tsx";

/** Ce que la séance gèlerait aujourd'hui. */
export type Apercu = {
  dossiers: number;
  nonRecevables: readonly NonRecevable[];
  structures: readonly { nom: string; libres: number; gardees: number; enPlus: number; surnombre: boolean }[];
  reglement: string | null;
  risque: { libres: number; proposees: number; refusees: number; lignes: readonly LigneRisque[] };
};

/** Où l'on en est, une fois la liste gelée. */
export type Bilan = {
  gel: GelGarde;
  verifie: boolean;
  dossiers: number;
  nonRecevables: number;
  retouches: number;
  places: number | null;
  reclamations: number | null;
  niveau: 0 | 1 | null;
  votee: boolean;
};

export type EtapeProps = {
  ici: string;
  commission: Commission;
  conduire: boolean;
  /** Où se lisent les demandes, pour qui peut les lire. */
  demandes: string | null;
  apercu: Apercu | null;
  bilan: Bilan | null;
  refus?: string | undefined;
  erreurs?: FormErrors | undefined;
};

const Version = ({ commission }: Pick<EtapeProps, "commission">) => (
  <input type="hidden" name="version" value={`${commission.version}`} />
);

const CeQuiEntre = ({ apercu, demandes }: { apercu: Apercu; demandes: string | null }) => (
  <section class="panneau pile">
    <h2>Ce que la séance examinerait aujourd’hui</h2>
    <p>
      {pluriel(apercu.dossiers, "dossier en attente", "dossiers en attente")}.{" "}
      {apercu.reglement ?? "Aucun règlement publié : chaque dossier aurait zéro point, seule la date départagerait."}
    </p>
    <Relire nonRecevables={apercu.nonRecevables} demandes={demandes} />
    <ul>
      {apercu.structures.map(({ nom, libres, gardees, enPlus, surnombre }) => (
        <li>
          {nom} : {pluriel(libres, "place libre", "places libres")} toute la semaine le premier mois
          {gardees > 0 && `, ${pluriel(gardees, "gardée", "gardées")} par le règlement`}
          {surnombre && ", accueil en surnombre permis"}
          {enPlus > 0 && `, ${enPlus} de plus par sur-attribution`}.
        </li>
      ))}
    </ul>
    <Risques {...apercu.risque} />
  </section>
);

const Geler = ({ ici, commission, erreurs }: EtapeProps) => (
  <form method="post" action={`${ici}/gel`} class="panneau pile">
    <h2>Geler la liste</h2>
    <p>
      Gelés, les demandes, leurs points et les places ne changent plus : chaque ajout, chaque place changée se signe et
      se motive. Les familles peuvent encore changer leur demande jusque-là.
    </p>
    <Version commission={commission} />
    <Zone
      nom="annonce"
      label="Comment la valeur du tirage sera obtenue, en public, après le gel"
      aide="Par exemple : six boules numérotées tirées par la présidente ; les numéros d’un jeu public du lendemain."
      valeur={commission.annonce}
      erreurs={erreurs}
      lignes={2}
      requis
    />
    <p class="barre">
      <button class="bouton">Geler la liste et les places</button>
      <a href={`${ici}/modification`}>Modifier la séance</a>
    </p>
  </form>
);

const Ouvrir = ({ ici, commission, erreurs }: EtapeProps) => (
  <form method="post" action={`${ici}/ouverture`} class="panneau pile">
    <h2>Ouvrir la séance</h2>
    <Version commission={commission} />
    <Zone
      nom="presents"
      label="Qui siège, une personne par ligne"
      aide="Nom et qualité, qui préside en premier ; c’est la feuille de présence du procès-verbal."
      valeur={commission.presents}
      erreurs={erreurs}
      lignes={4}
      requis
    />
    <p>
      <button class="bouton">Ouvrir la séance</button>
    </p>
  </form>
);

const Clore = ({ ici, commission, bilan }: EtapeProps) => (
  <form method="post" action={`${ici}/cloture`} class="panneau pile">
    <h2>Clore la séance</h2>
    <p>
      {bilan?.votee
        ? "La liste a été votée telle qu’elle est. Close, elle ne change plus : les lettres s’écrivent, les familles ont le délai pour répondre, le procès-verbal est arrêté."
        : "La liste n’a pas encore été votée telle qu’elle est."}
    </p>
    <Version commission={commission} />
    <p class="barre">
      {bilan?.votee && <button class="bouton">Clore la séance et écrire les lettres</button>}
      <a href={`${ici}/votes`}>{bilan?.votee ? "Relire les votes" : "Faire voter la liste"}</a>
    </p>
  </form>
);

const Annuler = ({ ici, commission }: EtapeProps) => (
  <details>
    <summary>Annuler cette séance</summary>
    <form method="post" action={`${ici}/annulation`} class="pile">
      <p>La séance et sa liste restent lisibles, mais ne servent plus à rien ; les demandes n’en savent rien.</p>
      <Version commission={commission} />
      <p>
        <button class="bouton discret">Annuler la séance</button>
      </p>
    </form>
  </details>
);

const NIVEAUX = {
  0: "Un seul classement vaut pour toutes les structures : cette attribution est la seule que nul ne puisse contester, et personne n’avait intérêt à cacher ses vœux.",
  1: "Des places gardées, ou des points propres à une structure, donnent plusieurs classements : le calcul cherche une attribution que nul ne puisse contester, et l’audit dit ce qui resterait.",
};

const auditDit = (reclamations: number | null): string => {
  if (reclamations === null) return "";
  if (reclamations === 0) return " L’audit ne voit aucune réclamation fondée.";
  return ` L’audit donnerait raison à ${pluriel(reclamations, "famille")}.`;
};

const Gelee = ({ ici, commission, conduire, bilan }: Omit<EtapeProps, "bilan"> & { bilan: Bilan }) => (
  <section class="panneau pile">
    <h2>La liste gelée</h2>
    <p>
      {pluriel(bilan.dossiers, "dossier")}
      {bilan.nonRecevables > 0 && ` (et ${pluriel(bilan.nonRecevables, "non recevable", "non recevables")})`},{" "}
      {pluriel(bilan.retouches, "geste")} depuis le gel du {aLHeure(bilan.gel.geleLe)}.
      {bilan.places !== null && ` Le calcul propose ${pluriel(bilan.places, "place")}.`}
      {auditDit(bilan.reclamations)}
    </p>
    {bilan.niveau !== null && <p>{NIVEAUX[bilan.niveau]}</p>}
    <p>
      Empreinte : <code>{bilan.gel.empreinte.slice(0, 32)}</code>{" "}
      {bilan.verifie
        ? "Vérifiée à l’instant : rien de gelé n’a bougé."
        : "Elle ne se vérifie plus : une ligne a bougé."}
    </p>
    <p class="note">Annoncé avant le gel, pour le tirage : {bilan.gel.contenu.annonce}</p>
    <p class="barre">
      {commission.etat === "gelee" && (
        <a href={`${ici}/tirage`}>{conduire ? "Faire le tirage au sort" : "Voir les ex aequo à départager"}</a>
      )}
      {bilan.nonRecevables > 0 && <a href={`${ici}/liste?vue=nonRecevables`}>Lire les non recevables</a>}
      {bilan.niveau !== null && <a href={`${ici}/liste`}>Lire la liste et la proposition</a>}
      <a href={`${ici}/places`}>Voir les places</a>
    </p>
  </section>
);

/** Le geste qui vient, selon où l'on en est ; une séance close ou annulée n'en a plus. */
const Conduire = (props: EtapeProps) => {
  const { etat } = props.commission;
  if (etat === "close" || etat === "annulee") return null;
  return (
    <>
      {etat === "preparee" && <Geler {...props} />}
      {etat === "tiree" && <Ouvrir {...props} />}
      {etat === "tenue" && <Clore {...props} />}
      <Annuler {...props} />
    </>
  );
};

/** Une séance : où elle en est, et ce qui vient ensuite. */
export const EtapePage = (props: EtapeProps) => {
  const { commission, conduire, apercu, bilan } = props;
  return (
    <Cadre {...props} onglet="seance" titre={commission.nom}>
      {apercu && <CeQuiEntre apercu={apercu} demandes={props.demandes} />}
      {bilan && <Gelee {...props} bilan={bilan} />}
      {conduire && <Conduire {...props} />}
    </Cadre>
  );
};

export type TirageProps = {
  ici: string;
  commission: Commission;
  conduire: boolean;
  exAequo: readonly {
    points: number;
    depuis: string;
    dossiers: readonly { id: string; debut: string }[];
  }[];
  total: number;
  exemple: { texte: string; empreinte: string } | null;
  /** Ce qui, à points égaux, passe avant la date. */
  departage: readonly string[];
  refus?: string | undefined;
  erreurs?: FormErrors | undefined;
};

const Tirer = ({ ici, commission, erreurs }: TirageProps) => (
  <form method="post" action={`${ici}/tirage`} class="panneau pile">
    <h2>La valeur obtenue en public</h2>
    <Version commission={commission} />
    <Champ
      nom="graine"
      label="Valeur"
      aide="Telle qu’elle a été dite : chiffres ou mots. Elle est écrite au procès-verbal et sur l’affiche du tirage."
      erreurs={erreurs}
      requis
    />
    <p>
      <button class="bouton">Faire le tirage</button>
    </p>
  </form>
);

const Refaire = ({ exemple }: { exemple: { texte: string; empreinte: string } }) => (
  <section class="panneau pile">
    <h2>Refaire le tirage soi-même</h2>
    <p>
      Pour chaque dossier, écrivez la valeur, une espace, puis son numéro ; calculez l’empreinte SHA-256 de ce texte ;
      gardez ses treize premiers caractères. Le plus petit passe devant, dans l’ordre 0 à 9 puis a à f.
    </p>
    <p>
      Sur un ordinateur : <code>printf '%s' '{exemple.texte.replaceAll("'", "'\\''")}' | sha256sum</code>
    </p>
    <p>
      Réponse pour ce dossier : <code>{exemple.empreinte.slice(0, 13)}</code>
      <code class="note">{exemple.empreinte.slice(13)}</code>
    </p>
  </section>
);

/** Le tirage au sort : ce qu'il est, la valeur, ceux qu'il départage, comment le refaire. */
export const TiragePage = (props: TirageProps) => {
  const { commission, conduire, exAequo, total, exemple, departage } = props;
  return (
    <Cadre {...props} onglet="tirage" titre="Tirage au sort">
      <p>
        Il ne départage que les dossiers de mêmes points
        {departage.length > 0 && `, à égalité aussi sur ${departage.join(" et ")},`} et de même date. La valeur est
        obtenue en public, une fois la liste gelée : personne ne pouvait la connaître avant, personne ne peut la choisir
        après avoir vu la liste.
      </p>
      <p class="note">Annoncé avant le gel : {commission.annonce}</p>
      {commission.graine !== null ? (
        <p>
          Valeur : <strong>{commission.graine}</strong>
          {commission.tireeLe && `, dite le ${aLHeure(commission.tireeLe)}`}.
        </p>
      ) : (
        conduire && <Tirer {...props} />
      )}
      {exemple && <Refaire exemple={exemple} />}
      <h2>Dossiers à départager</h2>
      {total === 0 ? (
        <p>Aucun : les points et les dates suffisent.</p>
      ) : (
        <p>{pluriel(total, "groupe d’ex aequo", "groupes d’ex aequo")}.</p>
      )}
      <ul>
        {exAequo.map(({ points, depuis, dossiers }) => (
          <li>
            {pluriel(points, "point")}, en attente depuis le {depuis} :{" "}
            {dossiers.map(({ id, debut }, rang) => (
              <>
                {rang > 0 && ", "}
                {id} {debut && <code>{debut}</code>}
              </>
            ))}
          </li>
        ))}
      </ul>
    </Cadre>
  );
};
