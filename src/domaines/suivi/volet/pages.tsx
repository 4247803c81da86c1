import { type Fiche, intituleFiche } from "#domaines/plan/model.ts";
import type { Volet } from "../etat/model.ts";

type Referent = { id: string; nom: string; organisation: string | null; joignable: boolean };

export type VoletsProps = {
  base: string;
  fiche: Fiche;
  volets: readonly Volet[];
  referents: readonly Referent[];
  collectivites: readonly { id: string; nom: string }[];
};

const Options = ({ referents, choisi }: { referents: readonly Referent[]; choisi: string }) => (
  <>
    {referents.map(({ id, nom, joignable }) => (
      <option value={id} selected={id === choisi}>
        {nom}
        {joignable ? "" : " (sans adresse)"}
      </option>
    ))}
  </>
);

/** Le référent de chaque collectivité qui répond : les siens d'abord, puis les autres que l'on peut joindre. */
const ParCollectivite = ({
  volets,
  referents,
  collectivites,
}: Pick<VoletsProps, "volets" | "referents" | "collectivites">) => {
  const parts = volets.flatMap(({ collectivite, referent }) => (collectivite ? [{ collectivite, referent }] : []));
  if (parts.length === 0)
    return <p class="note">Une fois les collectivités enregistrées, chacune pourra avoir ici son référent.</p>;
  return (
    <fieldset class="choix serre">
      <legend>Le référent de chacune</legend>
      {parts.map(({ collectivite, referent }) => (
        <div class="champ">
          <label for={`referent-${collectivite}`}>
            Référent : {collectivites.find(({ id }) => id === collectivite)?.nom ?? "collectivité"}
          </label>
          <select id={`referent-${collectivite}`} name={`referent-${collectivite}`}>
            <option value="">La collectivité, par son adresse ou par l’un de ses contacts</option>
            <Options
              referents={[
                ...referents.filter(({ organisation }) => organisation === collectivite),
                ...referents.filter(
                  ({ id, organisation, joignable }) => organisation !== collectivite && (joignable || id === referent),
                ),
              ]}
              choisi={referent ?? ""}
            />
          </select>
        </div>
      ))}
    </fieldset>
  );
};

/** Qui répond d'une fiche : un référent pour toute la fiche, ou plusieurs collectivités, chacune pour sa part. */
export const VoletsPage = ({ base, fiche, volets, referents, collectivites }: VoletsProps) => {
  const ici = `${base}/plan/fiches/${fiche.id}/suivi`;
  const cochees = volets.flatMap(({ collectivite }) => (collectivite ? [collectivite] : []));
  const referent = volets.find(({ collectivite }) => collectivite === null)?.referent ?? "";
  return (
    <form method="post" action={`${ici}/volets`} class="pile formulaire">
      <p class="note">
        <a href={ici}>{intituleFiche(fiche)}</a>
      </p>
      <h1>Qui donne des nouvelles de « {fiche.titre} » ?</h1>
      <fieldset class="choix serre">
        <legend>Elle est portée par plusieurs collectivités : chacune répondra pour sa part</legend>
        {collectivites.length === 0 && (
          <p class="note">Aucune collectivité n’est encore parmi les acteurs du territoire.</p>
        )}
        {collectivites.map(({ id, nom }) => (
          <label>
            <input type="checkbox" name="collectivites" value={id} checked={cochees.includes(id)} />
            <span>{nom}</span>
          </label>
        ))}
      </fieldset>
      {collectivites.length > 0 && (
        <ParCollectivite volets={volets} referents={referents} collectivites={collectivites} />
      )}
      <div class="champ">
        <label for="referent">Sinon, un référent de saisie pour toute la fiche</label>
        <span class="aide" id="referent-aide">
          C’est à cette personne que la campagne écrit ; le porteur de l’action, lui, ne change pas.
        </span>
        <select id="referent" name="referent" aria-describedby="referent-aide">
          <option value="">Les pilotes de la fiche</option>
          <Options referents={referents} choisi={referent} />
        </select>
      </div>
      <p class="barre">
        <button class="bouton">Enregistrer</button>
        <a href={ici}>Revenir au suivi</a>
      </p>
    </form>
  );
};
