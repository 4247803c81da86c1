/** How many rows a list shows at once. */
export const PAR_PAGE = 25;

/** Reads a page number out of an address: anything else is the first page. */
export const pageDe = (texte: string | undefined): number =>
  texte && /^[1-9]\d{0,5}$/.test(texte) ? Number(texte) : 1;

/** Links to the neighbouring pages of a list; `params` is the current query, kept but for the page. */
export const Pagination = (props: { chemin: string; params: URLSearchParams; page: number; total: number }) => {
  const pages = Math.ceil(props.total / PAR_PAGE);
  if (pages <= 1) return null;
  const vers = (page: number) => {
    const suite = new URLSearchParams(props.params);
    suite.set("page", String(page));
    return `${props.chemin}?${suite}`;
  };
  return (
    <nav class="barre" aria-label="Pages">
      {props.page > 1 && (
        <a rel="prev" href={vers(props.page - 1)}>
          Page précédente
        </a>
      )}
      <span class="chiffres">
        Page {props.page} sur {pages}
      </span>
      {props.page < pages && (
        <a rel="next" href={vers(props.page + 1)}>
          Page suivante
        </a>
      )}
    </nav>
  );
};
