import { Alert } from "#ui/alert.tsx";
import { Etat } from "#ui/etat.tsx";
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
  const { dossier, premiere } = vu;
  return (
    <>
      <dl class="identite">
        {dossier.demandes.map((demande) => (
          <UnEnfant t={t} demande={demande} />
        ))}
      </dl>
      <p>{t.suivi.quoi[premiere.etat]}</p>
      {premiere.attendDepuis && estOuverte(premiere) && (
        <p class="note">
          {t.suivi.attendDepuis} {jourEnMots(premiere.attendDepuis, t)}.
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
  vu.premiere.confirmeeLe && vu.confirmation.genre !== "aJour" ? (
    <div class="message attention">
      <p>{t.suivi.confirmerQuoi(jourEnMots(vu.premiere.confirmeeLe, t))}</p>
      <Bouton action={`${place}/demandes/${vu.premiere.id}/confirmation`} libelle={t.suivi.confirmer} />
    </div>
  ) : null;

const Proposition = ({
  t,
  place,
  demande,
  proposition,
}: {
  t: Textes;
  place: string;
  demande: Demande;
  proposition: PropositionVue;
}) => (
  <form method="post" action={`${place}/demandes/${demande.id}/reponse`} class="message">
    <h3>{t.proposition.titre}</h3>
    <ul>
      {proposition.places.map(({ structure, mois, semaine }) => (
        <li>
          {structure}, {moisEnMots(mois, t)} : {semaineEnMots(semaine, t)}
        </li>
      ))}
    </ul>
    <p>
      <strong>{t.proposition.avant(jourEnMots(proposition.limite, t))}</strong>
    </p>
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
  </form>
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

/** Les gestes qu'un état permet : une adresse et ses mots. */
function gestesDe({ t, vu }: Props): { chemin: string; libelle: string }[] {
  const { premiere, dossier } = vu;
  if (estOuverte(premiere)) {
    const naissance = dossier.demandes.some(({ enfant }) => enfant.terme !== null);
    return [
      ...(naissance ? [{ chemin: "naissance", libelle: t.suivi.naissance }] : []),
      { chemin: "solution", libelle: t.suivi.autreSolution },
      { chemin: "retrait", libelle: t.suivi.retirer },
    ];
  }
  if (["pourvue", "retiree", "expiree", "refusee"].includes(premiere.etat) && premiere.deposeeLe)
    return [{ chemin: "reouverture", libelle: t.suivi.rouvrir }];
  return premiere.etat === "acceptee" ? [{ chemin: "retrait", libelle: t.suivi.retirer }] : [];
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
      {premiere.etat === "aConfirmer" && <Bouton action={`${base}/courriel`} libelle={t.suivi.renvoyer} discret />}
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
      <ul lang="fr">
        {vu.conditions.map((condition) => (
          <li>{condition}</li>
        ))}
      </ul>
    </section>
  );

const UnDossier = (props: Props) => {
  const { t, place, vu } = props;
  const { premiere, figee, proposition } = vu;
  const changeable = estOuverte(premiere) && !figee;
  return (
    <section class="panneau">
      <h2>{t.suivi.ou}</h2>
      <OuElleEnEst {...props} />
      <AConfirmer {...props} />
      {proposition && <Proposition t={t} place={place} demande={premiere} proposition={proposition} />}
      {figee && <Alert ton="info">{t.suivi.figee}</Alert>}
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
