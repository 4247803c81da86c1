import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Membre } from "../membre/model.ts";
import { LIBELLES_ATTENDU, type Point } from "../point/model.ts";
import { quandDit } from "../seance/liste/pages.tsx";
import { type Presence, PRESENCES, type Seance } from "../seance/model.ts";
import { LIBELLES_PRESENCE, LIBELLES_REPONSE } from "../seance/presence/lexique.ts";
import { AutresParts, nomPour, QuiVient } from "../seance/presence/pages.tsx";
import type { Part, Quorum } from "../seance/presence/rules.ts";
import { type DecisionsProps, DecisionsSeance } from "./decision/pages.tsx";

export type TenueProps = {
  base: string;
  ici: string;
  seance: Seance;
  membres: readonly Membre[];
  attendus: readonly Membre[];
  presences: readonly Presence[];
  points: readonly Point[];
  parts: readonly Part[];
  part: Part;
  quorum: Quorum;
  voix: number;
  recu: boolean;
  /** Ce qui se décide ici même, pour qui tient le registre. */
  decisions: Pick<DecisionsProps, "places" | "inscrites" | "adoptable" | "remplacable" | "decide"> | null;
  refus?: string | undefined;
  erreurs?: FormErrors | undefined;
};

export const quorumDit = (quorum: Quorum): string => {
  if (quorum.genre === "aucun") return "";
  const compte = `${pluriel(quorum.presents, "membre présent", "membres présents")} sur ${quorum.membres}, il en faut ${quorum.seuil}`;
  return quorum.genre === "atteint" ? `Le quorum est atteint : ${compte}.` : `Le quorum manque : ${compte}.`;
};

const OPTIONS = [
  { valeur: "", libelle: "À noter" },
  ...PRESENCES.map((valeur) => ({ valeur, libelle: LIBELLES_PRESENCE[valeur] })),
];

/** Ce que l'on propose avant de l'avoir noté : ce que la personne avait répondu. */
const proposee = (presence: Presence | undefined): string => presence?.presence ?? presence?.reponse ?? "";

const Presences = ({ membres, presences, parts, part, erreurs }: TenueProps) => {
  const de = (membre: Membre) => presences.find((une) => une.membre === membre.id);
  return (
    <section class="pile">
      <h2>Qui est là{parts.length > 1 && ` : ${part.nom}`}</h2>
      <QuiVient
        legende="Qui est là"
        membres={membres}
        attendus={part.membres}
        choixDe={(membre) => proposee(de(membre))}
        noteDe={(membre) => {
          const reponse = de(membre)?.reponse;
          return reponse ? `avait répondu : ${LIBELLES_REPONSE[reponse].toLowerCase()}` : "";
        }}
        pourDe={(membre) => {
          const sienne = de(membre);
          return sienne ? nomPour(sienne, membres) : "";
        }}
        options={OPTIONS}
        erreurs={erreurs}
      />
      <p>
        <button class="bouton discret" name="reste" value="present">
          Noter présents ceux qui restent à noter{parts.length > 1 && " ici"}, et enregistrer
        </button>
      </p>
      <AutresParts parts={parts} ici={part.rang} />
      <Zone
        nom="autres"
        label="Autres personnes présentes"
        aide="Une par ligne : elles seront notées comme invitées de cette réunion."
        lignes={2}
        erreurs={erreurs}
      />
    </section>
  );
};

type PointProps = { point: Point; rang: number; erreurs: FormErrors | undefined };

const UnPoint = ({ point, rang, erreurs }: PointProps) => (
  <section class="panneau pile">
    <h3>
      {rang + 1}. {point.titre} <small class="note">{LIBELLES_ATTENDU[point.attendu]}</small>
    </h3>
    {point.expose && <p>{point.expose}</p>}
    {point.lien && (
      <p>
        <a href={point.lien}>
          Lire ce dont il s’agit<span class="cache"> : {point.titre}</span>
        </a>
      </p>
    )}
    <Zone
      nom={`notes-${point.id}`}
      label={`Ce qui se dit, point ${rang + 1}`}
      lignes={3}
      erreurs={erreurs}
      valeur={point.notes}
    />
    <Zone
      nom={`conclusion-${point.id}`}
      label={`Ce qui est décidé ou conclu, point ${rang + 1}`}
      lignes={2}
      erreurs={erreurs}
      valeur={point.conclusion}
    />
  </section>
);

/** Tenir la réunion : qui est là, ce qui se dit, ce qui se décide, sur une seule page qui survit à une coupure de réseau. */
export const TenuePage = (props: TenueProps) => {
  const { ici, seance, points, parts, part, quorum, voix, recu, refus, erreurs } = props;
  return (
    <form
      method="post"
      action={`${ici}/tenue`}
      class="pile formulaire"
      data-hors-ligne={`reunion:${seance.id}${parts.length > 1 ? `:${part.rang}` : ""}`}
    >
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>{seance.titre}</a>
          </p>
          <h1>Tenir la réunion</h1>
          <p>{quandDit(seance)}</p>
        </div>
        <button class="bouton">Enregistrer</button>
      </div>
      {recu && (
        <div class="message" role="status" data-recu>
          <p>
            Enregistré. {quorumDit(quorum)} {pluriel(voix, "voix", "voix")} dans la salle.
          </p>
        </div>
      )}
      {refus && <Alert>{refus}</Alert>}
      <Fautes erreurs={erreurs} />
      <input type="hidden" name="version" value={`${seance.version}`} />
      <input type="hidden" name="part" value={`${part.rang}`} />
      <Presences {...props} />
      <div class="cote-a-cote">
        <Champ nom="preside" label="Qui préside" liste="noms" erreurs={erreurs} valeur={seance.preside} />
        <Champ
          nom="secretaire"
          label="Qui tient le secrétariat"
          liste="noms"
          erreurs={erreurs}
          valeur={seance.secretaire}
        />
      </div>
      <h2>Point par point</h2>
      {points.length === 0 && (
        <p class="vide">
          L’ordre du jour est vide : <a href={ici}>ajoutez-y un point</a>, ou écrivez ci-dessous.
        </p>
      )}
      {points.map((point, rang) => (
        <UnPoint point={point} rang={rang} erreurs={erreurs} />
      ))}
      {props.decisions && (
        <DecisionsSeance {...props.decisions} seance={seance.id} base={props.base} erreurs={erreurs} />
      )}
      <Zone nom="notes" label="Autres notes" lignes={4} erreurs={erreurs} valeur={seance.notes} />
      <p class="barre">
        <button class="bouton">Enregistrer</button>
        <a href={ici}>Revenir à la réunion</a>
      </p>
    </form>
  );
};
