import { Champ, Choix, Zone } from "#ui/champs.tsx";
import { Etat, SansEtat } from "#ui/etat.tsx";
import type { FormErrors } from "#ui/form.ts";
import { type Dire, type EtatDefini, type EtatDeFiche, LIBELLES_DIRE, NON_CONCERNEE } from "./model.ts";
import { offerts } from "./rules.ts";

/** L'état d'une fiche ou d'un volet, par son code. */
export const EtatDit = ({
  code,
  etats,
  precision,
}: {
  code: string | null;
  etats: readonly EtatDefini[];
  precision?: string | null;
}) => {
  if (code === NON_CONCERNEE) return <span class="note">Non concernée</span>;
  const etat = etats.find((un) => un.code === code);
  if (!code || !etat) return <SansEtat />;
  return <Etat forme={etat.forme} libelle={etat.libelle} precision={precision ?? null} />;
};

/** L'état d'une fiche en tête de sa page ; rien tant qu'elle n'en a pas. */
export const EtatReplie = ({ etat, precision }: Pick<EtatDeFiche, "etat" | "precision">) =>
  etat && <Etat forme={etat.forme} libelle={etat.libelle} precision={precision} />;

const AIDES = {
  nouvelleDate: "Si la fiche est reportée : une année, un mois ou un jour.",
  decision: "Si elle est abandonnée ou remplacée : quelle instance, quel jour.",
};

const AIDE_REGISTRE = "Si elle est abandonnée ou remplacée : choisissez la décision au registre, ou écrivez-la.";

const demandeDAide = ({ deblocage, decisionDemandee, nouvelleDate, decision }: Partial<Dire>): boolean =>
  [deblocage, decisionDemandee, nouvelleDate, decision].some(Boolean);

type ChampDecisionProps = {
  id: { nom: string; id: string; erreurs: FormErrors | undefined };
  valeur: string;
  decisions: readonly string[];
};

const ChampDecision = ({ id, valeur, decisions }: ChampDecisionProps) => (
  <>
    <Champ
      {...id}
      label="Décision de l’instance"
      aide={decisions.length > 0 ? AIDE_REGISTRE : AIDES.decision}
      valeur={valeur}
      liste={`${id.id}-registre`}
    />
    <datalist id={`${id.id}-registre`}>
      {decisions.map((citation) => (
        <option value={citation} />
      ))}
    </datalist>
  </>
);

/** Les trois questions, et ce que certains états exigent. `prefixe` : quand une page en montre plusieurs. */
export const ChampsDire = ({
  etats,
  dit,
  part,
  erreurs,
  prefixe = "",
  decisions = [],
}: {
  etats: readonly EtatDefini[];
  dit: Partial<Dire>;
  /** Une collectivité répond pour sa part : elle peut n'être pas concernée. */
  part: boolean;
  erreurs?: FormErrors | undefined;
  prefixe?: string;
  /** Ce que le registre des décisions dit de cette fiche, à choisir ; une autre s'écrit encore. */
  decisions?: readonly string[];
}) => {
  const id = (nom: string) => ({ nom, id: `${prefixe}${nom}`, erreurs });
  const options = [
    { valeur: "", libelle: "Choisir…" },
    ...offerts(etats).map(({ code, libelle }) => ({ valeur: code, libelle })),
    ...(part ? [{ valeur: NON_CONCERNEE, libelle: "Non concernée" }] : []),
  ];
  return (
    <>
      {erreurs?.errors["confirme"] && (
        <p class="champ">
          <label>
            <input type="checkbox" id="confirme" name="confirme" value="oui" /> C’est voulu, enregistrer tel quel
          </label>
        </p>
      )}
      <Choix {...id("etat")} label="Où en est cette action ?" valeur={dit.etat} options={options} requis />
      <Zone {...id("avancees")} label="Qu’est-ce qui a avancé ?" valeur={dit.avancees} lignes={3} />
      <Zone {...id("difficultes")} label="Qu’est-ce qui est difficile ?" valeur={dit.difficultes} lignes={3} />
      <details class="plus" open={erreurs !== undefined || demandeDAide(dit)}>
        <summary>Demander une décision, une aide, un report</summary>
        <div class="pile">
          <Zone {...id("deblocage")} label="Qu’est-ce qui débloquerait ?" valeur={dit.deblocage} lignes={2} />
          <Zone
            {...id("decisionDemandee")}
            label="Quelle décision demandez-vous ?"
            valeur={dit.decisionDemandee}
            lignes={2}
          />
          <Champ
            {...id("nouvelleDate")}
            label="Nouvelle échéance"
            aide={AIDES.nouvelleDate}
            valeur={dit.nouvelleDate ?? ""}
          />
          <ChampDecision id={id("decision")} valeur={dit.decision ?? ""} decisions={decisions} />
        </div>
      </details>
      <Champ {...id("le")} label="À la date du" type="date" valeur={dit.le} />
    </>
  );
};

export const libelleDire = (champ: keyof Dire): string =>
  champ === "etat" ? "État" : champ === "le" ? "À la date du" : LIBELLES_DIRE[champ];

const REGISTRE = /^(D-\d{4}-\d+)(.*)$/s;

/** Une décision, ouverte si elle est au registre. */
const Decision = ({ texte, base }: { texte: string; base: string }) => {
  const [, reference, suite] = REGISTRE.exec(texte) ?? [];
  if (!reference) return <>{texte}</>;
  return (
    <>
      <a href={`${base}/decisions/${reference}`}>{reference}</a>
      {suite}
    </>
  );
};

/** Ce qui a été dit, rubrique par rubrique, sans ce qui est vide ; `base` : là où le registre des décisions s'ouvre. */
export const DitEnClair = ({ dit, base }: { dit: Dire; base?: string }) => (
  <dl class="identite">
    {(Object.keys(LIBELLES_DIRE) as (keyof typeof LIBELLES_DIRE)[])
      .filter((champ) => dit[champ])
      .map((champ) => (
        <div>
          <dt>{LIBELLES_DIRE[champ]}</dt>
          <dd class="texte">
            {champ === "decision" && base ? <Decision texte={dit.decision ?? ""} base={base} /> : dit[champ]}
          </dd>
        </div>
      ))}
  </dl>
);

/** La flèche entre ce qui était et ce qui est, dite à qui ne la voit pas. */
export const Devient = () => (
  <>
    <span aria-hidden="true">→</span>
    <span class="cache">devient</span>
  </>
);
