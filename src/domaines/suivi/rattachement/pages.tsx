import { Choix } from "#ui/champs.tsx";
import { JumelleDesAllures, TableIndicateurs } from "../indicateur/liste/pages.tsx";
import type { Suivi } from "../indicateur/phrase/rules.ts";

/** Un indicateur que la fiche annonce, et celui qui lui répond s'il y en a un. */
export type Annonce = { rang: number; libelle: string; nature: string | null; repond: "deja" | "ailleurs" | null };

export type RattachementProps = {
  base: string;
  fiche: { id: string; intitule: string };
  suivis: readonly Suivi[];
  annonces: readonly Annonce[];
  autres: readonly { id: string; libelle: string }[];
  peutDefinir: boolean;
};

const Geste = ({ ici, annonce }: { ici: string; annonce: Annonce }) => (
  <form method="post" action={ici}>
    <input type="hidden" name="rang" value={`${annonce.rang}`} />
    <button class="bouton discret">
      {annonce.repond === "ailleurs" ? "Reprendre l’indicateur du même nom" : "Créer l’indicateur"}
      <span class="cache"> : {annonce.libelle}</span>
    </button>
  </form>
);

const Annonces = ({
  ici,
  annonces,
  peutDefinir,
}: {
  ici: string;
  annonces: readonly Annonce[];
  peutDefinir: boolean;
}) => (
  <section class="pile" aria-labelledby="annonces">
    <h2 id="annonces">Ce que la fiche annonce</h2>
    <ul class="reponses" role="list">
      {annonces.map((annonce) => (
        <li>
          <span>{annonce.libelle}</span>
          {annonce.nature && <small>{annonce.nature}</small>}
          {annonce.repond === "deja" && <small>Suivi ci-dessus</small>}
          {annonce.repond !== "deja" && peutDefinir && <Geste ici={ici} annonce={annonce} />}
        </li>
      ))}
    </ul>
  </section>
);

const Detacher = ({ ici, suivis }: { ici: string; suivis: readonly Suivi[] }) => (
  <details>
    <summary>Retirer un indicateur de cette fiche</summary>
    <form method="post" action={`${ici}/detachement`} class="barre bas">
      <Choix
        nom="indicateur"
        id="a-retirer"
        label="Indicateur à retirer"
        options={suivis.map(({ indicateur }) => ({ valeur: indicateur.id, libelle: indicateur.libelle }))}
      />
      <button class="bouton discret">Retirer de la fiche</button>
    </form>
    <p class="note">L’indicateur et ses valeurs restent, pour ses autres fiches.</p>
  </details>
);

/** Les indicateurs d'une fiche : ceux qui l'éclairent, et ceux qu'elle annonce. */
export const RattachementPage = ({ base, fiche, suivis, annonces, autres, peutDefinir }: RattachementProps) => {
  const ici = `${base}/plan/fiches/${fiche.id}/indicateurs`;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={`${base}/plan/fiches/${fiche.id}`}>{fiche.intitule}</a>
          </p>
          <h1>Indicateurs de {fiche.intitule}</h1>
        </div>
      </div>
      {suivis.length > 0 ? (
        <>
          <TableIndicateurs base={base} suivis={suivis} legende={`Indicateurs de ${fiche.intitule}`} />
          <JumelleDesAllures suivis={suivis} />
        </>
      ) : (
        <p class="vide">Aucun indicateur ne suit encore cette fiche.</p>
      )}
      {annonces.length > 0 && <Annonces ici={ici} annonces={annonces} peutDefinir={peutDefinir} />}
      {peutDefinir && autres.length > 0 && (
        <form method="post" action={`${ici}/rattachement`} class="barre bas">
          <Choix
            nom="indicateur"
            label="Ajouter un indicateur de la convention"
            options={autres.map(({ id, libelle }) => ({ valeur: id, libelle }))}
          />
          <button class="bouton discret">Ajouter à la fiche</button>
        </form>
      )}
      {peutDefinir && suivis.length > 0 && <Detacher ici={ici} suivis={suivis} />}
    </>
  );
};
