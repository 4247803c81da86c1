import { pluriel } from "#commun/texte.ts";
import type { EtatAvant } from "#domaines/acteurs/correction/model.ts";
import { Champ, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { LienTenuPanneau } from "#ui/lientenu.tsx";
import { ChampsHoraires } from "../volet/grille/pages.tsx";
import { ChampsFermetures, ChampsTarifs } from "../volet/lignes/pages.tsx";
import { PREFIXE_TARIF } from "../volet/model.ts";
import type { Structure } from "../structure/model.ts";
import { placesDe } from "../structure/rules.ts";

type PubliqueProps = { lien: string; nomEspace: string; erreurs?: FormErrors | undefined };

/** La page du lien : elle ne montre rien tant que la personne n'a pas fait son geste. */
export const AccueilStructurePage = ({ lien, nomEspace, etat, erreurs }: PubliqueProps & { etat: EtatAvant }) => (
  <>
    <h1>Vérifier la fiche de votre structure</h1>
    <p>{nomEspace} vous demande si ce qu’elle sait de votre structure est encore juste.</p>
    <LienTenuPanneau action={`/structures/${lien}`} etat={etat} bouton="Voir la fiche" erreurs={erreurs}>
      <p>Il n’y a ni compte à créer, ni mot de passe à retenir.</p>
    </LienTenuPanneau>
  </>
);

type FicheProps = PubliqueProps & { structure: Structure };

/** La fiche à relire par qui tient la structure. */
export const FicheStructurePage = ({ lien, structure, erreurs }: FicheProps) => {
  const places = placesDe(structure);
  return (
    <>
      <h1>La fiche de votre structure</h1>
      <Fautes erreurs={erreurs} />
      <form method="post" action={`/structures/${lien}`} class="formulaire">
        <p>
          <strong>{structure.nom}</strong>
          {places > 0 && `, ${pluriel(places, "place autorisée", "places autorisées")}`}
        </p>
        <input type="hidden" name="version" value={structure.version} />
        <Champ nom="telephone" label="Téléphone" type="tel" valeur={structure.telephone ?? ""} erreurs={erreurs} />
        <Champ nom="courriel" label="Courriel" type="email" valeur={structure.courriel ?? ""} erreurs={erreurs} />
        <Champ nom="siteWeb" label="Site" type="url" valeur={structure.siteWeb ?? ""} erreurs={erreurs} />
        <Champ nom="public" label="Public accueilli" valeur={structure.public} erreurs={erreurs} />
        <Zone
          nom="description"
          label="Ce qu’elle propose"
          valeur={structure.description}
          lignes={4}
          erreurs={erreurs}
        />
        <ChampsHoraires structure={structure} erreurs={erreurs} />
        <ChampsFermetures structure={structure} erreurs={erreurs} />
        <ChampsTarifs structure={structure} prefixe={PREFIXE_TARIF} erreurs={erreurs} />
        <Zone
          nom="remarque"
          label="Autre chose à corriger ?"
          aide="Nom, adresse, places autorisées : la coordination le lira et vous répondra."
          lignes={4}
          erreurs={erreurs}
        />
        <p>
          <button class="bouton" name="geste" value="repondre">
            C’est juste ainsi
          </button>
        </p>
      </form>
    </>
  );
};

/** Merci, ou ce lien ne sert plus. */
export const FinStructurePage = ({ merci }: { merci: boolean }) => (
  <>
    <h1>{merci ? "Merci, la fiche est à jour" : "Ce lien ne sert plus"}</h1>
    <p>
      {merci
        ? "La coordination en est informée. Ce lien ne servira plus."
        : "Votre réponse est déjà reçue, ou le délai est passé. Pour corriger encore, répondez au courriel reçu."}
    </p>
  </>
);
