type Avancement = { etat: string; progression: number };

/** Moves the bar of a document that is being made, and shows the page again when it is done. */
export function followProduction(root: ParentNode): void {
  const section = root.querySelector<HTMLElement>("[data-suivi]");
  const address = section?.dataset["suivi"];
  if (!section || !address) return;
  const source = new EventSource(address);
  source.addEventListener("avancement", ({ data }: MessageEvent<string>) => {
    const { etat, progression } = JSON.parse(data) as Avancement;
    const bar = section.querySelector("progress");
    if (bar) bar.value = progression;
    if (etat === "demandee" || etat === "enCours") return;
    source.close();
    location.reload();
  });
}
