import { pluriel } from "#commun/texte.ts";
import { type Fiche, LIBELLES_GENRE } from "../model.ts";
import { periode } from "../rules.ts";
import {
  adresse,
  adresseFiche,
  branchesMontrees,
  estFiltree,
  type Groupe,
  parNoeud,
  periodeEcrite,
} from "../vue/rules.ts";
import { TOUT_MONTRER } from "../vue/model.ts";
import { CadrePlan, chemin, type Contexte, type NoeudPlace, Vide } from "../vue/pages.tsx";

const LigneFiche = ({ fiche }: { fiche: Fiche }) => (
  <li>
    <span class="chiffres">{fiche.reference}</span> <a href={adresseFiche(fiche)}>{fiche.titre}</a>{" "}
    <small class="chiffres">{periodeEcrite(periode(fiche.echeances))}</small>
  </li>
);

const Fiches = ({ groupe, contexte, plie }: { groupe: Groupe<Fiche>; contexte: Contexte; plie: boolean }) => {
  if (groupe.fiches.length === 0) return null;
  if (plie && contexte.vue.ouvert !== groupe.cle)
    return (
      <p>
        <a href={`${adresse(chemin(contexte), contexte.params, { ouvert: groupe.cle })}#n-${groupe.cle}`}>
          Voir {pluriel(groupe.fiches.length, "fiche")}
        </a>
      </p>
    );
  return (
    <ul class="fiches" role="list">
      {groupe.fiches.map((fiche) => (
        <LigneFiche fiche={fiche} />
      ))}
    </ul>
  );
};

const Branche = ({ noeud, contexte, groupes, plie }: Niveau & { noeud: NoeudPlace }) => {
  const groupe = groupes.find(({ cle }) => cle === noeud.id);
  return (
    <li id={`n-${noeud.id}`}>
      <p class="noeud">
        <small>
          {LIBELLES_GENRE[noeud.genre]} {noeud.code}
        </small>
        <strong>{noeud.libelle}</strong>
        {contexte.peutModifier && (
          <a class="discret" href={`${contexte.base}/plan/noeuds/${noeud.id}`}>
            Modifier<span class="cache"> {noeud.libelle}</span>
          </a>
        )}
      </p>
      {noeud.impacts.length > 0 && <p class="note">Effets visés : {noeud.impacts.join(" ; ")}</p>}
      {groupe && <Fiches groupe={groupe} contexte={contexte} plie={plie} />}
      <Branches parent={noeud.id} contexte={contexte} groupes={groupes} plie={plie} />
    </li>
  );
};

type Niveau = { contexte: Contexte; groupes: Groupe<Fiche>[]; plie: boolean };

const Branches = ({ parent, ...niveau }: Niveau & { parent: string | null }) => {
  const enfants = niveau.contexte.noeuds.filter((noeud) => noeud.parent === parent);
  if (enfants.length === 0) return null;
  return (
    <ul class="arbre" role="list">
      {enfants.map((noeud) => (
        <Branche noeud={noeud} {...niveau} />
      ))}
    </ul>
  );
};

/** L'arbre du plan, de la racine aux fiches ; au-delà de soixante fiches, une branche s'ouvre à la fois. */
export const ArbrePage = ({ contexte, fiches }: { contexte: Contexte; fiches: Fiche[] }) => {
  const groupes = parNoeud(contexte.noeuds, fiches);
  const sans = groupes.find(({ cle }) => cle === "sans");
  const plie = fiches.length > TOUT_MONTRER;
  const noeuds = branchesMontrees(contexte.noeuds, fiches, estFiltree(contexte.vue));
  return (
    <CadrePlan contexte={contexte}>
      {contexte.peutModifier && (
        <p class="barre outils">
          <a href={`${contexte.base}/plan/noeuds/nouveau`}>Ajouter un nœud</a>
          <a href={`${contexte.base}/plan/priorites`}>Schémas de priorité</a>
        </p>
      )}
      {fiches.length === 0 && noeuds.length === 0 ? (
        <Vide contexte={contexte} />
      ) : (
        <div class="plan-arbre">
          <Branches parent={null} contexte={{ ...contexte, noeuds }} groupes={groupes} plie={plie} />
          {sans && (
            <section id="n-sans">
              <h2>Fiches sans nœud</h2>
              <Fiches groupe={sans} contexte={contexte} plie={plie} />
            </section>
          )}
        </div>
      )}
    </CadrePlan>
  );
};
