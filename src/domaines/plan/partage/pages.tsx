import { Alert } from "#ui/alert.tsx";
import { Groupe } from "#ui/champs.tsx";
import { type Fiche, intituleFiche } from "../model.ts";
import type { ActionCommune } from "./model.ts";

type Props = {
  base: string;
  fiche: Fiche;
  choix: readonly { id: string; titre: string }[];
  /** En commun aujourd'hui, de ce que l'on peut en voir. */
  partages: readonly string[];
  coches: readonly string[];
  refus?: string | undefined;
};

/** À quelles conventions parallèles cette action est commune. */
export const PartagePage = ({ base, fiche, choix, partages, coches, refus }: Props) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${base}/plan/fiches/${fiche.id}`}>{intituleFiche(fiche)}</a>
        </p>
        <h1>Mettre cette action en commun</h1>
        <p>
          Elle reste tenue, suivie et financée ici. L’autre convention la nomme parmi les siennes, par son titre, et y
          renvoie.
        </p>
      </div>
    </div>
    {refus && <Alert>{refus}</Alert>}
    {choix.length === 0 ? (
      <p class="vide">
        Aucune autre convention de l’espace, dont vous tenez le plan, ne court en même temps que celle-ci.
      </p>
    ) : (
      <form method="post" action={`${base}/plan/fiches/${fiche.id}/partage`} class="formulaire">
        <input type="hidden" name="lues" value={partages.join(" ")} />
        <Groupe
          nom="convention"
          legende="Commune à"
          type="checkbox"
          coches={[...coches]}
          options={choix.map(({ id, titre }) => ({ valeur: id, libelle: titre }))}
        />
        <p class="barre">
          <button class="bouton">Enregistrer</button>
          <a href={`${base}/plan/fiches/${fiche.id}`}>Ne rien changer</a>
        </p>
      </form>
    )}
  </>
);

/** Sur la fiche : avec combien de conventions elle est en commun, et de quoi le changer. */
export const PartageFiche = ({ ici, nombre, peut }: { ici: string; nombre: number; peut: boolean }) =>
  nombre === 0 && !peut ? null : (
    <p class="note">
      {nombre > 0 && `Commune à ${nombre > 1 ? `${nombre} autres conventions` : "une autre convention"}. `}
      {peut && <a href={`${ici}/partage`}>Mettre en commun avec une autre convention</a>}
    </p>
  );

export type ActionCommuneVue = ActionCommune & { href: string | null };

/** Dans l'autre plan : les actions communes, qui se tiennent ailleurs. */
export const ActionsCommunes = ({ communes }: { communes: readonly ActionCommuneVue[] }) =>
  communes.length === 0 ? null : (
    <section class="panneau" aria-labelledby="communes">
      <h2 id="communes">Actions communes, tenues dans une autre convention de l’espace</h2>
      <ul>
        {communes.map((une) => (
          <li>{une.href ? <a href={une.href}>{intituleFiche(une)}</a> : intituleFiche(une)}</li>
        ))}
      </ul>
    </section>
  );
