import { intituleFiche } from "#domaines/plan/model.ts";
import { listAuteurs } from "#domaines/acces/index.ts";
import { findFichier, listNomsFichiers } from "#domaines/documents/index.ts";
import { listCitees } from "#domaines/plan/index.ts";
import type { FormErrors } from "#ui/form.ts";
import { pageDe } from "#ui/pagination.tsx";
import { ObservationsBloc } from "../../observation/pages.tsx";
import { listObservations } from "../../observation/store.ts";
import { estCommencee, frequenceDe, periodesRecentes } from "../../periode/rules.ts";
import { listQuestionnaires } from "../../questionnaire/store.ts";
import { listValeurs } from "../../valeur/actions.ts";
import { DonnerValeur, TableValeurs } from "../../valeur/pages.tsx";
import type { Periode } from "../../periode/model.ts";
import type { Valeur } from "../../valeur/model.ts";
import { attacheDe, OBJET_PREUVE, peutChangerPreuve } from "../../valeur/preuve/actions.ts";
import { JoindrePreuve } from "../../valeur/preuve/pages.tsx";
import { etatIndicateur } from "../../valeur/rules.ts";
import { tapeDans } from "../../valeur/saisie/actions.ts";
import type { Souci } from "../../valeur/saisie/model.ts";
import { casesDe } from "../../valeur/saisie/rules.ts";
import { listSaisies } from "../../valeur/store.ts";
import { continuerSerie } from "../../suite/actions.ts";
import type { Indicateur } from "../model.ts";
import { lireReprises } from "../reprise/actions.ts";
import { Reprises } from "../reprise/pages.tsx";
import { IndicateurPage } from "../pages.tsx";
import { baseDe, droitsDe, type Requete } from "../requete/actions.ts";

/** La page revient : la période demandée, ce qui y fut tapé, et ce qui n'allait pas. */
type Retour = { periode: string; form: FormData; soucis: Souci[]; erreurs?: FormErrors };

async function fichesDe(c: Requete, { fiches }: Indicateur) {
  const citees = await listCitees(c.var.db, c.var.perimetre);
  return citees
    .filter(({ id }) => fiches.includes(id))
    .map(({ id, reference, titre }) => ({ id, libelle: intituleFiche({ reference, titre }) }));
}

/** Combien de périodes passées on peut encore saisir. */
const PERIODES = 16;

export function periodeDemandee(c: Requete, { frequence }: Indicateur): string {
  const periodes = periodesRecentes(frequence, c.var.today, PERIODES);
  const voulue = c.req.query("periode") ?? "";
  return frequenceDe(voulue) === frequence && estCommencee(voulue, c.var.today) ? voulue : (periodes[0] ?? "");
}

/** Le nom de la pièce de chaque période de l'indicateur qui a une valeur. */
async function lirePreuves(c: Requete, indicateur: Indicateur, valeurs: readonly Valeur[]) {
  const periodes = [...new Set(valeurs.map(({ periode }) => periode))];
  const ids = new Map(periodes.map((periode) => [attacheDe(indicateur, periode).objetId, periode]));
  const noms = await listNomsFichiers(c.var.db, c.var.perimetre, OBJET_PREUVE, [...ids.keys()]);
  return new Map([...noms].map(([id, nom]) => [ids.get(id) ?? "", nom]));
}

const seSaisit = ({ mesure, retireLe }: Indicateur) => mesure !== "observation" && !retireLe;

/** De quoi joindre la pièce d'une période, ou la changer, à qui le peut. */
async function preuveDe(
  c: Requete,
  indicateur: Indicateur,
  periode: Periode,
  { siennes, valider }: { siennes: readonly Valeur[]; valider: boolean },
) {
  if (siennes.length === 0 || !peutChangerPreuve(siennes, valider)) return null;
  const fichier = await findFichier(c.var.db, c.var.perimetre, attacheDe(indicateur, periode));
  return <JoindrePreuve ici={`${baseDe(c)}/indicateurs/${indicateur.id}`} periode={periode} fichier={fichier} />;
}

async function saisieDe(c: Requete, indicateur: Indicateur, retour: Retour | undefined) {
  const { saisir, valider } = await droitsDe(c);
  if (!saisir(indicateur) || !seSaisit(indicateur)) return null;
  const periode = retour?.periode ?? periodeDemandee(c, indicateur);
  const valeurs = await listSaisies(c.var.db, c.var.perimetre, [indicateur.id]);
  const ici = `${baseDe(c)}/indicateurs/${indicateur.id}`;
  return (
    <>
      <DonnerValeur
        ici={ici}
        indicateur={indicateur}
        periode={periode}
        periodes={periodesRecentes(indicateur.frequence, c.var.today, PERIODES)}
        aujourdhui={c.var.today}
        cases={casesDe(indicateur, periode, valeurs)}
        soucis={retour?.soucis ?? []}
        tape={retour ? tapeDans(retour.form) : null}
        erreurs={retour?.erreurs}
      />
      {await preuveDe(c, indicateur, periode, { siennes: valeurs.filter((une) => une.periode === periode), valider })}
    </>
  );
}

/** La page d'un indicateur, avec ou sans une saisie qui revient. */
export async function montrerIndicateur(
  c: Requete,
  indicateur: Indicateur,
  { retour, erreurs }: { retour?: Retour; erreurs?: FormErrors } = {},
) {
  const { db, perimetre } = c.var;
  const ici = `${baseDe(c)}/indicateurs/${indicateur.id}`;
  const valeurs = await listValeurs(db, perimetre, [indicateur]);
  const preuves = await lirePreuves(c, indicateur, valeurs);
  const etat = etatIndicateur(indicateur, valeurs, c.var.today);
  const auteurs = await listAuteurs(db, perimetre.espace, [...new Set(valeurs.map(({ saisiPar }) => saisiPar))]);
  const droits = await droitsDe(c);
  const observations = await listObservations(db, perimetre, indicateur.id);
  const commun = { ici, indicateur, etat };
  const lues = droits.saisir(indicateur) ? await lireReprises(c, indicateur) : null;
  const { serie, avant } = await continuerSerie(db, c.var.usager, indicateur, etat.serie);
  c.status(retour || erreurs ? 422 : 200);
  return c.render(
    <IndicateurPage
      base={baseDe(c)}
      indicateur={indicateur}
      etat={{ ...etat, serie }}
      avant={avant}
      fiches={await fichesDe(c, indicateur)}
      questionnaires={(await listQuestionnaires(db, perimetre)).filter((un) => un.indicateur === indicateur.id)}
      peutDefinir={droits.definir}
      ecrit={c.req.query("ecrit") === "1"}
      saisie={await saisieDe(c, indicateur, retour)}
    >
      {lues && <Reprises ici={ici} espace={perimetre.espace} indicateur={indicateur} {...lues} />}
      {valeurs.length > 0 && (
        <TableValeurs
          {...commun}
          valeurs={valeurs}
          preuves={preuves}
          auteurs={auteurs}
          peutValider={droits.valider}
          page={pageDe(c.req.query("page"))}
        />
      )}
      <ObservationsBloc
        ici={ici}
        observations={observations}
        peutSaisir={droits.saisir(indicateur)}
        peutRetirer={droits.definir}
        aujourdhui={c.var.today}
        erreurs={erreurs}
        qualitatif={indicateur.mesure === "observation" || indicateur.mesure === "echelle"}
      />
    </IndicateurPage>,
    { titre: indicateur.libelle, erreur: Boolean(retour || erreurs) },
  );
}
