import type { Child } from "hono/jsx";
import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Alert } from "#ui/alert.tsx";
import { Etat } from "#ui/etat.tsx";
import { TEXTE, TelechargerCourt } from "#ui/telecharger.tsx";
import type { EtatFiche } from "../etat/model.ts";
import { type Champ, champsDe, SECTIONS, type Section } from "../lexique.ts";
import { type Fiche, intituleFiche, type Noeud } from "../model.ts";
import { type Citee, cheminDe, citantes, citeeParmi, completude, periode } from "../rules.ts";
import { lignesLues, saisieDe } from "../saisie/rules.ts";
import { periodeEcrite } from "../vue/rules.ts";

export type FichePageProps = {
  fiche: Fiche;
  noeuds: readonly Noeud[];
  base: string;
  peutModifier: boolean;
  peutTout: boolean;
  /** L'identifiant que portera la copie, si l'on en fait une : appuyer deux fois n'en fait pas deux. */
  copie: string;
  voisines: readonly (Citee & Pick<Fiche, "actionsLiees">)[];
  brouillons: readonly string[];
  ecrite: boolean;
  auteur: string;
  /** Ce que le suivi dit de cette fiche ; rien si personne n'en a rien dit. */
  etat: EtatFiche | null;
  /** Ce qu'elle continue et ce qui la continue, d'une convention à l'autre. */
  suites: Child;
};

/** Une liste d'un seul élément se lit mieux sans puce. */
const Liste = ({ lignes }: { lignes: readonly Child[] }) =>
  lignes.length === 1 ? (
    <p>{lignes[0]}</p>
  ) : (
    <ul>
      {lignes.map((ligne) => (
        <li>{ligne}</li>
      ))}
    </ul>
  );

const VersFiche = ({ citee, base }: { citee: Citee; base: string }) => (
  <a href={`${base}/plan/fiches/${citee.id}`}>{intituleFiche(citee)}</a>
);

const Citation = ({ texte, props }: { texte: string; props: FichePageProps }) => {
  const citee = citeeParmi(texte, props.voisines);
  return citee ? <VersFiche citee={citee} base={props.base} /> : <>{texte}</>;
};

const Citantes = ({ props }: { props: FichePageProps }) => {
  const lignes = citantes(props.fiche.id, props.voisines).map((une) => <VersFiche citee={une} base={props.base} />);
  return lignes.length === 0 ? null : (
    <>
      <h3>Citée par</h3>
      <Liste lignes={lignes} />
    </>
  );
};

const Valeur = ({ champ, props }: { champ: Champ; props: FichePageProps }) => {
  const { fiche } = props;
  if (champ.nom === "pilotes" || champ.nom === "partenaires")
    return <Liste lignes={fiche[champ.nom].map(({ libelle }) => libelle)} />;
  if (champ.nom === "actionsLiees")
    return <Liste lignes={fiche.actionsLiees.map((texte) => <Citation texte={texte} props={props} />)} />;
  const lignes = lignesLues(champ.forme, fiche[champ.nom]);
  if (champ.forme === "texte" || champ.forme === "budget") return <>{lignes.map((ligne) => ligne && <p>{ligne}</p>)}</>;
  return <Liste lignes={lignes} />;
};

const estRempli = (fiche: Fiche, { nom, forme }: Champ) =>
  nom === "pilotes" || nom === "partenaires" ? fiche[nom].length > 0 : saisieDe(forme, fiche[nom]) !== "";

const Bloc = ({ nom, props }: { nom: Section; props: FichePageProps }) => {
  const { fiche, base, peutModifier, brouillons } = props;
  const remplis = champsDe(nom).filter((champ) => estRempli(fiche, champ));
  return (
    <section id={nom}>
      <header>
        <h2>{SECTIONS[nom]}</h2>
        {peutModifier && (
          <a href={`${base}/plan/fiches/${fiche.id}/modifier/${nom}`}>
            {brouillons.includes(nom) ? "Reprendre le brouillon" : "Modifier"}
            <span class="cache"> : {SECTIONS[nom]}</span>
          </a>
        )}
      </header>
      {remplis.length === 0 && <p class="vide">Rien n’est encore écrit ici.</p>}
      {remplis.map((champ) => (
        <>
          <h3>{champ.libelle}</h3>
          <Valeur champ={champ} props={props} />
        </>
      ))}
      {nom === "liens" && <Citantes props={props} />}
    </section>
  );
};

const Entree = ({ terme, children }: { terme: string; children: Child }) => (
  <div>
    <dt>{terme}</dt>
    <dd>{children}</dd>
  </div>
);

const Identite = ({ props }: { props: FichePageProps }) => {
  const { fiche, noeuds, base, peutModifier, auteur } = props;
  return (
    <section class="panneau" aria-labelledby="identite">
      <h2 id="identite">Identité</h2>
      <dl class="identite">
        {fiche.reference && <Entree terme="Référence">{fiche.reference}</Entree>}
        <Entree terme="Place dans le plan">
          {fiche.noeuds.length === 0 ? (
            "Sans nœud"
          ) : (
            <Liste
              lignes={fiche.noeuds.map((id) =>
                cheminDe(noeuds, id)
                  .map(({ libelle }) => libelle)
                  .join(" › "),
              )}
            />
          )}
        </Entree>
        {fiche.priorite && <Entree terme="Priorité">{fiche.priorite.valeur}</Entree>}
        <Entree terme="Pilotes">{fiche.pilotes.map(({ libelle }) => libelle).join(", ") || "Personne encore"}</Entree>
        <Entree terme="Échéance">{periodeEcrite(periode(fiche.echeances)) || "Sans date"}</Entree>
        <Entree terme="Dernière modification">
          {enLettres(fiche.modifieLe.slice(0, 10) as Jour)}, {auteur}
        </Entree>
      </dl>
      {peutModifier && (
        <p>
          <a href={`${base}/plan/fiches/${fiche.id}/modifier/identite`}>Modifier l’identité</a>
        </p>
      )}
    </section>
  );
};

const Completude = ({ props }: { props: FichePageProps }) => {
  const { fiche, base, peutModifier } = props;
  const { remplis, attendus, manquants } = completude(fiche);
  return (
    <section class="panneau" aria-labelledby="completude">
      <h2 id="completude">
        {pluriel(remplis, "rubrique")} sur {attendus}
      </h2>
      <meter min={0} max={attendus} value={remplis} aria-labelledby="completude" />
      {manquants.length === 0 ? (
        <p>Rien ne manque à cette fiche.</p>
      ) : (
        <>
          <p>Il manque :</p>
          <Liste
            lignes={manquants.map(({ libelle, section }) =>
              peutModifier ? <a href={`${base}/plan/fiches/${fiche.id}/modifier/${section}`}>{libelle}</a> : libelle,
            )}
          />
        </>
      )}
    </section>
  );
};

const Actes = ({ props }: { props: FichePageProps }) => {
  const { fiche, base, peutTout, copie } = props;
  const ici = `${base}/plan/fiches/${fiche.id}`;
  return (
    <div class="barre">
      <TelechargerCourt base={base} genre="fiche" params={[["fiche", fiche.id]]} formats={TEXTE} />
      <a class="bouton" href={`${ici}/suivi`}>
        Suivi
      </a>
      <a class="bouton discret" href={`${ici}/histoire`}>
        Histoire
      </a>
      <a class="bouton discret" href={`${ici}/indicateurs`}>
        Indicateurs
      </a>
      <a class="bouton discret" href={`${ici}/budget`}>
        Budget
      </a>
      {peutTout && (
        <>
          <form method="post" action={`${ici}/copie`}>
            <input type="hidden" name="id" value={copie} />
            <button class="bouton discret">Dupliquer</button>
          </form>
          <form method="post" action={`${ici}/archivage`}>
            <input type="hidden" name="version" value={`${fiche.version}`} />
            <input type="hidden" name="sens" value={fiche.archiveLe ? "retour" : "archiver"} />
            <button class="bouton discret">{fiche.archiveLe ? "Remettre au plan" : "Archiver"}</button>
          </form>
        </>
      )}
    </div>
  );
};

/** Une fiche : à gauche ce qu'elle dit, par section ; à droite son identité et ce qui lui manque. */
export const FichePage = ({ children, ...props }: FichePageProps & { children?: Child }) => {
  const { fiche, base, noeuds, ecrite } = props;
  const [premier] = fiche.noeuds;
  const chemin = premier ? cheminDe(noeuds, premier) : [];
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/plan/tableau`}>Plan d’actions</a>
            {chemin.map(({ id, libelle }) => (
              <>
                {" "}
                › <a href={`${base}/plan/tableau?noeud=${id}`}>{libelle}</a>
              </>
            ))}
          </p>
          <h1>{intituleFiche(fiche)}</h1>
          {props.etat?.forme && (
            <p>
              <Etat forme={props.etat.forme} libelle={props.etat.libelle} precision={props.etat.precision} />
              {props.etat.le && <small> au {enLettres(props.etat.le)}</small>}
            </p>
          )}
          {props.suites}
        </div>
        <Actes props={props} />
      </div>
      {ecrite && (
        <Alert ton="info">C’est écrit. Chaque changement reste dans l’histoire de la fiche, d’où il se rétablit.</Alert>
      )}
      {fiche.archiveLe && (
        <Alert ton="attention">
          Cette fiche est archivée : elle n’est plus dans les vues ni les exports du plan. Rien n’en est perdu.
        </Alert>
      )}
      <div class="deux">
        <article class="fiche">
          {(Object.keys(SECTIONS) as Section[]).map((nom) => (
            <Bloc nom={nom} props={props} />
          ))}
          {children}
        </article>
        <aside class="pile" aria-label="Résumé de la fiche">
          <Identite props={props} />
          <Completude props={props} />
        </aside>
      </div>
    </>
  );
};
