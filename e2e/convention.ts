import { crc32 } from "node:zlib";

const MODELE = `CONVENTION TERRITORIALE GLOBALE
Pays des Grands Étangs, convention d’essai {rang}

Axe 1 : Grandir au bord de l’eau ({rang})

Fiche action n° {rang}1 : Une péniche des tout-petits
Diagnostic initial
Les familles des hameaux du canal n’ont aucun lieu d’accueil à moins d’une demi-heure.
Objectifs opérationnels
- Aménager une péniche pour douze enfants
- L’amarrer trois jours par semaine dans trois ports
Public cible
- Enfants de moins de trois ans
Pilote
Office des canaux
Partenaires
- Caf
- Protection maternelle et infantile
Échéances
2027 - 2029
Indicateurs
- Nombre d’enfants accueillis

Fiche action n° {rang}2 : Des écluses pour les adolescents
Diagnostic initial
Les collégiens demandent un lieu à eux, ouvert le mercredi et pendant les vacances.
Objectifs opérationnels
- Ouvrir une ancienne maison d’éclusier
- Former deux animateurs
Public cible
- Jeunes de 11 à 17 ans
Pilote
Maison des jeunes
Partenaires
- Collège
Échéances
2026 - 2028
Indicateurs
- Nombre de jeunes présents`;

/** A convention invented for the journeys; `rang` makes each one a file of its own. */
const texteConvention = (rang: number): string => MODELE.replaceAll("{rang}", `${rang}`);

type File = { name: string; mimeType: string; buffer: Buffer };

export const enTexte = (rang: number): File => ({
  name: `essai-${rang}.txt`,
  mimeType: "text/plain",
  buffer: Buffer.from(texteConvention(rang)),
});

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = "http://schemas.openxmlformats.org";
const paragraph = (line: string) =>
  `<w:p><w:r><w:t xml:space="preserve">${line.replaceAll("&", "&amp;")}</w:t></w:r></w:p>`;

/** The same text as the smallest Word document. */
export const enWord = (rang: number): File => ({
  name: `essai-${rang}.docx`,
  mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  buffer: zip({
    "[Content_Types].xml": `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `${XML}<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${texteConvention(rang).split("\n").map(paragraph).join("")}</w:body></w:document>`,
  }),
});

/** A zip archive whose files are stored as they are. */
function zip(files: Record<string, string>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [label, data] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x08_00, 2);
    common.writeUInt16LE(33, 8); // 1 January 1980: the same bytes every time
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(label.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    local.push(Buffer.from("PK\u0003\u0004", "latin1"), common, label, data);
    central.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), common, tail, label);
    offset += 30 + label.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from("PK\u0005\u0006", "latin1"), end]);
}
