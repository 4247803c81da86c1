/** Le fichier d'un formulaire, s'il y en a un : son nom, sans chemin, et ses octets. */
export async function fichierDe(form: FormData): Promise<{ nom: string; octets: Uint8Array<ArrayBuffer> } | null> {
  const depose = form.get("fichier");
  if (!(depose instanceof File) || depose.size === 0) return null;
  return { nom: depose.name.slice(-200), octets: new Uint8Array(await depose.arrayBuffer()) };
}
