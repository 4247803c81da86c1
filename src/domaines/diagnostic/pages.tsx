import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Etat } from "#ui/etat.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Telecharger, TEXTE } from "#ui/telecharger.tsx";

export type SectionVue = { id: string; partie: string; titre: string; ecrite: boolean; figures: number };

const PHRASES_MANQUE = {
  structures: "aucun mode d’accueil n’est au registre des équipements de la convention",
  besoins: "ses besoins ne sont pas dits",
  zones: "aucune zone où l’offre manque ou s’atteint mal n’est dite",
} as const;
export type Manque = keyof typeof PHRASES_MANQUE;

type DiagnosticProps = {
  convention: string;
  base: string;
  sections: readonly SectionVue[];
  nombres: { enjeux: number; sansAppui: number; etapes: number; apports: number; zones: number };
  manques: readonly Manque[];
  inconnus: readonly { titre: string; appels: readonly string[] }[];
  tus: readonly { titre: string; appels: readonly string[] }[];
  fige: string | null;
  ecrit: boolean;
};

const Manques = ({ manques, inconnus, tus }: Pick<DiagnosticProps, "manques" | "inconnus" | "tus">) => (
  <>
    {manques.length > 0 && (
      <Alert ton="attention">
        <p>Pour la petite enfance, il manque encore : {manques.map((un) => PHRASES_MANQUE[un]).join(" ; ")}.</p>
      </Alert>
    )}
    {inconnus.map(({ titre, appels }) => (
      <Alert ton="attention">
        <p>
          « {titre} » appelle des chiffres que l’on ne connaît pas : {appels.join(", ")}.
        </p>
      </Alert>
    ))}
    {tus.map(({ titre, appels }) => (
      <Alert ton="attention">
        <p>
          « {titre} » cite des nombres qui ne se publient pas, ou qui en rendraient un : {appels.join(", ")}. L’annexe y
          écrit « secret ».
        </p>
      </Alert>
    ))}
  </>
);

const Parties = ({ base, sections }: Pick<DiagnosticProps, "base" | "sections">) => (
  <Tableau nom="Les parties du diagnostic" colonnes={["Partie", "Où elle en est", "Chiffres appelés"]} longue>
    {[...Map.groupBy(sections, ({ partie }) => partie)].map(([partie, siennes]) => (
      <>
        <tr>
          <th scope="rowgroup" colspan={3}>
            {partie}
          </th>
        </tr>
        {siennes.map(({ id, titre, ecrite, figures }) => (
          <tr>
            <th scope="row">
              <a href={`${base}/sections/${id}`}>{titre}</a>
            </th>
            <td>
              <Etat forme={ecrite ? "faite" : "attente"} libelle={ecrite ? "Écrite" : "À écrire"} />
            </td>
            <td class="n">{figures || ""}</td>
          </tr>
        ))}
      </>
    ))}
  </Tableau>
);

const Autour = ({ base, nombres }: Pick<DiagnosticProps, "base" | "nombres">) => (
  <section class="panneau" aria-labelledby="autour">
    <h2 id="autour">Ce qui l’entoure</h2>
    <ul>
      <li>
        <a href={`${base}/enjeux`}>Les enjeux</a> : {pluriel(nombres.enjeux, "enjeu", "enjeux")}
        {nombres.sansAppui > 0 && `, dont ${nombres.sansAppui} que rien n’appuie`}
      </li>
      <li>
        <a href={`${base}/demarche`}>La démarche</a> : {pluriel(nombres.etapes, "moment")},{" "}
        {pluriel(nombres.apports, "apport")}
      </li>
      <li>
        <a href={`${base}/zones`}>Les zones où l’on manque</a> : {pluriel(nombres.zones, "zone")}
      </li>
    </ul>
  </section>
);

/** Le diagnostic d'une convention : ses parties, ce qui leur manque, ce qui l'entoure. */
export const DiagnosticPage = (props: DiagnosticProps) => (
  <>
    <div class="tete">
      <div>
        <h1>Diagnostic partagé</h1>
        <p>Ce que le territoire est, ce qui y manque, ce qu’il y a à faire. Il fait l’annexe 1 de la convention.</p>
      </div>
      <div class="barre">
        <Telecharger
          base={`/conventions/${props.convention}`}
          genre="diagnostic"
          nom="Le lire en entier"
          params={[]}
          formats={TEXTE}
        />
      </div>
    </div>
    {props.fige && <Alert ton="info">{props.fige} : ses chiffres ne bougent plus. Un avenant le rouvre.</Alert>}
    <Manques manques={props.manques} inconnus={props.inconnus} tus={props.tus} />
    <Parties base={props.base} sections={props.sections} />
    {props.ecrit && (
      <p>
        <a href={`${props.base}/sections/nouvelle`}>Ajouter une partie</a>
      </p>
    )}
    <Autour base={props.base} nombres={props.nombres} />
  </>
);

/** Retirer une ligne, après l'avoir nommée. */
type RetraitProps = { nom: string; ici: string; retour: string; version: number };

export const RetraitPage = ({ nom, ici, retour, version }: RetraitProps) => (
  <form method="post" action={`${ici}/retrait`} class="formulaire pile">
    <input type="hidden" name="version" value={`${version}`} />
    <h1>Retirer {nom}</h1>
    <p>Ce qui en dépend le perd aussi. Le journal garde ce qui était écrit.</p>
    <p class="barre">
      <button class="bouton">Retirer</button>
      <a href={retour}>Ne rien retirer</a>
    </p>
  </form>
);
