import { Alert } from "#ui/alert.tsx";
import { Etat } from "#ui/etat.tsx";
import { deuxPoints } from "#ui/typographie.ts";
import { Recapitulatif } from "../etape/recapitulatif/pages.tsx";
import { enfantEnMots, jourEnMots, moisEnMots, semaineEnMots } from "../etape/recapitulatif/textes.ts";
import { direLigne } from "../../reglement/langue/rules.ts";
import { FORMES } from "../lexique.ts";
import type { Demande } from "../model.ts";
import type { Textes } from "../textes.ts";
import { estOuverte } from "../vie/rules.ts";
import { MesLettres } from "./lettre/pages.tsx";
import type { DossierVu, PropositionVue } from "./model.ts";

type Props = { t: Textes; place: string; vu: DossierVu };

const UnEnfant = ({ t, demande }: { t: Textes; demande: Demande }) => (
  <div>
    <dt>{enfantEnMots(demande, t)}</dt>
    <dd>
      <Etat forme={FORMES[demande.etat]} libelle={t.suivi.etats[demande.etat]} />
      {demande.numero && (
        <span class="chiffres">
          {" "}
          {t.suivi.numero} {demande.numero}
        </span>
      )}
    </dd>
  </div>
);

const OuElleEnEst = ({ t, vu }: Props) => {
  const { dossier, enCours } = vu;
  const etats = [...new Set(dossier.demandes.map(({ etat }) => etat))];
  return (
    <>
      <dl class="identite">
        {dossier.demandes.map((demande) => (
          <UnEnfant t={t} demande={demande} />
        ))}
      </dl>
      {etats.map((etat) => (
        <p>{t.suivi.quoi[etat]}</p>
      ))}
      {vu.actuelle && estOuverte(enCours) && <p>{t.suivi.actuelle(vu.actuelle)}</p>}
      {enCours.attendDepuis && estOuverte(enCours) && (
        <p class="note">
          {t.suivi.attendDepuis} {jourEnMots(enCours.attendDepuis, t)}.
        </p>
      )}
    </>
  );
};

const Bouton = ({ action, libelle, discret = false }: { action: string; libelle: string; discret?: boolean }) => (
  <form method="post" action={action}>
    <button class={discret ? "bouton discret" : "bouton"}>{libelle}</button>
  </form>
);

const AConfirmer = ({ t, place, vu }: Props) =>
  vu.aConfirmer?.confirmeeLe ? (
    <div class="message attention">
      <p>{t.suivi.confirmerQuoi(jourEnMots(vu.aConfirmer.confirmeeLe, t))}</p>
      <Bouton action={`${place}/demandes/${vu.aConfirmer.id}/confirmation`} libelle={t.suivi.confirmer} />
    </div>
  ) : null;

/** De qui il s'agit, s'ils sont plusieurs dans le dossier. */
const pourQui = (t: Textes, { dossier }: DossierVu, ids: readonly string[]): string =>
  dossier.demandes.length > 1
    ? dossier.demandes
        .filter(({ id }) => ids.includes(id))
        .map((demande) => enfantEnMots(demande, t))
        .join(", ")
    : "";

const Proposition = ({ t, place, vu, proposition }: Props & { proposition: PropositionVue }) => (
  <form method="post" action={`${place}/demandes/${proposition.demandes[0] ?? ""}/reponse`} class="message">
    <h3>
      {[t.proposition.titre, pourQui(t, vu, proposition.demandes)].filter(Boolean).join(deuxPoints(t.langue.code))}
    </h3>
    <ul>
      {proposition.places.map(({ structure, mois, semaine }) => (
        <li>
          {structure}, {moisEnMots(mois, t)}
          {deuxPoints(t.langue.code)}
          {semaineEnMots(semaine, t)}
        </li>
      ))}
    </ul>
    {vu.aujourdhui > proposition.limite ? (
      <p>{t.proposition.passee(jourEnMots(proposition.limite, t))}</p>
    ) : (
      <Repondre t={t} vu={vu} proposition={proposition} />
    )}
  </form>
);

const Repondre = ({ t, vu, proposition }: Pick<Props, "t" | "vu"> & { proposition: PropositionVue }) => (
  <>
    <p>
      <strong>{t.proposition.avant(jourEnMots(proposition.limite, t))}</strong>
    </p>
    {vu.actuelle && proposition.places[0] && (
      <p>{t.proposition.changement(vu.actuelle, moisEnMots(proposition.places[0].mois, t))}</p>
    )}
    <input type="hidden" name="version" value={`${proposition.version}`} />
    <p class="barre">
      <button class="bouton" name="reponse" value="accepter">
        {t.proposition.accepter}
      </button>
      <button class="bouton discret" name="reponse" value="rester">
        {t.proposition.rester}
      </button>
      <button class="bouton discret" name="reponse" value="refuser">
        {t.proposition.refuser}
      </button>
    </p>
    <p class="note">{t.proposition.consequence}</p>
  </>
);

const MesPoints = ({ t, vu }: Props) => {
  if (!vu.points) return null;
  const { compte, version, contenu, la } = vu.points;
  const { cle } = t.langue;
  const lignes = compte.lignes.map((ligne) => direLigne(contenu, ligne, cle, t.suivi.compte));
  return (
    <section>
      <h3>{t.suivi.points}</h3>
      <p class="note">{t.suivi.pointsAide(version)}</p>
      {compte.lignes.length === 0 ? (
        <p>{t.suivi.pointsAucun}</p>
      ) : (
        <div class="cadre" tabindex={0} role="region" aria-label={t.suivi.points}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.suivi.critere}</th>
                <th scope="col">{t.suivi.raison}</th>
                <th scope="col" class="n">
                  {t.suivi.nombre}
                </th>
              </tr>
            </thead>
            <tbody>
              {lignes.map(({ libelle, raison, points }) => (
                <tr>
                  <th scope="row" lang={libelle.francais ? "fr" : undefined}>
                    {libelle.texte}
                  </th>
                  <td lang={raison.francais ? "fr" : undefined}>{raison.texte}</td>
                  <td class="n">{points}</td>
                </tr>
              ))}
              <tr>
                <th scope="row" colspan={2}>
                  {t.suivi.pointsTotal}
                </th>
                <td class="n">
                  <strong>{compte.total}</strong>
                </td>
              </tr>
            </tbody>
          </table>
        </div>
      )}
      {lignes.some(({ libelle, raison }) => libelle.francais || raison.francais) && (
        <p class="note">{t.etapes.situations.francais}</p>
      )}
      {la.map(({ nom, points, lignes: siennes }) => (
        <p>
          {t.suivi.pointsLa(nom, points > 0 ? `+${points}` : `${points}`)} (
          {siennes.map((ligne) => direLigne(contenu, ligne, cle, t.suivi.compte).libelle.texte).join(", ")})
        </p>
      ))}
    </section>
  );
};

const MonRang = ({ t, vu }: Props) =>
  vu.rang && (
    <section>
      <h3>{t.suivi.rang}</h3>
      <p class="chiffres">{t.suivi.rangDit(vu.rang.rang, vu.rang.total)}</p>
      <p class="note">{t.suivi.rangAide}</p>
    </section>
  );

const ROUVRABLES: readonly string[] = ["pourvue", "retiree", "expiree", "refusee"];

/** Les gestes que permettent les états de ses enfants : une adresse et ses mots. */
function gestesDe({ t, vu: { dossier } }: Props): { chemin: string; libelle: string }[] {
  const { demandes } = dossier;
  const ouvertes = demandes.filter(estOuverte);
  const accueilli = demandes.some(({ etat }) => etat === "acceptee");
  const rouvrable = demandes.some(({ etat, deposeeLe }) => ROUVRABLES.includes(etat) && deposeeLe);
  return [
    ...(ouvertes.some(({ enfant }) => enfant.terme !== null)
      ? [{ chemin: "naissance", libelle: t.suivi.naissance }]
      : []),
    ...(ouvertes.length > 0 ? [{ chemin: "solution", libelle: t.suivi.autreSolution }] : []),
    ...(ouvertes.length > 0 || accueilli ? [{ chemin: "retrait", libelle: t.suivi.retirer }] : []),
    ...(rouvrable ? [{ chemin: "reouverture", libelle: t.suivi.rouvrir }] : []),
  ];
}

const Gestes = (props: Props) => {
  const { t, place, vu } = props;
  const { premiere } = vu;
  const base = `${place}/demandes/${premiere.id}`;
  if (premiere.etat === "brouillon")
    return (
      <p class="barre">
        <a class="bouton" href={`${place}/demandes/${premiere.id}/suite`}>
          {t.suivi.terminer}
        </a>
        <a href={`${base}/abandon`}>{t.gestes.brouillon.titre}</a>
      </p>
    );
  return (
    <>
      {vu.dossier.demandes.some(({ etat }) => etat === "aConfirmer") && (
        <Bouton action={`${base}/courriel`} libelle={t.suivi.renvoyer} discret />
      )}
      <ul class="barre" role="list">
        {gestesDe(props).map(({ chemin, libelle }) => (
          <li>
            <a href={`${base}/${chemin}`}>{libelle}</a>
          </li>
        ))}
      </ul>
    </>
  );
};

const Conditions = ({ t, vu }: Props) =>
  vu.conditions.length > 0 && (
    <section class="message attention">
      <h3>{t.suivi.conditions}</h3>
      <p>{t.suivi.conditionsAide}</p>
      <ul>
        {vu.conditions.map(({ texte, francais }) => (
          <li lang={francais ? "fr" : undefined}>{texte}</li>
        ))}
      </ul>
    </section>
  );

const UnDossier = (props: Props) => {
  const { t, place, vu } = props;
  const { premiere, enCours, figee } = vu;
  const changeable = estOuverte(enCours) && !figee;
  return (
    <section class="panneau">
      <h2>{t.suivi.ou}</h2>
      <OuElleEnEst {...props} />
      <AConfirmer {...props} />
      {vu.propositions.map((proposition) => (
        <Proposition {...props} proposition={proposition} />
      ))}
      {figee && estOuverte(enCours) && <Alert ton="info">{t.suivi.figee}</Alert>}
      <Gestes {...props} />
      <Conditions {...props} />
      <MonRang {...props} />
      <MesPoints {...props} />
      <MesLettres {...props} />
      {premiere.etat !== "brouillon" && (
        <section>
          <h3>{t.suivi.reponses}</h3>
          <Recapitulatif t={t} lignes={vu.lignes} base={changeable ? `${place}/demandes` : null} />
        </section>
      )}
    </section>
  );
};

type SuiviProps = { t: Textes; place: string; vus: readonly DossierVu[]; fait: string; refus: string; ouvert: boolean };

/** L'espace d'une famille : où en est chacune de ses demandes, et ce qu'elle peut faire. */
export const SuiviPage = ({ t, place, vus, fait, refus, ouvert }: SuiviProps) => {
  const faits: Readonly<Record<string, string>> = t.suivi.fait;
  const refuses: Readonly<Record<string, string>> = t.refus;
  const brouillon = vus.some(({ premiere }) => premiere.etat === "brouillon");
  return (
    <>
      <h1>{t.suivi.titre}</h1>
      {faits[fait] && <Alert ton="info">{faits[fait]}</Alert>}
      {refuses[refus] && <Alert ton="attention">{refuses[refus]}</Alert>}
      {vus.map((vu) => (
        <UnDossier t={t} place={place} vu={vu} />
      ))}
      <p>
        <a href={`${place}/donnees`}>{t.accueil.donneesTitre}</a>
      </p>
      {ouvert && !brouillon && <Bouton action={`${place}/demandes`} libelle={t.suivi.autreDemande} discret />}
    </>
  );
};
