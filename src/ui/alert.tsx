import type { Child } from "hono/jsx";

/** What happened, what is kept, what to do. `ton` is the shape of the message, never its only sign. */
export const Alert = ({ ton = "erreur", children }: { ton?: "erreur" | "attention" | "info"; children?: Child }) => (
  <div class={`message ${ton === "info" ? "" : ton}`} role={ton === "erreur" ? "alert" : "status"}>
    {children}
  </div>
);

/** What may not have been meant, said before it is written: the box, once ticked, writes it as it is. */
export const AConfirmer = ({ children }: { children?: Child }) => (
  <Alert ton="attention">
    <p>{children}</p>
    <label>
      <input type="checkbox" name="confirme" value="oui" /> C’est voulu, enregistrer tel quel
    </label>
  </Alert>
);
