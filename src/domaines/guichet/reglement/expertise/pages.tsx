import { Champ, Choix, Fautes, Zone } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import type { Critere, Expertise } from "../model.ts";

type Props = {
  ici: string;
  retour: string;
  numero: string;
  criteres: readonly Extract<Critere, { type: "expert" }>[];
  avis: readonly Expertise[];
  erreurs?: FormErrors | undefined;
};

const Donnes = ({ ici, criteres, avis }: Props) => (
  <Tableau nom="Les avis donnés" colonnes={["Critère", { titre: "Points", n: true }, "Qui, pourquoi", "Ôter"]}>
    {avis.map(({ critere, points, auteur, motif }) => (
      <tr>
        <th scope="row">{criteres.find(({ code }) => code === critere)?.libelle ?? critere}</th>
        <td class="n">{points}</td>
        <td>
          {auteur}
          <small class="sous">{motif}</small>
        </td>
        <td>
          <form method="post" action={`${ici}/retrait`}>
            <input type="hidden" name="critere" value={critere} />
            <button class="bouton discret">
              Ôter<span class="cache"> l’avis de {auteur}</span>
            </button>
          </form>
        </td>
      </tr>
    ))}
  </Tableau>
);

/** Les avis d'expert d'une demande : signés, motivés, entre les bornes du règlement. */
export const ExpertisesPage = (props: Props) => {
  const { ici, retour, numero, criteres, avis, erreurs } = props;
  return (
    <div class="pile">
      <div class="tete">
        <div>
          <p class="note">
            <a href={retour}>Demande {numero}</a>
          </p>
          <h1>Avis d’expert</h1>
          <p>Un avis ne compte que signé et motivé. La commission en lit les points, sans nom.</p>
        </div>
      </div>
      {avis.length > 0 && <Donnes {...props} />}
      {criteres.length === 0 ? (
        <p class="vide">Le règlement qui s’applique ne prévoit pas d’avis d’expert.</p>
      ) : (
        <form method="post" action={ici} class="formulaire">
          <h2>Écrire un avis</h2>
          <Fautes erreurs={erreurs} />
          <Choix
            nom="critere"
            label="Critère"
            erreurs={erreurs}
            options={criteres.map(({ code, libelle, minimum, maximum }) => ({
              valeur: code,
              libelle: `${libelle} (de ${minimum} à ${maximum})`,
            }))}
          />
          <Champ nom="points" label="Points" clavier="decimal" requis erreurs={erreurs} />
          <Champ nom="auteur" label="Qui donne cet avis" aide="Sa fonction, son service." requis erreurs={erreurs} />
          <Zone
            nom="motif"
            label="Pourquoi (obligatoire)"
            aide="Jamais la nature d’un handicap ou d’une maladie."
            erreurs={erreurs}
            lignes={3}
          />
          <p class="barre">
            <button class="bouton">Enregistrer l’avis</button>
            <a href={retour}>Ne rien écrire</a>
          </p>
        </form>
      )}
    </div>
  );
};
