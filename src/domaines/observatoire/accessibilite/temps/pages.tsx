import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { Champ, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { TableJumelle } from "#ui/graphiques.tsx";
import { Tete } from "#ui/tete.tsx";
import { Onglets } from "../onglet/pages.tsx";
import type { Fichier } from "./model.ts";

export type Apercu = { de: string; a: string; dit: number; avol: number | null };
type Props = {
  base: string;
  actif: Fichier | null;
  prepare: Fichier | null;
  apercu: readonly Apercu[];
  modifier: boolean;
  erreurs?: FormErrors | undefined;
};

const Resume = ({ fichier: { nom, source, complet, constat, importeLe } }: { fichier: Fichier }) => (
  <p>
    {nom}, {source}, {enLettres(importeLe)} : {pluriel(constat.couples, "trajet")} entre{" "}
    {pluriel(constat.communes, "commune")}.{" "}
    {complet ? "Ce qu’il ne dit pas est hors d’atteinte." : "Ce qu’il ne dit pas est calculé à vol d’oiseau."}
  </p>
);

const Fautives = ({ constat: { fautes, autres, ailleurs } }: Pick<Fichier, "constat">) => (
  <>
    {ailleurs > 0 && (
      <p>
        {pluriel(ailleurs, "ligne laissée", "lignes laissées")} : d’autres communes que celles du territoire et de ses
        voisines.
      </p>
    )}
    {fautes.length > 0 && (
      <div class="message attention">
        <p>{pluriel(fautes.length + autres, "ligne illisible ne compte pas", "lignes illisibles ne comptent pas")} :</p>
        <ul>
          {fautes.map(({ ligne, dit }) => (
            <li>
              Ligne {ligne} : {dit}.
            </li>
          ))}
        </ul>
        {autres > 0 && <p>Et {pluriel(autres, "autre")}.</p>}
      </div>
    )}
  </>
);

const minutes = (valeur: number | null) =>
  valeur === null ? "Hors d’atteinte" : `${valeur.toLocaleString("fr-FR", { maximumFractionDigits: 1 })} min`;

const Relire = ({ base, prepare, apercu }: { base: string; prepare: Fichier; apercu: readonly Apercu[] }) => (
  <section class="panneau" aria-labelledby="relire">
    <h2 id="relire">À relire avant que cela compte</h2>
    <Resume fichier={prepare} />
    <Fautives constat={prepare.constat} />
    <TableJumelle
      legende="Les premiers trajets du fichier, à côté du calcul à vol d’oiseau"
      entetes={["De", "À", "Le fichier", "Le calcul"]}
      lignes={apercu.map(({ de, a, dit, avol }) => [de, a, minutes(dit), minutes(avol)])}
    />
    <div class="barre">
      <form method="post" action={`${base}/temps/ecriture`}>
        <button class="bouton">Compter ces temps</button>
      </form>
      <form method="post" action={`${base}/temps/abandon`}>
        <button class="bouton discret">Laisser ce fichier</button>
      </form>
    </div>
  </section>
);

const Donner = ({ base, erreurs }: Pick<Props, "base" | "erreurs">) => (
  <form method="post" action={`${base}/temps`} enctype="multipart/form-data" class="formulaire panneau">
    <h2>Donner un fichier de temps</h2>
    <p>
      Du CSV : code de la commune de départ, code de la commune d’arrivée, minutes. Un moteur d’itinéraires ou un
      distancier (OSRM, Metric de l’Insee) le donne ; un temps dit dans un sens vaut pour l’autre. 2 Mo au plus.
    </p>
    <div class="champ">
      <label for="fichier">Fichier</label>
      <input type="file" id="fichier" name="fichier" accept=".csv,.txt,text/csv" />
    </div>
    <Zone nom="lignes" label="Ou collez les lignes" aide="15014;15012;12,5" lignes={4} erreurs={erreurs} />
    <Champ
      nom="source"
      label="Source"
      aide="Par exemple : OSRM, réseau routier de janvier 2026, départ à 8 h."
      requis
      erreurs={erreurs}
    />
    <Groupe
      nom="complet"
      legende="Ce que le fichier ne dit pas"
      type="checkbox"
      options={[{ valeur: "oui", libelle: "Il est complet : un trajet absent est hors d’atteinte" }]}
      coches={erreurs?.values["complet"] === "oui" ? ["oui"] : []}
    />
    <p>
      <button class="bouton">Lire ce fichier</button>
    </p>
  </form>
);

/** Les temps de trajet : ceux d'un fichier, relu avant de compter ; sans fichier, le vol d'oiseau. */
export const TempsPage = ({ base, actif, prepare, apercu, modifier, erreurs }: Props) => (
  <div class="pile">
    <Tete
      titre="Temps de trajet"
      dit="Sans fichier, les temps se calculent à vol d’oiseau, selon les hypothèses publiées."
    />
    <Onglets base={base} ici="/temps" />
    <Fautes erreurs={erreurs} />
    {modifier && prepare && <Relire base={base} prepare={prepare} apercu={apercu} />}
    <section class="panneau" aria-labelledby="compte">
      <h2 id="compte">Ce qui compte aujourd’hui</h2>
      {actif ? <Resume fichier={actif} /> : <p>Aucun fichier : vol d’oiseau, détour et vitesses publiés.</p>}
      {actif && modifier && (
        <p>
          <a href={`${base}/temps/retrait`}>Retirer ce fichier</a>
        </p>
      )}
      <p>
        <a href={`${base}/centres`}>Où est le centre de chaque commune</a>
      </p>
    </section>
    {modifier && <Donner base={base} erreurs={erreurs} />}
  </div>
);

export const RetraitTempsPage = ({ base, actif }: { base: string; actif: Fichier }) => (
  <div class="pile">
    <Tete titre="Retirer les temps de trajet" />
    <Resume fichier={actif} />
    <p>Les accès, les zones et les scénarios seront comptés à vol d’oiseau.</p>
    <form method="post" action={`${base}/temps/retrait`} class="barre">
      <button class="bouton">Retirer ces temps</button>
      <a href={`${base}/temps`}>Les garder</a>
    </form>
  </div>
);
