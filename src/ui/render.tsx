import type { Context } from "hono";
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import { type Cadre, Layout, type PageProps } from "./layout.tsx";
import { typographier } from "./typographie.ts";

declare module "hono" {
  interface ContextRenderer {
    (content: Child, page: PageProps): Response | Promise<Response>;
  }
}

/** Gives `c.render(<Page/>, { titre })`: the content in the frame of the request. */
export function setFrame(c: Context, cadre: Cadre): void {
  c.setRenderer(async (content, page) => {
    const whole = await html`<!doctype html>${(
      <Layout cadre={cadre} page={page}>
        {content}
      </Layout>
    )}`;
    return c.html(typographier(String(whole)));
  });
}
