import { pluriel } from "#commun/texte.ts";
import type { Lot, Trace } from "#domaines/territoire/model.ts";
import { Carte, LegendeCarte } from "#ui/carte.tsx";
import { PAR_PAGE, Pagination } from "#ui/pagination.tsx";
import { Tableau } from "#ui/tableau.tsx";
import { Tete } from "#ui/tete.tsx";
import { direAcces, direMinutes, type PeintureAcces, placesPour } from "./document.ts";
import type { Etude, LigneAcces, Reglages, ZoneAcces } from "./etude/model.ts";
import type { Lecture } from "./lecture/model.ts";
import { modeAuFil, LIBELLES_ZONE_ACCES } from "./lexique.ts";
import { ChoixMode } from "./mode/pages.tsx";
import type { Profil } from "./model.ts";
import { Onglets } from "./onglet/pages.tsx";
import { HypothesesDites } from "./parametre/pages.tsx";
import { tempsSelon } from "./parametre/rules.ts";

export type AccesProps = {
  base: string;
  espace: string;
  lecture: Lecture;
  reglages: Reglages;
  etude: Etude;
  profils: readonly Profil[];
  carte: { trace: Trace; lots: readonly Lot[]; peinture: PeintureAcces } | null;
  couverture: { depuis: string; source: string };
  params: URLSearchParams;
  page: number;
  modifier: boolean;
};

/** Une zone en un mot ; fragile, elle dit combien d'essais la disent. */
export const ZoneDite = ({ zone }: { zone: ZoneAcces }) => (
  <span class="puce">
    {LIBELLES_ZONE_ACCES[zone.genre]}
    <small>{zone.ferme ? "ferme" : `${pluriel(zone.essais, "essai")} sur ${zone.sur}`}</small>
  </span>
);

const Choisir = ({ reglages, profils, base }: AccesProps) => (
  <form method="get" action={base} class="barre reglages">
    <ChoixMode mode={reglages.mode} />
    <div class="champ">
      <label for="profil">Hypothèses de trajet</label>
      <select id="profil" name="profil">
        {profils.map(({ code, nom }) => (
          <option value={code} selected={code === reglages.profil.code}>
            {nom}
          </option>
        ))}
      </select>
    </div>
    <button class="bouton">Recalculer</button>
  </form>
);

const Tuile = ({ valeur, dit }: { valeur: string; dit: string }) => (
  <div class="tuile">
    <b class="chiffres">{valeur}</b>
    <span>{dit}</span>
  </div>
);

const enFermes = ({ lignes }: Etude, genres: readonly ZoneAcces["genre"][]) =>
  lignes.filter(({ zones }) => zones.some(({ genre, ferme }) => ferme && genres.includes(genre)));

const Chiffres = ({ etude, reglages }: Pick<AccesProps, "etude" | "reglages">) => {
  const zones = enFermes(etude, ["blanche", "sousDotee"]);
  const enfants = zones.reduce((somme, { commune }) => somme + commune.enfants, 0);
  return (
    <div class="tuiles">
      <Tuile
        valeur={direAcces(etude.acces)}
        dit={`places atteintes pour 100 enfants ; ${direAcces(reglages.reference)} en France`}
      />
      <Tuile
        valeur={Math.round(etude.places).toLocaleString("fr-FR")}
        dit={`places en moyenne sur la semaine, pour ${pluriel(Math.round(etude.enfants), "enfant")} de moins de trois ans`}
      />
      <Tuile
        valeur={Math.ceil(etude.manque).toLocaleString("fr-FR")}
        dit={`${Math.ceil(etude.manque) < 2 ? "place manque" : "places manquent"} pour que chaque commune atteigne la moyenne nationale`}
      />
      <Tuile
        valeur={String(zones.length)}
        dit={`${zones.length < 2 ? "commune" : "communes"} en zone blanche ou sous-dotée, de façon ferme (${pluriel(Math.round(enfants), "enfant")})`}
      />
      <Tuile
        valeur={etude.gini.toLocaleString("fr-FR", { maximumFractionDigits: 2 })}
        dit="d’inégalité entre enfants (Gini) : 0, tous pareils ; 1, un seul a tout"
      />
    </div>
  );
};

const Noms = ({ noms }: { noms: readonly string[] }) => (
  <>
    {noms.slice(0, 8).join(", ")}
    {noms.length > 8 && ` et ${pluriel(noms.length - 8, "autre")}`}
  </>
);

/** Ce que le calcul n'a pas pu compter, dit à qui peut le compléter. */
const Manques = ({ lecture, etude, espace, base }: AccesProps) => {
  const { sansEnfants, sansCentre, sansLieu } = lecture;
  if (sansEnfants.length + sansCentre.length + sansLieu.length + etude.perdus.length === 0) return null;
  return (
    <div class="message attention">
      {sansEnfants.length > 0 && (
        <p>
          Sans nombre d’enfants : <Noms noms={sansEnfants} />.{" "}
          <a href={`/espaces/${espace}/statistiques`}>Les statistiques</a> l’attendent.
        </p>
      )}
      {sansCentre.length > 0 && (
        <p>
          Sans position : <Noms noms={sansCentre} />. <a href={`${base}/centres`}>Dites où elles sont</a>, ou donnez des
          contours.
        </p>
      )}
      {sansLieu.length > 0 && (
        <p>
          Structures sans commune : <Noms noms={sansLieu} />.
        </p>
      )}
      {etude.perdus.length > 0 && (
        <p>
          Places qu’aucun enfant n’atteint : <Noms noms={etude.perdus.map(({ nom }) => nom)} />.
        </p>
      )}
    </div>
  );
};

const Planche = ({ carte, reglages }: Pick<AccesProps, "carte" | "reglages">) =>
  carte && (
    <div class="avec-legende">
      <Carte
        id="acces"
        titre={`Accès aux places : ${modeAuFil(reglages.mode)}`}
        fond={carte.trace}
        {...carte.peinture}
      />
      <LegendeCarte titre="Places atteintes pour 100 enfants" lignes={carte.peinture.legende}>
        <p class="note">
          Bornes : 0,6, 0,85, 1, 1,15 et 1,4 fois la moyenne nationale. À droite, le nombre de communes. Un disque dit
          les places qui se trouvent dans la commune.
        </p>
      </LegendeCarte>
    </div>
  );

const UN_CHIFFRE = { maximumFractionDigits: 1 };
type LigneProps = { ligne: LigneAcces; sansVoiture: number | undefined };
const Ligne = ({ ligne, sansVoiture }: LigneProps) => {
  const { commune, acces, proche, manque, zones, peuSur, dernierDixieme } = ligne;
  return (
    <tr>
      <th scope="row">{commune.nom}</th>
      <td>{commune.bassin ?? "—"}</td>
      <td class="n">
        {Math.round(commune.enfants).toLocaleString("fr-FR")}
        {peuSur && <small> peu sûr</small>}
      </td>
      <td class="n">{direAcces(acces)}</td>
      <td class="n">{direMinutes(proche)}</td>
      <td class="n">{sansVoiture === undefined ? "—" : `${sansVoiture.toLocaleString("fr-FR", UN_CHIFFRE)} %`}</td>
      <td class="n">{manque < 0.05 ? "Aucune" : manque.toLocaleString("fr-FR", { maximumFractionDigits: 1 })}</td>
      <td>
        {zones.map((zone) => (
          <ZoneDite zone={zone} />
        ))}
        {dernierDixieme && <span class="puce">Dixième le moins servi</span>}
      </td>
    </tr>
  );
};

const Communes = ({ base, etude, lecture, params, page }: AccesProps) => (
  <section class="pile" aria-labelledby="communes">
    <div class="tete">
      <h2 id="communes">Commune par commune</h2>
      <a href={`${base}/export?${params}`} download>
        Tout le tableau (CSV)
      </a>
    </div>
    <Tableau
      nom="Accès aux places, commune par commune"
      colonnes={[
        "Commune",
        "Bassin",
        { titre: "Moins de 3 ans", n: true },
        { titre: "Places pour 100", n: true },
        { titre: "Lieu le plus proche", n: true },
        { titre: "Sans voiture", n: true },
        { titre: "Places manquantes", n: true },
        "Zones",
      ]}
    >
      {etude.lignes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map((ligne) => (
        <Ligne ligne={ligne} sansVoiture={lecture.sansVoiture.get(ligne.commune.code)} />
      ))}
    </Tableau>
    <Pagination chemin={base} params={params} page={page} total={etude.lignes.length} />
  </section>
);

/** Où l'on atteint une place, commune par commune. */
export const AccesPage = (props: AccesProps) => {
  const { base, etude, reglages, lecture, couverture, carte, modifier } = props;
  return (
    <div class="pile">
      <Tete titre="Accès aux modes d’accueil" dit={phraseDe(etude, reglages)} />
      <Onglets base={base} ici="" />
      <Choisir {...props} />
      <Manques {...props} />
      <Chiffres etude={etude} reglages={reglages} />
      <Planche carte={carte} reglages={reglages} />
      {!carte && <p class="vide">La carte attend les contours des communes ; le tableau dit la même chose.</p>}
      <Communes {...props} />
      <section class="panneau" aria-labelledby="comment">
        <h2 id="comment">Comment c’est compté</h2>
        <p>
          Chaque structure partage ses places entre les enfants qui peuvent y aller, ceux qui en sont près comptant plus
          ; une commune additionne les parts de toutes celles qu’elle atteint. Aucune place n’est comptée deux fois. Une
          place de crèche qui n’ouvre qu’une partie de la semaine compte pour cette partie : le total est plus petit que
          les <a href={`/espaces/${props.espace}/statistiques/placesReelles`}>places réellement ouvertes</a>, comptées à
          la demi-journée où il y en a le plus.
        </p>
        <HypothesesDites profil={reglages.profil} temps={tempsSelon(reglages.profil, lecture.temps)} />
        <p>
          {reglages.profil.aPied
            ? "Les trajets se comptent à pied : c’est ce qu’atteint un ménage sans voiture dans sa commune et tout près. "
            : "Les trajets se comptent en voiture, ou comme le dit le fichier de temps que l’on donne : horaires d’un car compris. Les hypothèses « À pied » disent ce qu’atteint un ménage sans voiture. "}
          Le transport à la demande n’entre pas dans le calcul : il se réserve, certains jours, et ne mène pas un enfant
          deux fois par jour chaque jour ; ses trajets se lisent, commune par commune, dans{" "}
          <a href={`/espaces/${props.espace}/statistiques/transportDemande`}>les statistiques</a> et les portraits. Les
          places d’assistants maternels sont celles des actifs (Caf) ; dans une commune où la Caf n’en dit rien, celles
          des agréments du registre, d’enfants de tout âge.
        </p>
        <p class="note">
          Enfants : {lecture.sources.join(" ; ") || "source non dite"}, {lecture.millesimes.join(", ")}. Comparaison :{" "}
          {couverture.source}
          {carte && ` Contours : ${carte.lots.map(({ source }) => source).join(" ; ")}.`}
        </p>
        {modifier && !reglages.profil.aPied && (
          <form method="post" action={`${base}/publication?profil=${reglages.profil.code}`} class="barre">
            <button class="bouton discret">Garder dans les statistiques</button>
            <span class="note">
              Le taux de couverture territorialisé de chaque commune, tous modes d’accueil ensemble.
            </span>
          </form>
        )}
      </section>
    </div>
  );
};

/** Ce que l'on retient, en une phrase. */
export function phraseDe(etude: Etude, { reference }: Pick<Reglages, "reference">): string {
  if (etude.lignes.length === 0)
    return "Rien à compter encore : il faut des enfants, des communes situées et des structures.";
  const sous = etude.lignes.filter(({ acces }) => acces < reference).length;
  const dit = etude.acces >= reference ? "plus que" : "moins que";
  return `Pour 100 enfants de moins de trois ans, ${placesPour(etude.acces)} à portée, ${dit} la moyenne nationale (${direAcces(reference)}) ; ${pluriel(sous, "commune")} sur ${etude.lignes.length} au-dessous.`;
}
