import { expect, test } from "vitest";
import { seDessine } from "./actions.ts";

/** Quarante points de côté, d'une seule couleur. */
const JPEG = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wAARCAAoACgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAH/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCAFQAAAAAAAAAAAAAAAB//2Q==",
  "base64",
);

test.each([
  ["entier", JPEG.length, true],
  ["suivi de ce qu’un appareil y ajoute", JPEG.length + 9, true],
  ["coupé à la fin", JPEG.length - 2, false],
])("un JPEG %s", async (_cas, longueur, attendu) => {
  const octets = new Uint8Array(longueur);
  octets.set(JPEG.subarray(0, longueur));
  expect(await seDessine({ type: "jpeg", alt: "Logo", octets })).toBe(attendu);
});

test("une panne de ce qui dessine n’est pas une image abîmée : elle se dit comme une panne", async () => {
  const enPanne = () => Promise.reject(new Error("plus de place"));
  await expect(seDessine({ type: "jpeg", alt: "Logo", octets: new Uint8Array(JPEG) }, enPanne)).rejects.toThrow(
    "place",
  );
});
