/** Name ids of the OpenType specification that this file carries. */
const [COPYRIGHT, FAMILY, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT, GRANT] = [0, 1, 2, 3, 4, 5, 6, 13]
const HEADER = 6
const ENTRY = 12

/** A `name` table that keeps the makers' copyright and licence and gives the changed font a name of its own (OFL 1.1, 3). */
export function nameTable(style: string): Buffer {
  const names: [number, string][] = [
    [
      COPYRIGHT!,
      'Copyright 2010-2020 Adobe (http://www.adobe.com/), with Reserved Font Name Source. Reduced to fewer characters.',
    ],
    [FAMILY!, 'Course Sans'],
    [STYLE!, style],
    [UNIQUE!, `Course Sans ${style}`],
    [FULL!, `Course Sans ${style}`],
    [VERSION!, 'Version 3.052'],
    [POSTSCRIPT!, `CourseSans-${style}`],
    [GRANT!, 'SIL Open Font License, Version 1.1'],
  ]
  const texts = names.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  const head = Buffer.alloc(HEADER + ENTRY * names.length)
  head.writeUInt16BE(names.length, 2)
  head.writeUInt16BE(head.length, 4)
  let start = 0
  names.forEach(([id], at) => {
    // Windows, Unicode, English: the one entry that every reader looks for.
    const fields = [3, 1, 0x409, id, texts[at]!.length, start]
    fields.forEach((field, place) => void head.writeUInt16BE(field, HEADER + ENTRY * at + place * 2))
    start += texts[at]!.length
  })
  return Buffer.concat([head, ...texts])
}
