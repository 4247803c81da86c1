import { Blocs } from "#ui/document.tsx";
import { jourEnMots } from "../../etape/recapitulatif/textes.ts";
import { TEXTES, type Textes } from "../../textes.ts";
import type { DossierVu, LettreVue } from "../model.ts";

/** Ce que la commission a déjà répondu. */
export const MesLettres = ({ t, place, vu }: { t: Textes; place: string; vu: DossierVu }) =>
  vu.lettres.length > 0 && (
    <section>
      <h3>{t.suivi.lettres}</h3>
      <ul>
        {vu.lettres.map(({ id, le, place: donnee }) => (
          <li>
            <a href={`${place}/demandes/${vu.premiere.id}/lettres/${id}`}>
              {t.suivi.lettre(donnee, jourEnMots(le, t))}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );

type LettreProps = { t: Textes; titre: string; suivi: string; lectures: LettreVue["lectures"] };

/** Une lettre reçue, telle qu'elle est partie. */
export const LettreRecuePage = ({ t, titre, suivi, lectures }: LettreProps) => (
  <article class="document pile">
    <h1>{titre}</h1>
    {lectures.map(({ langue, titre: annonce, blocs }) => (
      <>
        {annonce && <h2>{annonce}</h2>}
        <div lang={TEXTES[langue].langue.code} class="pile">
          <Blocs blocs={blocs} />
        </div>
      </>
    ))}
    <p>
      <a href={suivi}>{t.suivi.titre}</a>
    </p>
  </article>
);
