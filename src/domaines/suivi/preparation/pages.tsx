import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { JoursDeRelance } from "#ui/relances.tsx";
import { LIBELLES_RYTHME, RYTHMES } from "../campagne/model.ts";

type Branche = { id: string; niveau: number; libelle: string };

export type PreparationProps = {
  base: string;
  /** Vide pour une campagne neuve. */
  id: string;
  valeurs: Record<string, string>;
  branches: readonly Branche[];
  version: number;
  erreurs?: FormErrors | undefined;
};

const JOURS_DE_RELANCE = 4;

const BRANCHES = 100;

/** Autant de niveaux du plan que la page en porte, et ce qui est déjà coché plus bas. */
function branchesMontrees(branches: readonly Branche[], cochees: readonly string[]): Branche[] {
  const jusqua = (fond: number) => branches.filter(({ niveau }) => niveau <= fond);
  const fond = [4, 3, 2, 1].find((un) => jusqua(un).length <= BRANCHES) ?? 0;
  return branches.filter(({ id, niveau }) => niveau <= fond || cochees.includes(id));
}

const Cibles = ({ branches, valeurs, erreurs }: PreparationProps) => {
  const dites = erreurs?.values ?? valeurs;
  const cochees = (dites["noeuds"] ?? "").split("\n");
  return (
    <>
      {branches.length > 0 && (
        <fieldset class="choix serre">
          <legend>Branches du plan interrogées (aucune, ni fiche nommée : tout le plan)</legend>
          <div class="lignes">
            {branchesMontrees(branches, cochees).map(({ id: noeud, libelle, niveau }) => (
              <label class={`niveau-${niveau}`}>
                <input type="checkbox" name="noeuds" value={noeud} checked={cochees.includes(noeud)} />
                <span>{libelle}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Zone
        nom="fiches"
        label="Fiches nommées"
        aide="Une par ligne : sa référence ou son titre. Elles s’ajoutent aux branches cochées ; sans branche, on n’interroge qu’elles."
        lignes={4}
        valeur={dites["fiches"]}
        erreurs={erreurs}
      />
      <fieldset class="choix serre">
        <legend>Fiches finies</legend>
        <label>
          <input type="checkbox" name="finies" value="1" checked={dites["finies"] === "1"} />
          <span>Interroger aussi les fiches réalisées, abandonnées ou remplacées</span>
        </label>
      </fieldset>
    </>
  );
};

/** Une campagne que l'on prépare, ou que l'on change avant de l'ouvrir. */
export const PreparationPage = (props: PreparationProps) => {
  const { base, id, valeurs, version, erreurs } = props;
  const adresse = id ? `${base}/suivi/campagnes/${id}/preparation` : `${base}/suivi/campagnes`;
  const champ = (nom: string) => ({ nom, valeur: valeurs[nom], erreurs });
  return (
    <form method="post" action={adresse} class="pile formulaire">
      <p class="note">
        <a href={`${base}/suivi/campagnes`}>Campagnes de suivi</a>
      </p>
      <h1>{id ? "Changer la campagne" : "Préparer une campagne"}</h1>
      <Fautes erreurs={erreurs} />
      {!id && (
        <p class="barre">
          <span>Proposer :</span>
          {RYTHMES.map((rythme) => (
            <a href={`${base}/suivi/campagnes/nouvelle?rythme=${rythme}`}>
              {LIBELLES_RYTHME[rythme].toLowerCase()} en cours
            </a>
          ))}
        </p>
      )}
      <input type="hidden" name="version" value={`${version}`} />
      <Champ {...champ("titre")} label="Nom de la campagne" requis />
      <Choix
        {...champ("rythme")}
        label="Rythme"
        options={RYTHMES.map((rythme) => ({ valeur: rythme, libelle: LIBELLES_RYTHME[rythme] }))}
      />
      <div class="cote-a-cote">
        <Champ {...champ("debut")} label="La période commence le" type="date" />
        <Champ {...champ("fin")} label="Elle finit le" type="date" />
        <Champ
          {...champ("cloture")}
          label="La campagne se clôt le"
          type="date"
          aide="Vous la clorez vous-même : ce jour est celui que l’on annonce."
        />
      </div>
      <JoursDeRelance
        jours={(valeurs["relances"] ?? "").split("\n").filter(Boolean)}
        cases={JOURS_DE_RELANCE}
        aide="Seuls ceux qui n’ont pas répondu reçoivent un courriel, un seul pour toutes leurs fiches, jamais le lendemain d’une réponse."
        erreurs={erreurs}
      />
      <Zone
        {...champ("message")}
        label="Un mot à ceux que vous interrogez"
        aide="Il est dans chaque courriel. Facultatif."
        lignes={3}
      />
      <Cibles {...props} />
      <p class="barre">
        <button class="bouton">{id ? "Enregistrer" : "Voir ce qu’elle demandera"}</button>
        <a href={id ? `${base}/suivi/campagnes/${id}` : `${base}/suivi/campagnes`}>Revenir sans enregistrer</a>
      </p>
    </form>
  );
};
