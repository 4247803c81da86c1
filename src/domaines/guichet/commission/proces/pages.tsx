import type { Bloc } from "#commun/document.ts";
import { aLHeure } from "#commun/jour.ts";
import { Choix } from "#ui/champs.tsx";
import { Blocs } from "#ui/document.tsx";
import { TEXTE, Telecharger } from "#ui/telecharger.tsx";
import type { Commission } from "../session/model.ts";
import { Cadre } from "../session/pages.tsx";
import type { Proces } from "./model.ts";

export type ProcesProps = {
  ici: string;
  /** L'adresse de la convention d'où s'impriment les documents ; nul s'il n'y en a pas. */
  base: string | null;
  commission: Commission;
  conduire: boolean;
  arrete: Proces | undefined;
  blocs: readonly Bloc[];
  /** Les structures dont les admissions se lisent une à la fois, et celle qui est ouverte. */
  structures: readonly { nom: string; admis: number }[];
  ouverte: string | null;
};

/** Le procès-verbal : tel que la séance l'écrit, puis arrêté. */
export const ProcesPage = (props: ProcesProps) => {
  const { ici, base, commission, arrete, blocs, structures, ouverte } = props;
  return (
    <Cadre {...props} onglet="proces-verbal" titre="Procès-verbal">
      <p>
        {arrete
          ? `Arrêté le ${aLHeure(arrete.arreteLe)} : il ne change plus.`
          : "Projet : il s’écrit à mesure de la séance, et s’arrête à sa clôture."}{" "}
        Il nomme les dossiers par leur numéro, jamais une famille.
      </p>
      {base && (
        <Telecharger
          base={base}
          genre="commission"
          nom="Lire comme document"
          params={[["commission", commission.id]]}
          formats={TEXTE}
        />
      )}
      {structures.length > 0 && (
        <form method="get" action={`${ici}/proces-verbal`} class="barre">
          <Choix
            nom="structure"
            label="Les admissions de"
            options={structures.map(({ nom, admis }) => ({ valeur: nom, libelle: `${nom} (${admis})` }))}
            valeur={ouverte ?? undefined}
          />
          <button class="bouton discret">Lire</button>
        </form>
      )}
      <article class="pile">
        <Blocs blocs={blocs} />
      </article>
      {arrete && (
        <p class="note">
          Empreinte du procès-verbal : <code>{arrete.empreinte.slice(0, 16)}</code>
        </p>
      )}
    </Cadre>
  );
};
