import { aLHeure, enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Fautes } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { EtatDemandeDit } from "../avancement/pages.tsx";
import type { Dire, EtatDefini } from "../etat/model.ts";
import { ChampsDire, EtatDit } from "../etat/pages.tsx";
import { DeposerClasseur } from "../classeur/pages.tsx";
import type { Mienne } from "./model.ts";

export type ReponsesProps = {
  base: string;
  miennes: readonly Mienne[];
  /** Les fiches que l'on pilote, quand rien n'est demandé. */
  pilotees: readonly { id: string; titre: string }[];
  etats: readonly EtatDefini[];
  merci: boolean;
  refus?: string;
};

const adresseDe = (base: string, { campagne, demande }: Pick<Mienne, "campagne" | "demande">) =>
  `${base}/reponses/${campagne.id}/${demande.fiche}`;

const estARepondre = ({ demande }: Mienne) => demande.etat === "attendue" || demande.etat === "retournee";

/** `nommee` : plusieurs campagnes demandent, chaque carte dit la sienne. */
type UneProps = { mienne: Mienne; base: string; etats: readonly EtatDefini[]; nommee: boolean };

const Gestes = ({ mienne, base, nommee }: Omit<UneProps, "etats">) => {
  const { demande, dernier } = mienne;
  const titre = nommee ? `${mienne.titre}, « ${mienne.campagne.titre} »` : mienne.titre;
  const adresse = adresseDe(base, mienne);
  const aRepondre = estARepondre(mienne);
  return (
    <div class="barre">
      {aRepondre && dernier && (
        <form method="post" action={adresse}>
          <input type="hidden" name="volet" value={demande.volet} />
          <button class="bouton discret" name="acte" value="rienDeNeuf">
            Rien de neuf<span class="cache"> pour {titre}</span>
          </button>
        </form>
      )}
      <a
        class={aRepondre ? "bouton" : "bouton discret"}
        href={`${adresse}${demande.volet ? `?volet=${demande.volet}` : ""}`}
      >
        {aRepondre ? "Donner des nouvelles" : "Corriger ma réponse"}
        <span class="cache"> de {titre}</span>
      </a>
    </div>
  );
};

const Une = ({ mienne, base, etats, nommee }: UneProps) => {
  const { demande, titre, nomVolet, dernier } = mienne;
  const aRepondre = estARepondre(mienne);
  const connu = demande.reponse?.etat ?? dernier;
  return (
    <li class="reponse">
      <h2>
        {titre} {nomVolet && <span class="note">{nomVolet}</span>}
        {nommee && <span class="note"> pour « {mienne.campagne.titre} »</span>}
      </h2>
      <p class="barre">
        {aRepondre ? connu && <EtatDit code={connu} etats={etats} /> : <EtatDemandeDit etat={demande.etat} />}
        {demande.repondue && <span class="note">répondu le {aLHeure(demande.repondue)}</span>}
      </p>
      {demande.mot && <Alert ton="attention">À reprendre : {demande.mot}</Alert>}
      <Gestes mienne={mienne} base={base} nommee={nommee} />
    </li>
  );
};

/** Ce que l'on attend de moi : une carte par fiche, « rien de neuf » d'un doigt, ou trois questions. */
export const ReponsesPage = ({ base, miennes, pilotees, etats, merci, refus }: ReponsesProps) => {
  const restent = miennes.filter(estARepondre);
  const faites = miennes.filter((une) => !estARepondre(une));
  const cloture = restent.map((une) => une.campagne.cloture).toSorted()[0];
  const plusieurs = new Set(miennes.map((une) => une.campagne.id)).size > 1;
  const messages = [...new Set(restent.map((une) => une.campagne.message))].filter((message) => message !== "");
  const nombre = new Set(restent.map((une) => une.demande.fiche)).size;
  return (
    <>
      <div class="tete">
        <div>
          <h1>Mes fiches</h1>
          <p>
            {cloture
              ? `On attend de vos nouvelles de ${pluriel(nombre, "fiche")}, jusqu’au ${enLettres(cloture)}.`
              : "Rien ne vous est demandé aujourd’hui."}
          </p>
        </div>
      </div>
      {merci && (
        <div data-recu>
          <Alert ton="info">Merci, c’est envoyé. Vous pouvez encore corriger jusqu’à la clôture.</Alert>
        </div>
      )}
      {refus && <Alert>{refus}</Alert>}
      {messages.map((message) => (
        <p class="texte">{message}</p>
      ))}
      {restent.length > 0 && (
        <ul class="pile formulaire" role="list">
          {restent.slice(0, 40).map((mienne) => (
            <Une mienne={mienne} base={base} etats={etats} nommee={plusieurs} />
          ))}
        </ul>
      )}
      {restent.length > 40 && (
        <p class="note">Et {pluriel(restent.length - 40, "autre")}, quand celles-ci seront faites.</p>
      )}
      {faites.length > 0 && (
        <details class="plus">
          <summary>{pluriel(faites.length, "réponse déjà envoyée", "réponses déjà envoyées")}</summary>
          <ul class="pile" role="list">
            {faites.slice(0, 40).map((mienne) => (
              <Une mienne={mienne} base={base} etats={etats} nommee={plusieurs} />
            ))}
          </ul>
        </details>
      )}
      {pilotees.length > 0 && (
        <section>
          <h2>Les fiches que vous pilotez</h2>
          <ul role="list">
            {pilotees.slice(0, 40).map(({ id, titre }) => (
              <li>
                <a href={`${base}/plan/fiches/${id}`}>{titre}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {miennes.length > 0 && <DeposerClasseur base={base} />}
    </>
  );
};

export type RepondreProps = {
  base: string;
  mienne: Mienne;
  etats: readonly EtatDefini[];
  dit: Partial<Dire>;
  erreurs?: FormErrors | undefined;
  refus?: string;
};

/** Trois questions sur une fiche. Ce qui est tapé se garde dans l'appareil si le réseau manque. */
export const RepondrePage = ({ base, mienne, etats, dit, erreurs, refus }: RepondreProps) => (
  <form
    method="post"
    action={adresseDe(base, mienne)}
    class="pile formulaire"
    data-hors-ligne={`${mienne.campagne.id}/${mienne.demande.fiche}/${mienne.demande.volet}`}
  >
    <p class="note">
      <a href={`${base}/reponses`}>Mes fiches</a>
    </p>
    <h1>{mienne.titre}</h1>
    {mienne.nomVolet && <p>Pour {mienne.nomVolet}</p>}
    {refus && <Alert>{refus}</Alert>}
    <Fautes erreurs={erreurs} />
    {mienne.demande.mot && <Alert ton="attention">À reprendre : {mienne.demande.mot}</Alert>}
    <input type="hidden" name="volet" value={mienne.demande.volet} />
    <ChampsDire etats={etats} dit={dit} part={mienne.demande.volet !== ""} erreurs={erreurs} />
    <p class="barre">
      <button class="bouton" name="acte" value="repondre">
        Envoyer
      </button>
      {mienne.dernier && (
        <button class="bouton discret" name="acte" value="rienDeNeuf" formnovalidate>
          Rien de neuf
        </button>
      )}
    </p>
  </form>
);
