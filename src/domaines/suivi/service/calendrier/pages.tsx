import { enLettres, type Jour, nomDuJour } from "#commun/jour.ts";
import { Alert } from "#ui/alert.tsx";
import { Champ, Choix, Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { periodeEnLettres } from "../../periode/rules.ts";
import { OngletsSeances } from "../../seance/pages.tsx";
import type { Arret, Passage, Service } from "../model.ts";
import { heure, moisVoisin } from "../rules.ts";

export const REFUS = {
  "rien-ce-jour": "Aucun passage n’est prévu à cet arrêt ce jour-là : il n’y a rien à annuler.",
  "deja-prevu": "Un passage est déjà prévu à cet arrêt ce jour-là.",
} as const;

export type CalendrierProps = {
  base: string;
  mois: string;
  aujourdhui: Jour;
  services: readonly Service[];
  arrets: readonly Arret[];
  passages: readonly Passage[];
  nomDe: (commune: string) => string;
  peutDefinir: boolean;
  peutSaisir: boolean;
  erreurs?: FormErrors | undefined;
  refus?: keyof typeof REFUS | undefined;
};

const lieuDe = ({ commune, lieu }: Arret, nomDe: CalendrierProps["nomDe"]) =>
  [commune && nomDe(commune), lieu].filter(Boolean).join(", ") || "Lieu non dit";

const Noter = ({ base, passage: { jour, arret } }: { base: string; passage: Passage }) => (
  <a href={`${base}/seances/nouvelle?service=${arret.service}&arret=${arret.id}&jour=${jour}`}>
    Noter la séance<span class="cache"> du {enLettres(jour)}</span>
  </a>
);

const Retablir = ({ base, passage: { jour, arret } }: { base: string; passage: Passage }) => (
  <form method="post" action={`${base}/seances/calendrier/retablissement`}>
    <input type="hidden" name="arret" value={arret.id} />
    <input type="hidden" name="jour" value={jour} />
    <button class="lien">
      Revenir au calendrier prévu<span class="cache"> le {enLettres(jour)}</span>
    </button>
  </form>
);

const Un = (props: CalendrierProps & { passage: Passage }) => {
  const { base, passage, nomDe, services, peutDefinir, peutSaisir, aujourdhui } = props;
  const { arret, annule, ajoute, jour } = passage;
  return (
    <li class="carte">
      <strong>
        {heure(arret.de)} – {heure(arret.a)}, {lieuDe(arret, nomDe)}
      </strong>
      <small>{services.find(({ id }) => id === arret.service)?.nom}</small>
      {annule !== null && <span class="puce">Annulé : {annule}</span>}
      {ajoute && <span class="puce">Ajouté</span>}
      {annule === null && peutSaisir && jour <= aujourdhui && <Noter base={base} passage={passage} />}
      {peutDefinir && (annule !== null || ajoute) && <Retablir base={base} passage={passage} />}
    </li>
  );
};

const Exception = ({ base, arrets, nomDe, erreurs, refus }: CalendrierProps) => (
  <form method="post" action={`${base}/seances/calendrier`} class="panneau formulaire">
    <h2>Annuler ou ajouter un passage</h2>
    <Fautes erreurs={erreurs} />
    {refus && <Alert>{REFUS[refus]}</Alert>}
    <Choix
      nom="arret"
      label="Arrêt"
      erreurs={erreurs}
      options={arrets.map((arret) => ({ valeur: arret.id, libelle: `${lieuDe(arret, nomDe)}, ${heure(arret.de)}` }))}
    />
    <div class="cote-a-cote">
      <Champ nom="jour" label="Jour" type="date" erreurs={erreurs} />
      <Choix
        nom="genre"
        label="Ce passage est"
        erreurs={erreurs}
        options={[
          { valeur: "annule", libelle: "Annulé" },
          { valeur: "ajoute", libelle: "Ajouté" },
        ]}
      />
    </div>
    <Champ nom="motif" label="Pourquoi" aide="Par exemple vacances, véhicule au garage." erreurs={erreurs} />
    <p>
      <button class="bouton discret">Enregistrer</button>
    </p>
  </form>
);

/** Les tournées d'un mois : où passent les services itinérants, jour par jour. */
export const CalendrierPage = (props: CalendrierProps) => {
  const { base, mois, passages, arrets, peutDefinir } = props;
  const parJour = Map.groupBy(passages, ({ jour }) => jour);
  const vers = (voisin: string) => `${base}/seances/calendrier?mois=${voisin}`;
  return (
    <>
      <div class="tete">
        <h1>Tournées de {periodeEnLettres(mois)}</h1>
        <nav class="barre" aria-label="Mois">
          <a rel="prev" href={vers(moisVoisin(mois, -1))}>
            {periodeEnLettres(moisVoisin(mois, -1))}
          </a>
          <a rel="next" href={vers(moisVoisin(mois, 1))}>
            {periodeEnLettres(moisVoisin(mois, 1))}
          </a>
        </nav>
      </div>
      <OngletsSeances base={base} ici="calendrier" />
      {passages.length === 0 && (
        <p class="vide">
          Aucun passage ce mois-ci. Les arrêts se règlent dans <a href={`${base}/seances/services`}>les services</a>.
        </p>
      )}
      <div class="calendrier">
        {[...parJour].map(([jour, siens]) => (
          <section class="periode">
            <h2>
              {nomDuJour(jour)} {enLettres(jour)}
            </h2>
            <ul class="reponses" role="list">
              {siens.map((passage) => (
                <Un {...props} passage={passage} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {peutDefinir && arrets.length > 0 && <Exception {...props} />}
    </>
  );
};
