import { crc32, deflateSync } from "node:zlib";

function chunk(nom: string, contenu: Buffer): Buffer {
  const corps = Buffer.concat([Buffer.from(nom, "latin1"), contenu]);
  const cadre = Buffer.alloc(8);
  cadre.writeUInt32BE(contenu.length, 0);
  cadre.writeUInt32BE(crc32(corps), 4);
  return Buffer.concat([cadre.subarray(0, 4), corps, cadre.subarray(4)]);
}

/** An image of three bytes a pixel, row after row. */
export function pngOf(large: number, haut: number, rgb: Uint8Array): Buffer {
  const entete = Buffer.alloc(13);
  entete.writeUInt32BE(large, 0);
  entete.writeUInt32BE(haut, 4);
  entete.set([8, 2, 0, 0, 0], 8);
  const lignes = Buffer.alloc((large * 3 + 1) * haut);
  for (let y = 0; y < haut; y++) lignes.set(rgb.subarray(y * large * 3, (y + 1) * large * 3), y * (large * 3 + 1) + 1);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", entete),
    chunk("IDAT", deflateSync(lignes)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
