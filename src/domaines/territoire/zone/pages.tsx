import { pluriel } from "#commun/texte.ts";
import { Champ, Choix, Fautes, Zone as ZoneTexte } from "#ui/champs.tsx";
import type { FormErrors } from "#ui/form.ts";
import { Tableau } from "#ui/tableau.tsx";
import { GENRES_ZONE, LIBELLES_ZONE, type ZoneVue } from "./model.ts";

type Props = { chemin: string; zones: readonly ZoneVue[]; peutModifier: boolean };

const nombre = (valeur: number) => valeur.toLocaleString("fr-FR");

/** Ces zones sont faites de communes entières : leur population est la somme des leurs. */
const ENTIERES = ["bassin", "pays", "departement"];

/** Les bassins et les zones de l'espace. */
export const Zones = ({ chemin, zones, peutModifier }: Props) => (
  <section class="pile" aria-labelledby="zones">
    <h2 id="zones">Bassins et zones</h2>
    {zones.length === 0 ? (
      <p>
        Aucune zone n’est encore dessinée. Un bassin de vie est un ensemble de communes ; un quartier, une partie d’une
        seule.
      </p>
    ) : (
      <Tableau
        nom="Bassins et zones de l’espace"
        colonnes={["Nom", "C’est", "Communes", { titre: "Population municipale", n: true }]}
      >
        {zones.map(({ id, nom, genre, code, noms, municipale }) => (
          <tr>
            <th scope="row">{peutModifier ? <a href={`${chemin}/zones/${id}`}>{nom}</a> : nom}</th>
            <td>
              {LIBELLES_ZONE[genre]}
              {code && ` ${code}`}
            </td>
            <td>{noms.length > 12 ? pluriel(noms.length, "commune") : noms.join(", ")}</td>
            <td class="n">{ENTIERES.includes(genre) ? nombre(municipale) : "—"}</td>
          </tr>
        ))}
      </Tableau>
    )}
  </section>
);

const NEUVE = { genre: "bassin", nom: "", code: null, noms: [] as string[] } as const;

type ZoneProps = { chemin: string; zone: ZoneVue | null; erreurs?: FormErrors | undefined };

export const ZonePage = ({ chemin, zone, erreurs }: ZoneProps) => {
  const { genre, nom, code, noms } = zone ?? NEUVE;
  return (
    <>
      <div class="tete">
        <div>
          <p class="note">
            <a href={chemin}>Territoire</a>
          </p>
          <h1>{zone ? zone.nom : "Ajouter un bassin ou une zone"}</h1>
        </div>
      </div>
      <Fautes erreurs={erreurs} />
      <form method="post" action={zone ? `${chemin}/zones/${zone.id}` : `${chemin}/zones`} class="formulaire pile">
        {zone && <input type="hidden" name="version" value={zone.version} />}
        <Choix
          nom="genre"
          label="C’est"
          valeur={genre}
          erreurs={erreurs}
          options={GENRES_ZONE.map((un) => ({ valeur: un, libelle: LIBELLES_ZONE[un] }))}
        />
        <Champ nom="nom" label="Nom" valeur={nom} erreurs={erreurs} requis />
        <ZoneTexte
          nom="communes"
          label="Communes"
          aide="Un nom par ligne : celles qui la composent, ou celle où elle se trouve. Accents et traits d’union ne comptent pas."
          lignes={8}
          valeur={noms.join("\n")}
          erreurs={erreurs}
        />
        <Champ
          nom="code"
          label="Code"
          aide="Celui du département, du quartier prioritaire… s’il y en a un."
          valeur={code ?? ""}
          erreurs={erreurs}
        />
        <div class="barre">
          <button class="bouton" type="submit">
            {zone ? "Enregistrer" : "Ajouter"}
          </button>
          <a href={chemin}>Ne rien changer</a>
        </div>
      </form>
      {zone && (
        <form method="post" action={`${chemin}/zones/${zone.id}/retrait`} class="formulaire pile">
          <h2>Retirer cette zone</h2>
          <p>Elle disparaît de l’espace ; les communes restent, et le journal garde ce qu’elle était.</p>
          <div class="barre">
            <button class="bouton discret" type="submit">
              Retirer « {zone.nom} »
            </button>
          </div>
        </form>
      )}
    </>
  );
};
