import { aLHeure } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import type { Membre } from "../membre/model.ts";
import { quandDit } from "../seance/liste/pages.tsx";
import { type Presence, REPONSES, type Seance } from "../seance/model.ts";
import { LIBELLES_REPONSE } from "../seance/presence/lexique.ts";
import { AutresParts, nomPour, QuiVient } from "../seance/presence/pages.tsx";
import type { Part } from "../seance/presence/rules.ts";

export type ConvocationProps = {
  ici: string;
  base: string;
  seance: Seance;
  membres: readonly Membre[];
  attendus: readonly Membre[];
  presences: readonly Presence[];
  parts: readonly Part[];
  part: number;
  points: readonly { titre: string }[];
  /** À qui un courriel partira maintenant, et qui sera convoqué sur papier. */
  aPrevenir: number;
  papier: readonly Membre[];
  refus?: string | undefined;
  erreurs?: FormErrors | undefined;
};

const Envoyer = ({ ici, seance, aPrevenir }: ConvocationProps) => {
  const premiere = seance.etat === "preparation";
  if (!premiere && aPrevenir === 0) return null;
  return (
    <form method="post" action={`${ici}/convocation`} class="panneau pile">
      <input type="hidden" name="version" value={`${seance.version}`} />
      <p>
        {pluriel(aPrevenir, "personne recevra", "personnes recevront")} un courriel avec l’ordre du jour, une invitation
        pour leur agenda et un lien pour répondre.
      </p>
      <label class="choix">
        <input type="checkbox" name="dossier" value="1" checked />
        <span>Joindre le dossier de séance (un fichier de moins de 5 Mo, lisible sans réseau)</span>
      </label>
      <p>
        <button class="bouton">{premiere ? "Convoquer" : "Envoyer à ceux qui ne l’ont pas reçue"}</button>
      </p>
    </form>
  );
};

const Papier = ({ base, seance, papier }: ConvocationProps) => (
  <Alert ton="attention">
    <p>
      Sans courriel, à convoquer sur papier : {papier.map(({ nom }) => nom).join(", ")}.{" "}
      <a href={`${base}/documents/apercu?genre=dossierSeance&reunion=${seance.id}`}>Imprimer le dossier de séance</a>
    </p>
  </Alert>
);

const recu = ({ inviteLe, reponduLe, par }: Presence): string =>
  [
    inviteLe ? `convoqué le ${aLHeure(inviteLe)}` : "",
    reponduLe ? `répondu ${par === "lien" ? "par le lien" : "noté"} le ${aLHeure(reponduLe)}` : "",
  ]
    .filter(Boolean)
    .join(", ");

const OPTIONS = [
  { valeur: "", libelle: "Pas de réponse" },
  ...REPONSES.map((valeur) => ({ valeur, libelle: LIBELLES_REPONSE[valeur] })),
];

const Reponses = ({ ici, membres, parts, part, presences, erreurs }: ConvocationProps) => {
  const de = (membre: Membre) => presences.find((une) => une.membre === membre.id);
  return (
    <form method="post" action={`${ici}/reponses`} class="pile">
      <h2>Les réponses{parts.length > 1 && ` : ${parts[part - 1]?.nom ?? ""}`}</h2>
      <input type="hidden" name="part" value={`${part}`} />
      <p>Celles des liens arrivent seules ; notez ici celles que vous recevez par téléphone ou sur papier.</p>
      <QuiVient
        legende="Les réponses à la convocation"
        membres={membres}
        attendus={parts[part - 1]?.membres ?? []}
        choixDe={(membre) => de(membre)?.reponse ?? ""}
        noteDe={(membre) => {
          const sienne = de(membre);
          return sienne ? recu(sienne) : "";
        }}
        pourDe={(membre) => {
          const sienne = de(membre);
          return sienne ? nomPour(sienne, membres) : "";
        }}
        options={OPTIONS}
        erreurs={erreurs}
      />
      <p>
        <button class="bouton discret">Enregistrer les réponses</button>
      </p>
      <AutresParts parts={parts} ici={part} />
    </form>
  );
};

/** Convoquer : ce qui partira, à qui ; puis les réponses. */
export const ConvocationPage = (props: ConvocationProps) => {
  const { ici, seance, points, papier, refus, erreurs } = props;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={ici}>{seance.titre}</a>
          </p>
          <h1>{seance.etat === "preparation" ? "Convoquer" : "Convocation et réponses"}</h1>
          <p>
            {quandDit(seance)}
            {seance.lieu && `, ${seance.lieu}`}. {pluriel(points.length, "point")} à l’ordre du jour.
          </p>
        </div>
      </div>
      {refus && <Alert>{refus}</Alert>}
      <Fautes erreurs={erreurs} />
      <Envoyer {...props} />
      {papier.length > 0 && <Papier {...props} />}
      {seance.etat === "convoquee" && <Reponses {...props} />}
    </div>
  );
};
