import { adresse } from "#commun/adresse.ts";
import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes } from "#ui/champs.tsx";
import { Etat, type FormeEtat } from "#ui/etat.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { LIBELLES_PARTIE, LIBELLES_RESULTAT, type Partie } from "../model.ts";
import { controler } from "./controle/rules.ts";
import {
  type Acte,
  type ActeEcrit,
  type EtatVote,
  LIBELLES_ETAT_VOTE,
  LIBELLES_OBJET_VOTE,
  type Question,
  type Situation,
} from "./model.ts";

const FORMES: Record<EtatVote, FormeEtat> = {
  adoptee: "faite",
  rejetee: "fin",
  planSeulement: "marche",
  aRevoter: "pause",
  annoncee: "marche",
  aPreciser: "attente",
  attendue: "attente",
  sansObjet: "attente",
};

/** Le nom d'une délibération, distinct de celui des autres. */
export const nomActe = ({ collectivite, numero, dateSeance, organe }: ActeEcrit): string =>
  [
    `${organe === "conseilAdministration" ? "Décision" : "Délibération"} : ${collectivite ?? "collectivité à préciser"}`,
    numero && `n° ${numero}`,
    dateSeance && enLettres(dateSeance),
  ]
    .filter(Boolean)
    .join(", ");

export type SuiviProps = {
  base: string;
  question: Question;
  avenants: readonly string[];
  situations: readonly Situation<Partie>[];
  /** Celles des parties à montrer sur cette page. */
  page: number;
  /** Toutes sur une page, pour l'imprimer. */
  entiere: boolean;
  montrees: readonly Situation<Partie>[];
  restent: number;
  avant: Jour | null;
  delai: { avant: Jour; version: number } | undefined;
  today: Jour;
  autres: readonly ActeEcrit[];
  ecrire: boolean;
  close: boolean;
  erreurs?: FormErrors | undefined;
};

const resultatDit = (acte: ActeEcrit) =>
  [
    acte.numero && `n° ${acte.numero}`,
    acte.dateSeance && enLettres(acte.dateSeance),
    acte.resultat && LIBELLES_RESULTAT[acte.resultat],
  ]
    .filter(Boolean)
    .join(", ") || "à compléter";

type RangeeProps = { base: string; question: Question; situation: Situation<Partie>; ecrire: boolean };

/** L'adresse où s'inscrit un vote sur cette question. */
function adresseNouvelle(base: string, question: Question, partie?: string): string {
  const params = new URLSearchParams(partie ? { partie } : {});
  if (question.genre === "avenant") params.set("avenant", question.nom);
  return params.size > 0 ? `${base}/nouvelle?${params}` : `${base}/nouvelle`;
}

/** Un vote inscrit dont un contrôle ne tient pas ne passe pas pour acquis dans la liste. */
const NeTientPas = ({ acte }: { acte: Acte }) => {
  const noms = controler(acte).flatMap(({ nom, etat }) => (etat === "neTientPas" ? [nom.toLowerCase()] : []));
  return noms.length === 0 ? null : <small class="sous">À vérifier : {noms.join(", ")}</small>;
};

const Rangee = ({ base, question, situation, ecrire }: RangeeProps) => {
  const { partie, attendu, etat, acte } = situation;
  const inscrire = adresseNouvelle(base, question, partie.nom);
  return (
    <tr>
      <th scope="row">
        {partie.nom}
        <small class="sous">{LIBELLES_PARTIE[partie.genre]}</small>
      </th>
      <td>
        <Etat forme={FORMES[etat]} libelle={LIBELLES_ETAT_VOTE[etat]} />
      </td>
      <td>
        {acte ? (
          <>
            <a href={`${base}/${acte.id}`}>{resultatDit(acte)}</a>
            <NeTientPas acte={acte} />
          </>
        ) : (
          ecrire &&
          attendu !== "aucun" && (
            <a href={inscrire}>
              {attendu === "decision" ? "Inscrire sa décision" : "Inscrire sa délibération"}
              <span class="cache"> : {partie.nom}</span>
            </a>
          )
        )}
      </td>
    </tr>
  );
};

const Questions = ({ base, question, avenants }: Pick<SuiviProps, "base" | "question" | "avenants">) =>
  avenants.length === 0 ? null : (
    <nav class="onglets" aria-label="Ce qui est voté">
      <a href={base} aria-current={question.genre === "convention" ? "page" : undefined}>
        La convention
      </a>
      {avenants.map((nom) => (
        <a
          href={`${base}?avenant=${encodeURIComponent(nom)}`}
          aria-current={question.genre === "avenant" && question.nom === nom ? "page" : undefined}
        >
          {nom}
        </a>
      ))}
    </nav>
  );

const DELAIS = {
  convention: {
    sansDate: "La convention n’a pas encore de premier jour : choisissez une date.",
    aide: "Vide : la veille du premier jour.",
  },
  avenant: { sansDate: "Aucune date n’est choisie pour voter cet avenant.", aide: "Vide : aucune date." },
} as const;

function delaiDit({ question, avant, delai }: SuiviProps): string {
  if (avant === null) return DELAIS[question.genre].sansDate;
  return delai
    ? `Chacun vote avant le ${enLettres(avant)}, date choisie.`
    : `Chacun vote au plus tard le ${enLettres(avant)}, veille du premier jour de la convention.`;
}

const Delai = (props: SuiviProps) => {
  const { base, question, delai, ecrire, erreurs } = props;
  return (
    <section class="panneau" aria-labelledby="delai">
      <h2 id="delai">Avant quand</h2>
      <p>{delaiDit(props)}</p>
      {ecrire && (
        <form method="post" action={`${base}/delai`} class="pile outils">
          <input type="hidden" name="version" value={delai?.version ?? 0} />
          {question.genre === "avenant" && <input type="hidden" name="avenant" value={question.nom} />}
          <Champ
            nom="avant"
            label="Voter avant le"
            type="date"
            aide={DELAIS[question.genre].aide}
            valeur={delai?.avant ?? ""}
            erreurs={erreurs}
          />
          <button class="bouton discret">Garder cette date</button>
        </form>
      )}
    </section>
  );
};

const AutresActes = ({ base, autres }: Pick<SuiviProps, "base" | "autres">) =>
  autres.length === 0 ? null : (
    <section class="panneau" aria-labelledby="autres">
      <h2 id="autres">Aussi inscrites</h2>
      <ul>
        {autres.slice(0, 25).map((acte) => (
          <li>
            <a href={`${base}/${acte.id}`}>{nomActe(acte)}</a>
            <small class="sous">{acte.avenant ?? LIBELLES_OBJET_VOTE[acte.objetVote]}</small>
          </li>
        ))}
      </ul>
      {autres.length > 25 && <p class="note">et {pluriel(autres.length - 25, "autre")}.</p>}
    </section>
  );

function enUnePhrase({ question, situations, restent, avant, today, close }: SuiviProps): string {
  if (close && question.genre === "avenant") return "Cet avenant n’est plus à voter : il est signé ou abandonné.";
  if (close) return "La convention est signée : ce qui change ensuite se vote par avenant.";
  const attendues = situations.filter(({ attendu }) => attendu !== "aucun").length;
  if (restent === 0) return `${pluriel(attendues, "partie attendue a voté", "parties attendues ont voté")}.`;
  const quand =
    avant && (avant < today ? `, et la date du ${enLettres(avant)} est passée` : ` avant le ${enLettres(avant)}`);
  return `${pluriel(restent, "partie doit", "parties doivent")} encore voter, sur ${attendues}${quand ?? ""}.`;
}

const ARevoter = ({ situations }: Pick<SuiviProps, "situations">) => {
  const noms = situations.filter(({ etat }) => etat === "aRevoter").map(({ partie }) => partie.nom);
  return noms.length === 0 ? null : (
    <Alert ton="attention">
      Le contenu a changé depuis leur vote. {noms.length > 1 ? "Doivent" : "Doit"} voter à nouveau : {noms.join(", ")}.
    </Alert>
  );
};

/** Qui a voté, qui manque, avant quand. */
export const SuiviPage = (props: SuiviProps) => {
  const { base, situations, montrees, page, entiere, ecrire, question, erreurs, close } = props;
  const params = new URLSearchParams(question.genre === "avenant" ? { avenant: question.nom } : {});
  return (
    <>
      <div class="tete">
        <div>
          <h1>Délibérations</h1>
          <p>{enUnePhrase(props)}</p>
        </div>
        <div class="barre">
          <a class="bouton discret" href={`${base}/donnees-ouvertes`}>
            Données ouvertes
          </a>
          {ecrire && (
            <a class="bouton" href={adresseNouvelle(base, question)}>
              Inscrire une délibération
            </a>
          )}
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      <Questions {...props} />
      <ARevoter situations={situations} />
      <div class="deux">
        <div class="pile">
          {situations.length === 0 ? (
            <p class="vide">
              La convention ne dit pas encore ses parties : elles seront ici, avec ce que chacune a voté.
            </p>
          ) : (
            <>
              <Tableau nom="Ce que chaque partie a voté" colonnes={["Partie", "Où elle en est", "Son vote"]}>
                {montrees.map((situation) => (
                  <Rangee base={base} question={question} situation={situation} ecrire={ecrire} />
                ))}
              </Tableau>
              {!entiere && <Pagination chemin={base} params={params} page={page} total={situations.length} />}
              {montrees.length < situations.length && (
                <p>
                  <a href={adresse(base, params, { entiere: "1" })}>Toutes les parties, pour imprimer</a>
                </p>
              )}
            </>
          )}
        </div>
        <div class="pile">
          {!close && <Delai {...props} />}
          <AutresActes {...props} />
        </div>
      </div>
    </>
  );
};
