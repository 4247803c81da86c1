import { pluriel } from "#commun/texte.ts";
import { Tete } from "#ui/tete.tsx";
import { GENRES_ZONE_ACCES, type Etude, type GenreZoneAcces, type LigneAcces } from "../etude/model.ts";
import { DEFINITIONS_ZONE, LIBELLES_ZONE_ACCES } from "../lexique.ts";
import { Onglets } from "../onglet/pages.tsx";

/** Les communes d'une zone, les fermes et celles que tous les essais ne disent pas. */
export type ZoneLue = { genre: GenreZoneAcces; fermes: LigneAcces[]; fragiles: LigneAcces[]; offerte: boolean };

export const zonesLues = ({ lignes }: Pick<Etude, "lignes">, offertes: ReadonlySet<string>): ZoneLue[] =>
  GENRES_ZONE_ACCES.map((genre) => {
    const dans = (ferme: boolean) =>
      lignes.filter(({ zones }) => zones.some((une) => une.genre === genre && une.ferme === ferme));
    return { genre, fermes: dans(true), fragiles: dans(false), offerte: offertes.has(LIBELLES_ZONE_ACCES[genre]) };
  });

const Communes = ({ lignes }: { lignes: readonly LigneAcces[] }) => (
  <>
    {lignes
      .slice(0, 40)
      .map(({ commune }) => commune.nom)
      .join(", ")}
    {lignes.length > 40 && ` et ${pluriel(lignes.length - 40, "autre")}, dans le fichier`}.
  </>
);

const UneZone = ({
  zone: { genre, fermes, fragiles, offerte },
  base,
  modifier,
  suite,
}: {
  zone: ZoneLue;
  base: string;
  modifier: boolean;
  suite: string;
}) => {
  const enfants = fermes.reduce((somme, { commune }) => somme + commune.enfants, 0);
  return (
    <section class="panneau" aria-labelledby={genre}>
      <h2 id={genre}>{LIBELLES_ZONE_ACCES[genre]}</h2>
      <p class="note">{DEFINITIONS_ZONE[genre]}</p>
      {fermes.length === 0 ? (
        <p>Aucune commune, de façon ferme.</p>
      ) : (
        <p>
          {pluriel(fermes.length, "commune ferme", "communes fermes")}, {pluriel(Math.round(enfants), "enfant")} :{" "}
          <Communes lignes={fermes} />
        </p>
      )}
      {fragiles.length > 0 && (
        <p>
          À regarder de plus près, selon les hypothèses : <Communes lignes={fragiles} />
        </p>
      )}
      {modifier && fermes.length > 0 && (
        <form method="post" action={`${base}/zones?${suite}`} class="barre">
          <input type="hidden" name="genre" value={genre} />
          <button class="bouton discret">
            {offerte ? "Mettre à jour la zone du territoire et du diagnostic" : "Donner au territoire et au diagnostic"}
          </button>
        </form>
      )}
    </section>
  );
};

type Props = { base: string; espace: string; zones: readonly ZoneLue[]; suite: string; modifier: boolean };

/** Les zones où l'accueil manque : ce qu'elles veulent dire, leurs communes, et de quoi les donner au diagnostic. */
export const ZonesPage = ({ base, espace, zones, suite, modifier }: Props) => (
  <div class="pile">
    <Tete
      titre="Zones où l’accueil manque"
      dit="Une zone est ferme quand elle tient dans les neuf essais : la portée à cinq minutes près, le détour de 1,2 à 1,4."
    >
      <a href={`${base}/zones/export?${suite}`} download>
        Toutes les zones (CSV)
      </a>
    </Tete>
    <Onglets base={base} ici="/zones" />
    {zones.map((zone) => (
      <UneZone zone={zone} base={base} modifier={modifier} suite={suite} />
    ))}
    <p class="note">
      Une zone ajoutée au <a href={`/espaces/${espace}/territoire`}>territoire</a> garde ses communes fermes, et les
      cartes la connaissent alors comme une autre. Chaque diagnostic qui s’écrit encore la reçoit parmi ses zones de
      petite enfance.
    </p>
  </div>
);
