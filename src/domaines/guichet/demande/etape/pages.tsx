import type { Child } from "hono/jsx";
import type { Textes } from "../textes.ts";
import { Accueil, Entree, FratriePartie, SemainePartie, Souplesse } from "./besoin/pages.tsx";
import { type Ecran, type EtapeVue, Ligne, type Partie, Resume } from "./champ/pages.tsx";
import type { Etape } from "./model.ts";
import { Enfant, Vous } from "./personne/pages.tsx";
import { enfantEnMots } from "./recapitulatif/textes.ts";
import { Envoi, Pieces, Situations } from "./situation/pages.tsx";
import { Voeux } from "./voeux/pages.tsx";

const PARTIES: Record<Etape, (partie: Partie) => Child> = {
  enfant: Enfant,
  vous: Vous,
  semaine: SemainePartie,
  souplesse: Souplesse,
  entree: Entree,
  accueil: Accueil,
  fratrie: FratriePartie,
  voeux: Voeux,
  situations: Situations,
  pieces: Pieces,
  envoi: Envoi,
};

const Progression = ({
  t,
  rang,
  total,
  enregistreA,
}: {
  t: Textes;
  rang: number;
  total: number;
  enregistreA: string | null;
}) => (
  <>
    <ol class="etapes" aria-hidden="true">
      {Array.from({ length: total }, (_, pas) => (
        <li class={pas < rang ? "fait" : undefined} />
      ))}
    </ol>
    <p class="note">
      {t.commun.progression(rang, total)} {enregistreA && `· ${t.commun.enregistre(enregistreA)}`}
    </p>
  </>
);

const RECHERCHEES = 30;

const PAR_ENFANT: readonly Etape[] = ["enfant", "semaine", "souplesse", "entree"];

/** De quel enfant il s'agit, quand il y en a plusieurs. */
const Qui = ({ t, etape, demande, dossier }: EtapeVue) => {
  if (dossier.demandes.length < 2 || !PAR_ENFANT.includes(etape)) return null;
  const nomme = demande.etapes.includes("enfant") && demande.enfant.prenom !== null;
  return <p class="note">{nomme ? enfantEnMots(demande, t) : t.commun.enfant(demande.rang)}</p>;
};

const Chercher = ({ t, etape, lieux, cherche }: EtapeVue) =>
  etape === "voeux" && lieux.structures.length > RECHERCHEES ? (
    <form class="barre bas" method="get">
      <Ligne ecran={{ t }} nom="q" label={t.etapes.voeux.chercher} garde={cherche} />
      <button class="bouton discret">{t.etapes.voeux.trouver}</button>
    </form>
  ) : null;

const Boutons = ({ t, etape, demande, base, voisins, retourVers }: EtapeVue) => {
  if (demande.etat !== "brouillon")
    return (
      <p class="barre">
        <button class="bouton">{t.commun.enregistrer}</button>
        <a href={retourVers}>{t.commun.annuler}</a>
      </p>
    );
  const { avant } = voisins;
  return (
    <p class="barre">
      <button class="bouton">{etape === "envoi" ? t.etapes.envoi.envoyer : t.commun.continuer}</button>
      {avant && <a href={`${base}/${avant.demande}/${avant.etape}`}>{t.commun.revenir}</a>}
    </p>
  );
};

/** Une étape : une question, un bouton ; ce qui est répondu est enregistré avant d'aller plus loin. */
export const EtapePage = (vue: EtapeVue) => {
  const { t, retour, etape, demande, base, voisins, enregistreA } = vue;
  const ecran: Ecran = { t, retour };
  const Corps = PARTIES[etape];
  return (
    <>
      {demande.etat === "brouillon" && (
        <Progression t={t} rang={voisins.rang} total={voisins.total} enregistreA={enregistreA} />
      )}
      <div>
        <Qui {...vue} />
        <h1>{t.etapes[etape].titre}</h1>
      </div>
      <Resume ecran={ecran} />
      <Chercher {...vue} />
      <form method="post" action={`${base}/${demande.id}/${etape}`} class="pile">
        <input type="hidden" name="version" value={`${demande.version}`} />
        <Corps {...vue} ecran={ecran} />
        <Boutons {...vue} />
      </form>
    </>
  );
};
