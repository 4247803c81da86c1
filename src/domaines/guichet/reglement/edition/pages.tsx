import { Champ, Choix, Fautes, Groupe, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { titreDe } from "../lecture/pages.tsx";
import { ANCIENNETES, LIBELLES_ANCIENNETE, type Reglement } from "../model.ts";

type EnteteProps = { base: string; reglement: Reglement; titre: string };

/** Le haut d'une page où l'on écrit un brouillon. */
export const Entete = ({ base, reglement, titre }: EnteteProps) => (
  <div class="tete">
    <div>
      <p class="note">
        <a href={`${base}/${reglement.id}`}>{titreDe(reglement)}</a>
      </p>
      <h1>{titre}</h1>
    </div>
  </div>
);

const OUI = (libelle: string) => [{ valeur: "oui", libelle }];

const coches = (oui: boolean, nom: string, erreurs: FormErrors | undefined): string[] =>
  (erreurs ? erreurs.values[nom] === "oui" : oui) ? ["oui"] : [];

type Props = { base: string; reglement: Reglement; erreurs?: FormErrors | undefined };

const Delais = ({ reglement: { contenu }, erreurs }: Props) => (
  <>
    <Champ
      nom="delaiReponse"
      label="Jours pour répondre à une proposition"
      clavier="decimal"
      requis
      erreurs={erreurs}
      valeur={`${contenu.delaiReponse}`}
    />
    <Champ
      nom="confirmation"
      label="Mois entre deux confirmations"
      aide="0 : une demande ne se confirme jamais."
      clavier="decimal"
      requis
      erreurs={erreurs}
      valeur={`${contenu.confirmation}`}
    />
    <Groupe
      nom="rangMontre"
      legende="Ce que la famille voit"
      type="checkbox"
      options={OUI("Son rang dans la liste, avec ses points")}
      coches={coches(contenu.rangMontre, "rangMontre", erreurs)}
    />
  </>
);

const Ordre = ({ reglement: { contenu }, erreurs }: Props) => (
  <>
    <Groupe
      nom="departage"
      legende="À points égaux, passent d’abord ceux qui vérifient (dans cet ordre)"
      type="checkbox"
      options={contenu.criteres.map(({ code, libelle }) => ({ valeur: code, libelle }))}
      coches={erreurs ? (erreurs.values["departage"] ?? "").split("\n") : contenu.departage}
    />
    <Choix
      nom="anciennete"
      label="Une demande attend depuis"
      erreurs={erreurs}
      valeur={contenu.anciennete}
      options={ANCIENNETES.map((valeur) => ({ valeur, libelle: LIBELLES_ANCIENNETE[valeur] }))}
    />
    <Groupe
      nom="refusRemetAZero"
      legende="Refuser une place"
      type="checkbox"
      options={OUI("Remet l’ancienneté au jour du refus")}
      coches={coches(contenu.refusRemetAZero, "refusRemetAZero", erreurs)}
    />
    <Choix
      nom="ordreReserves"
      label="Un ayant droit à une place gardée"
      erreurs={erreurs}
      valeur={contenu.ordreReserves}
      options={[
        { valeur: "dAbord", libelle: "Essaie d’abord la place gardée" },
        { valeur: "ensuite", libelle: "Essaie d’abord les places ouvertes à tous" },
      ]}
    />
  </>
);

/** Ce qui entoure le barème : titre, préambule, ordre, délais. */
export const CadrePage = (props: Props) => {
  const { base, reglement, erreurs } = props;
  return (
    <form method="post" action={`${base}/${reglement.id}/cadre`} class="formulaire">
      <Entete base={base} reglement={reglement} titre="Cadre et délais" />
      <Fautes erreurs={erreurs} />
      <input type="hidden" name="version" value={`${reglement.version}`} />
      <Champ nom="titre" label="Titre" requis erreurs={erreurs} valeur={reglement.titre} />
      <Zone nom="preambule" label="Préambule" erreurs={erreurs} valeur={reglement.contenu.preambule} lignes={6} />
      <Ordre {...props} />
      <Delais {...props} />
      <p class="barre">
        <button class="bouton">Enregistrer</button>
        <a href={`${base}/${reglement.id}`}>Ne rien changer</a>
      </p>
    </form>
  );
};
