import type { Context } from "hono";
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import { type Cadre, Layout, type PageProps } from "./layout.tsx";

declare module "hono" {
  interface ContextRenderer {
    (content: Child, page: PageProps): Response | Promise<Response>;
  }
}

/** Gives `c.render(<Page/>, { titre })`: the content in the frame of the request. */
export function setFrame(c: Context, cadre: Cadre): void {
  c.setRenderer((content, page) =>
    c.html(
      html`<!doctype html>${(
        <Layout cadre={cadre} page={page}>
          {content}
        </Layout>
      )}`,
    ),
  );
}
