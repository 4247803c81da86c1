import { Alert } from "#ui/alert.tsx";
import { Doutes } from "../pages.tsx";
import type { VueBloc } from "../vue/model.ts";

const Liste = ({ titre, lignes }: { titre: string; lignes: string[] }) => (
  <section class="panneau">
    <h2>{titre}</h2>
    {lignes.length === 0 ? (
      <p class="vide">Rien.</p>
    ) : (
      <ul>
        {lignes.map((ligne) => (
          <li class="texte">{ligne}</li>
        ))}
      </ul>
    )}
  </section>
);

/** Un bloc de la convention : ce que dit le fichier, à côté de ce qui est déjà écrit. */
export const BlocPage = ({ ici, base, vue }: { ici: string; base: string; vue: VueBloc }) => (
  <>
    <div class="tete">
      <div>
        <p class="note">
          <a href={`${base}/imports`}>Importer</a> › <a href={ici}>{vue.fichier}</a>
        </p>
        <h1>{vue.libelle}</h1>
      </div>
    </div>
    {vue.doutes.length > 0 && (
      <Alert ton="attention">
        <Doutes doutes={vue.doutes} />
      </Alert>
    )}
    <div class="cote-a-cote">
      <Liste titre="Dans le fichier" lignes={vue.importe} />
      {vue.deja.length > 0 && <Liste titre="Déjà écrit" lignes={vue.deja} />}
    </div>
    {vue.extraits.map(({ debut, texte }) => (
      <figure class="source">
        <figcaption>À partir de la ligne {debut}</figcaption>
        <pre>{texte}</pre>
      </figure>
    ))}
  </>
);
