import type { Child } from "hono/jsx";

/** What happened, what is kept, what to do. `ton` is the shape of the message, never its only sign. */
export const Alert = ({ ton = "erreur", children }: { ton?: "erreur" | "attention" | "info"; children?: Child }) => (
  <div class={`message ${ton === "info" ? "" : ton}`} role={ton === "erreur" ? "alert" : "status"}>
    {children}
  </div>
);
