import { enLettres } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { type ActionCommunication, ETATS_COMMUNICATION, LIBELLES_COMMUNICATION } from "./model.ts";
import type { RefusCommunication } from "./rules.ts";

export const REFUS_COMMUNICATION: Record<RefusCommunication, string> = {
  "a-l-envers": "L’action finirait avant de commencer. Inversez les deux dates.",
  "sans-mention": "Sans les logos de toutes les parties, écrivez comment leur coopération est dite.",
  "faite-a-venir": "Son premier jour n’est pas encore venu : elle ne peut pas être faite.",
};

const quandDit = ({ debut, fin }: ActionCommunication): string => {
  if (debut === null) return "";
  return fin === null || fin === debut ? enLettres(debut) : `${enLettres(debut)} – ${enLettres(fin)}`;
};

/** Ce que les parties disent ensemble. */
export const CommunicationPage = (props: {
  base: string;
  actions: readonly ActionCommunication[];
  manquants: readonly string[];
  page: number;
  total: number;
  tenir: boolean;
}) => (
  <>
    <div class="tete">
      <div>
        <h1>Communication commune</h1>
        <p>Ce que les parties décident de dire ensemble : sur quels supports, avec quels logos, à qui.</p>
      </div>
      {props.tenir && (
        <a class="bouton" href={`${props.base}/communication/nouvelle`}>
          Prévoir une action
        </a>
      )}
    </div>
    {props.manquants.length > 0 && (
      <Alert ton="attention">
        <p>
          Il manque le logo de {props.manquants.join(", ")}.{" "}
          <a href={`${props.base}/documents/logos`}>Déposer les logos des parties</a>
        </p>
      </Alert>
    )}
    {props.actions.length === 0 ? (
      <p class="vide">Aucune action n’est encore prévue.</p>
    ) : (
      <Tableau nom="Les actions de communication" colonnes={["Action", "Quand", "Supports", "À qui", "État"]} longue>
        {props.actions.map((action) => (
          <tr>
            <th scope="row">
              {props.tenir ? <a href={`${props.base}/communication/${action.id}`}>{action.titre}</a> : action.titre}
              <small class="sous">{action.logos ? "Logos de toutes les parties" : action.mention}</small>
            </th>
            <td>{quandDit(action)}</td>
            <td>{action.supports.join(", ")}</td>
            <td>{action.diffusion.join(", ")}</td>
            <td>{LIBELLES_COMMUNICATION[action.etat]}</td>
          </tr>
        ))}
      </Tableau>
    )}
    <Pagination
      chemin={`${props.base}/communication`}
      params={new URLSearchParams()}
      page={props.page}
      total={props.total}
    />
  </>
);

const NEUVE: Omit<ActionCommunication, "id" | "convention"> = {
  titre: "",
  objet: "",
  debut: null,
  fin: null,
  supports: [],
  logos: true,
  mention: "",
  diffusion: [],
  etat: "prevue",
  decision: null,
  version: 0,
};

export type SaisieActionProps = {
  base: string;
  id: string;
  action: ActionCommunication | null;
  decisions: readonly { valeur: string; libelle: string }[];
  erreurs?: FormErrors | undefined;
  refus?: RefusCommunication | undefined;
};

/** Prévoir une action de communication, ou dire ce qu'elle devient. */
export const SaisieActionPage = ({ base, id, action, decisions, erreurs, refus }: SaisieActionProps) => {
  const dite = action ?? NEUVE;
  const commun = (nom: keyof typeof NEUVE, valeur: string | null) => ({ nom, erreurs, valeur: valeur ?? "" });
  const coches = erreurs ? [erreurs.values["logos"] ?? ""] : [dite.logos ? "oui" : ""];
  return (
    <form method="post" action={`${base}/communication`} class="formulaire pile">
      <div class="tete">
        <h1>{action?.titre ?? "Prévoir une action de communication"}</h1>
      </div>
      <Fautes erreurs={erreurs} />
      {refus && <Alert>{REFUS_COMMUNICATION[refus]}</Alert>}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={`${dite.version}`} />
      <Champ {...commun("titre", dite.titre)} label="Action" requis />
      <Zone {...commun("objet", dite.objet)} label="Ce qu’elle dit" lignes={3} />
      <div class="cote-a-cote">
        <Champ {...commun("debut", dite.debut)} label="Du" type="date" />
        <Champ {...commun("fin", dite.fin)} label="Au" type="date" />
      </div>
      <Zone {...commun("supports", dite.supports.join("\n"))} label="Supports" aide="Un par ligne." lignes={3} />
      <div id="logos">
        <Groupe
          nom="logos"
          legende="Logos"
          type="checkbox"
          options={[{ valeur: "oui", libelle: "Les logos de toutes les parties y figurent" }]}
          coches={coches}
        />
      </div>
      <Champ
        {...commun("mention", dite.mention)}
        label="Mention des partenaires"
        aide="Comment la coopération de chacun y est dite."
      />
      <Zone {...commun("diffusion", dite.diffusion.join("\n"))} label="À qui" aide="Un par ligne." lignes={3} />
      <div class="cote-a-cote">
        <Choix
          {...commun("etat", dite.etat)}
          label="Où en est-elle"
          options={ETATS_COMMUNICATION.map((valeur) => ({ valeur, libelle: LIBELLES_COMMUNICATION[valeur] }))}
        />
        <Choix
          {...commun("decision", dite.decision)}
          label="Décidée par"
          options={[{ valeur: "", libelle: "Aucune décision du registre" }, ...decisions]}
        />
      </div>
      <p class="barre">
        <button class="bouton">Enregistrer</button>
        <a href={`${base}/communication`}>Revenir</a>
      </p>
    </form>
  );
};
