import type { Child } from "hono/jsx";
import { aLHeure, enLettres, type Jour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { LIBELLES_RESULTAT } from "../../model.ts";
import { type Controle, LIBELLES_CONTROLE } from "../controle/model.ts";
import { executoireLe, publieLe, recoursClos, recoursJusquAu, transmisLe } from "../delai/rules.ts";
import { PanneauIdentifiant } from "../identifiant/pages.tsx";
import { type ActeEcrit, LIBELLES_OBJET_VOTE, LIBELLES_ORGANE } from "../model.ts";
import { nomActe } from "../pages.tsx";

export type Joint = { id: string; nom: string; sha256: string; deposeLe: string; par: string };

export type FicheProps = {
  base: string;
  /** La page de la question que cet acte tranche. */
  suivi: string;
  acte: ActeEcrit;
  controles: readonly Controle[];
  aRevoter: boolean;
  joint: Joint | null;
  /** Ce que ce document a remplacé, le dernier d'abord. */
  anciens: readonly Joint[];
  departement: string;
  siren: string;
  today: Jour;
  droits: { ecrire: boolean; retirer: boolean };
  erreurs?: FormErrors | undefined;
};

const Fait = ({ nom, children }: { nom: string; children?: Child }) => (
  <div>
    <dt>{nom}</dt>
    <dd>{children}</dd>
  </div>
);

const oubli = "non dit";

const Vote = ({ acte }: { acte: ActeEcrit }) => (
  <section>
    <header>
      <h2>Ce qui est voté</h2>
    </header>
    <p>{acte.objet ?? "L’objet n’est pas encore dit."}</p>
    <p class="note">
      {acte.objetVote === "avenant" && acte.avenant ? acte.avenant : LIBELLES_OBJET_VOTE[acte.objetVote]}
      {acte.resultat && `, ${LIBELLES_RESULTAT[acte.resultat]}`}
      {acte.secretaire && `. Secrétaire de séance : ${acte.secretaire}`}
    </p>
    {acte.dispositif.length > 0 && (
      <ul>
        {acte.dispositif.map((article) => (
          <li>{article}</li>
        ))}
      </ul>
    )}
    {acte.empreinteVotee && (
      <p class="note">
        Empreinte du contenu voté : <span class="chiffres">{acte.empreinteVotee}</span>
      </p>
    )}
  </section>
);

const Controles = ({ controles }: { controles: readonly Controle[] }) =>
  controles.length === 0 ? null : (
    <section>
      <header>
        <h2>Ce qui se vérifie</h2>
      </header>
      <Tableau nom="Les vérifications, calcul par calcul" colonnes={["Vérification", "Calcul", "Conclusion"]}>
        {controles.map(({ nom, calcul, etat }) => (
          <tr>
            <th scope="row">{nom}</th>
            <td>{calcul}</td>
            <td>{etat === "neTientPas" ? <strong>{LIBELLES_CONTROLE[etat]}</strong> : LIBELLES_CONTROLE[etat]}</td>
          </tr>
        ))}
      </Tableau>
    </section>
  );

function publicationDite(acte: ActeEcrit): string {
  const publie = publieLe(acte);
  if (!publie) return oubli;
  const deux = acte.publieLe && acte.afficheLe && acte.publieLe !== acte.afficheLe;
  const autre = acte.publieLe === publie ? acte.afficheLe : acte.publieLe;
  return `${enLettres(publie)}${deux && autre ? ` (l’autre source dit le ${enLettres(autre)})` : ""}`;
}

const Dates = ({ acte, today }: Pick<FicheProps, "acte" | "today">) => {
  const [transmis, executoire, recours] = [transmisLe(acte), executoireLe(acte), recoursJusquAu(acte)];
  return (
    <section class="panneau" aria-labelledby="dates">
      <h2 id="dates">Quand elle vaut</h2>
      <dl class="identite">
        <Fait nom="Transmise">
          {transmis
            ? `${enLettres(transmis)}, ${acte.recuLe ? "selon l’accusé de réception" : "selon l’envoi"}`
            : oubli}
        </Fait>
        <Fait nom="Publiée">{publicationDite(acte)}</Fait>
        <Fait nom="Exécutoire">
          {executoire
            ? `depuis le ${enLettres(executoire)}`
            : "non prouvable : il y faut la transmission et la publication, depuis la séance"}
        </Fait>
        <Fait nom="Recours">
          {recours
            ? `ouvert jusqu’au ${enLettres(recours)}${recoursClos(acte, today) ? " : le délai est passé" : ""}`
            : "non prouvable : il court de la publication, depuis la séance"}
        </Fait>
      </dl>
      {recours && (
        <p class="note">
          Deux mois francs à partir de la publication ; un dernier jour chômé passe au premier jour ouvré. C’est un
          repère : un recours gracieux ou un jour chômé local le prolonge.
        </p>
      )}
    </section>
  );
};

const Anciens = ({ base, acte, anciens }: Pick<FicheProps, "base" | "acte" | "anciens">) =>
  anciens.length === 0 ? null : (
    <details class="plus">
      <summary>Ce qu’il a remplacé ({anciens.length})</summary>
      <ul>
        {anciens.slice(0, 25).map(({ id, nom, sha256, deposeLe, par }) => (
          <li>
            <a href={`${base}/${acte.id}/fichier/${id}`} download>
              {nom}
            </a>
            <small class="sous">
              Joint par {par}, {aLHeure(deposeLe)}. SHA-256 {sha256}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );

const Piece = ({ base, acte, joint, anciens, droits, erreurs }: FicheProps) => (
  <section class="panneau" aria-labelledby="piece">
    <h2 id="piece">Le document</h2>
    {joint ? (
      <>
        <p>
          <a href={`${base}/${acte.id}/fichier`} download>
            {joint.nom}
          </a>
          <small class="sous">
            Joint par {joint.par}, {aLHeure(joint.deposeLe)}
          </small>
        </p>
        <p class="note">SHA-256 {joint.sha256}</p>
      </>
    ) : (
      <p class="note">Aucun document n’est joint.</p>
    )}
    <Anciens base={base} acte={acte} anciens={anciens} />
    {droits.ecrire && (
      <form
        method="post"
        action={`${base}/${acte.id}/piece`}
        enctype="multipart/form-data"
        class="pile"
        aria-labelledby="piece"
      >
        <input type="hidden" name="remplace" value={joint?.sha256 ?? ""} />
        <Champ
          nom="fichier"
          label={joint ? "Le remplacer par" : "Joindre l’acte"}
          type="file"
          aide={`PDF, image, Word ou OpenDocument, 20 Mo au plus.${joint ? " Celui-ci reste gardé, avec son empreinte." : ""}`}
          erreurs={erreurs}
        />
        <button class="bouton discret">{joint ? "Remplacer" : "Joindre"}</button>
      </form>
    )}
  </section>
);

const Seance = ({ acte }: { acte: ActeEcrit }) => (
  <p>
    {acte.organe ? LIBELLES_ORGANE[acte.organe] : "Organe à préciser"}
    {acte.dateSeance ? `, le ${enLettres(acte.dateSeance)}` : ", date à préciser"}.
  </p>
);

/** Une délibération : ce qu'elle dit, ce qui se vérifie, quand elle vaut, le document. */
export const FichePage = (props: FicheProps) => {
  const { base, suivi, acte, controles, droits, aRevoter, erreurs } = props;
  const decision = acte.organe === "conseilAdministration";
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={suivi}>Délibérations</a>
          </p>
          <h1>{nomActe(acte)}</h1>
          <Seance acte={acte} />
        </div>
        <div class="barre">
          {droits.ecrire && (
            <a class="bouton" href={`${base}/${acte.id}/modifier`}>
              Modifier
            </a>
          )}
          {droits.retirer && (
            <a class="bouton discret" href={`${base}/${acte.id}/retrait`}>
              Ôter
            </a>
          )}
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      {aRevoter && (
        <Alert ton="attention">
          Le contenu a changé depuis ce vote : le conseil doit voter à nouveau, ou l’on revient à ce qu’il a voté.
        </Alert>
      )}
      <div class="deux">
        <article class="fiche">
          <Vote acte={acte} />
          <Controles controles={controles} />
        </article>
        <div class="pile">
          {!decision && <Dates {...props} />}
          {!decision && <PanneauIdentifiant {...props} />}
          <Piece {...props} />
        </div>
      </div>
    </>
  );
};

/** Avant d'ôter : ce qui sera perdu. */
export const RetraitPage = ({ base, acte, joint }: Pick<FicheProps, "base" | "acte" | "joint">) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${base}/${acte.id}`}>{nomActe(acte)}</a>
        </p>
        <h1>Ôter cette délibération ?</h1>
      </div>
    </div>
    <p>Ses nombres, ses dates et son dispositif ne seront plus lus ici. Le journal garde qui l’a ôtée et quand.</p>
    {joint && <p>Le document joint, {joint.nom}, sera ôté aussi, avec ceux qu’il a remplacés.</p>}
    <form method="post" action={`${base}/${acte.id}/retrait`} class="barre">
      <input type="hidden" name="version" value={acte.version} />
      <button class="bouton">Ôter la délibération</button>
      <a href={`${base}/${acte.id}`}>La garder</a>
    </form>
  </>
);
