import type { Doute } from "../vue/model.ts";

const enLignes = ([debut, fin]: [number, number]) => (debut === fin ? ` ligne ${debut}` : ` lignes ${debut} à ${fin}`);

/** Les doutes de même raison qui ne citent rien ne font qu'une ligne : un document fait d'images en a un par champ. */
function parRaison(doutes: readonly Doute[]): { doute: Doute; fois: number; pages: number[] }[] {
  const groupes = Map.groupBy(doutes, (doute) => (doute.texte === "" ? doute.raison : doute));
  return [...groupes.values()].flatMap((siens) => {
    const [doute] = siens;
    const pages = [...new Set(siens.flatMap((un) => un.pages))].toSorted((a, b) => a - b);
    return doute ? [{ doute, fois: siens.length, pages }] : [];
  });
}

/** Les liens vers les images de ces pages. */
export const LiensPages = ({ ici, pages }: { ici: string; pages: readonly number[] }) => (
  <>
    {pages.map((page) => (
      <>
        {" "}
        <a href={`${ici}/pages/${page}`}>
          page {page}
          <span class="cache"> (image)</span>
        </a>
      </>
    ))}
  </>
);

/** Les doutes de la lecture, chacun avec ses lignes, et l'image de sa page si le document en est fait. */
export const Doutes = ({ ici, doutes }: { ici: string; doutes: readonly Doute[] }) => (
  <ul>
    {parRaison(doutes).map(({ doute: { raison, texte, lignes }, fois, pages }) => (
      <li>
        {raison}
        {texte && <small> « {texte} »</small>}
        {fois > 1 && <small class="chiffres"> {fois} fois</small>}
        {fois === 1 && lignes && <small class="chiffres">{enLignes(lignes)}</small>}
        {pages.length > 0 && (
          <small class="chiffres">
            <LiensPages ici={ici} pages={pages} />
          </small>
        )}
      </li>
    ))}
  </ul>
);

/** Les pages d'un document fait d'images, telles que numérisées. */
export const Images = ({ ici, images }: { ici: string; images: readonly number[] }) => (
  <>
    {images.map((page) => (
      <figure class="source">
        <figcaption>Page {page} du document, telle que numérisée</figcaption>
        <img
          src={`${ici}/pages/${page}`}
          alt={`Image de la page ${page} : ce qui en a été reconnu est à côté`}
          loading="lazy"
        />
      </figure>
    ))}
  </>
);
