import type { Context } from "hono";
import { z } from "zod";

/** What every list takes: which page, and how many items a page. */
export const PAGE = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  parPage: z.coerce.number().int().min(1).max(100).default(25),
};
type Page = { page: number; parPage: number };

/** One page of a list, with the count of all its items. */
export const pageSchema = (id: string, item: z.ZodType) =>
  z
    .strictObject({ total: z.int(), page: z.int(), parPage: z.int(), pages: z.int(), elements: z.array(item) })
    .meta({ id });

/** Answers with one page, and says in `Link` where the others are (RFC 8288). */
export function answerPage(c: Context, { page, parPage }: Page, total: number, elements: readonly unknown[]): Response {
  const pages = Math.max(1, Math.ceil(total / parPage));
  const places = { first: 1, prev: page - 1, next: page + 1, last: pages };
  const links = Object.entries(places)
    .filter(([, at]) => at >= 1 && at <= pages)
    .map(([rel, at]) => `<${addressOf(c, at)}>; rel="${rel}"`);
  c.header("Link", links.join(", "));
  return c.json({ total, page, parPage, pages, elements });
}

function addressOf(c: Context, page: number): string {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.set("page", String(page));
  return `${pathname}?${searchParams}`;
}

/** The items of a page, of a list that is short enough to be held whole. */
export const sliceOf = <T>(items: readonly T[], { page, parPage }: Page): T[] =>
  items.slice((page - 1) * parPage, page * parPage);
