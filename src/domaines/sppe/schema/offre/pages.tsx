import { ecrireMontant } from "#commun/montant.ts";
import { Tableau } from "#ui/tableau.tsx";
import { LIBELLES_MODE_ACCUEIL, LIBELLES_TRAVAUX, type Quantite, type Schema } from "../model.ts";
import { anneesDe, ecartDe, modesDits, nombreDe, zonesDe } from "../rules.ts";

const dit = (nombre: number | null) => (nombre === null ? "—" : nombre.toLocaleString("fr-FR"));

const signe = (ecart: number) => `${ecart > 0 ? "+" : ""}${ecart.toLocaleString("fr-FR")}`;

type CaseProps = { schema: Schema; une: Pick<Quantite, "zone" | "mode" | "annee"> };

/** Le prévu, puis le réel et son écart quand l'année les a. */
const Case = ({ schema, une }: CaseProps) => {
  const reel = nombreDe(schema.reel, une);
  const ecart = ecartDe(schema, une);
  return (
    <td class="n">
      {dit(nombreDe(schema.contenu.offre, une))}
      {reel !== null && (
        <small class="sous">
          réel {dit(reel)}
          {ecart !== null && ecart !== 0 && ` (${signe(ecart)})`}
        </small>
      )}
    </td>
  );
};

const Offre = ({ schema, zone }: { schema: Schema; zone: string }) => {
  const annees = anneesDe(schema);
  const toutes = [...schema.contenu.offre, ...schema.reel].filter((une) => une.zone === zone);
  const nom = zone || "Tout le territoire";
  return (
    <Tableau
      nom={`${nom} : l’offre prévue, et réelle`}
      colonnes={[
        "Mode d’accueil",
        { titre: "Au départ", n: true },
        ...annees.map((un) => ({ titre: `${un}`, n: true })),
      ]}
      montre
    >
      {modesDits(toutes).map((mode) => (
        <tr>
          <th scope="row">{LIBELLES_MODE_ACCUEIL[mode]}</th>
          <Case schema={schema} une={{ zone, mode, annee: "depart" }} />
          {annees.map((annee) => (
            <Case schema={schema} une={{ zone, mode, annee }} />
          ))}
        </tr>
      ))}
    </Tableau>
  );
};

/** Les investissements, leurs dates, leurs coûts et ce qui les rend difficiles. */
export const Travaux = ({ schema: { contenu } }: { schema: Schema }) => (
  <Tableau
    nom="Les investissements"
    colonnes={["Projet", "Travaux", "Quand", { titre: "Coût", n: true }, "Moyens et difficultés"]}
    montre
    longue
  >
    {contenu.investissements.map(({ nom, travaux, zone, debut, fin, cout, moyens, difficultes, enfance }) => (
      <tr>
        <th scope="row">
          {nom}
          {(zone || enfance) && (
            <small class="sous">{[zone, enfance && "enfance, hors schéma"].filter(Boolean).join(", ")}</small>
          )}
        </th>
        <td>{LIBELLES_TRAVAUX[travaux]}</td>
        <td>{[...new Set([debut, fin])].filter(Boolean).join(" à ") || "À dater"}</td>
        <td class="n">{cout === null ? "—" : ecrireMontant(cout)}</td>
        <td>{[moyens, difficultes].filter(Boolean).join(" ; ")}</td>
      </tr>
    ))}
  </Tableau>
);

/** L'offre prévue et réelle, zone par zone. */
export const Offres = ({ schema }: { schema: Schema }) => {
  const toutes = [...schema.contenu.offre, ...schema.reel];
  if (toutes.length === 0) return <p class="vide">Aucune place n’est encore prévue, d’aucun mode d’accueil.</p>;
  return (
    <>
      {zonesDe(toutes)
        .filter((zone) => toutes.some((une) => une.zone === zone))
        .map((zone) => (
          <Offre schema={schema} zone={zone} />
        ))}
    </>
  );
};

/** Les métiers qu'il faut. */
export const Metiers = ({ schema: { contenu } }: { schema: Schema }) =>
  contenu.metiers.length > 0 && (
    <Tableau
      nom="Emplois et compétences"
      colonnes={["Métier", { titre: "ETP vacants", n: true }, { titre: "ETP à créer", n: true }]}
      montre
    >
      {contenu.metiers.map(({ metier, vacants, aCreer }) => (
        <tr>
          <th scope="row">{metier}</th>
          <td class="n">{dit(vacants)}</td>
          <td class="n">{dit(aCreer)}</td>
        </tr>
      ))}
    </Tableau>
  );
