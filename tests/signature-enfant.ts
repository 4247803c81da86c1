import { conclureSiSignee, mettreALaSignature, preparer } from "#domaines/actes/signature/actions.ts";
import { findCircuit, listSignatures, lockCircuit, updateSignature } from "#domaines/actes/signature/store.ts";
import { type Base, inPerimeter } from "#platform/db/db.ts";
import { mourantA } from "./mourir.ts";
import { perimetreSigne } from "./signature-monde.ts";

const LE = "2026-11-21";
const INSTANT = `${LE}T09:00:00.000Z`;
const maintenant = () => new Date(INSTANT);

/** Takes the signing of a convention to its end from where it stands, or dies at the step it is told. */
export async function signerJusquAuBout(base: Base, mourir: (etape: string) => void): Promise<void> {
  const ici = perimetreSigne;
  const [convention = ""] = ici.conventions;
  const gel = mourantA(base, "InsertQueryNode", "actes_circuit", () =>
    mourir("version figée, circuit pas encore ouvert"),
  );
  await inPerimeter(
    gel,
    ici,
    async (db) => {
      if (!(await findCircuit(db, ici, convention)))
        await mettreALaSignature(db, ici, await preparer(db, ici, convention, LE), INSTANT);
    },
    maintenant,
  );
  mourir("circuit ouvert, personne n’a signé");
  const fin = mourantA(base, "UpdateQueryNode", "convention_convention", () =>
    mourir("version devenue la référence, convention pas encore signée"),
  );
  for (let rang = 0; rang < 2; rang += 1)
    await inPerimeter(
      fin,
      ici,
      async (db) => {
        const circuit = await lockCircuit(db, ici, convention);
        const avant = (await listSignatures(db, ici, circuit))[rang];
        if (circuit.etat !== "ouvert" || !avant || avant.etat === "signee") return;
        const apres = {
          ...avant,
          etat: "signee" as const,
          signeeLe: LE as `${number}-${number}-${number}`,
          signeePar: "Qui signe",
        };
        await updateSignature(db, ici, convention, { avant, apres, action: "signature" });
        await conclureSiSignee(db, ici, circuit, INSTANT);
      },
      maintenant,
    );
}
