import { inflateSync } from 'node:zlib'

type PdfObject = { dictionary: string; stream?: Buffer }

/** What a PDF by PDFKit says, read from its own bytes: the lines of each page, in the order they were drawn. */
export function pagesOf(bytes: Uint8Array): string[][] {
  const objects = objectsOf(bytes)
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\n/.test(dictionary))
  return pages.map((page) => linesOf(page, objects))
}

/** Everything on all pages as one text, no-break spaces read as spaces. */
export function textOf(bytes: Uint8Array): string {
  return pagesOf(bytes).flat().join('\n')
}

/** The glyph ids drawn; 0 would be the box of a missing glyph. */
export function glyphsOf(bytes: Uint8Array): number[] {
  const objects = objectsOf(bytes)
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\n/.test(dictionary))
  const shown = pages.flatMap((page) => [...contentOf(page, objects).matchAll(/\[([^\]]*)\] TJ/g)])
  return shown.flatMap(([, run = '']) => [...run.matchAll(/<([\da-f]+)>/g)].flatMap(([, hex = '']) => codes(hex)))
}

/** What is painted while no tag and no artifact is open: a reader aloud would not know what to do with it. */
export function untaggedOf(bytes: Uint8Array): string[] {
  const objects = objectsOf(bytes)
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\n/.test(dictionary))
  return pages.flatMap((page) => {
    let open = 0
    return contentOf(page, objects)
      .split('\n')
      .filter((line) => {
        if (/ (BDC|BMC)$/.test(line)) open += 1
        if (line === 'EMC') open -= 1
        return open === 0 && / TJ$|^(f|S|B)\*?$/.test(line)
      })
  })
}

/** The metadata packet. */
export function xmpOf(bytes: Uint8Array): string {
  const packet = [...objectsOf(bytes).values()].find(({ dictionary }) => dictionary.includes('/Subtype /XML'))
  return packet?.stream?.toString('utf8') ?? ''
}

/** Every dictionary as text, for what the structure and the catalogue must hold. */
export function dictionariesOf(bytes: Uint8Array): string[] {
  return [...objectsOf(bytes).values()].map(({ dictionary }) => dictionary)
}

function objectsOf(bytes: Uint8Array): Map<number, PdfObject> {
  const text = Buffer.from(bytes).toString('latin1')
  const objects = new Map<number, PdfObject>()
  const heads = /^(\d+) 0 obj\n/gm
  for (let head = heads.exec(text); head !== null; head = heads.exec(text)) {
    const end = text.indexOf('\nendobj', heads.lastIndex)
    const start = text.indexOf('\nstream\n', heads.lastIndex)
    const id = Number(head[1])
    if (start === -1 || start > end) {
      objects.set(id, { dictionary: text.slice(heads.lastIndex, end) })
      heads.lastIndex = end
      continue
    }
    const dictionary = text.slice(heads.lastIndex, start)
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
    const raw = Buffer.from(bytes.subarray(start + '\nstream\n'.length, start + '\nstream\n'.length + length))
    objects.set(id, { dictionary, stream: dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw })
    heads.lastIndex = start + length
  }
  return objects
}

function linesOf(page: PdfObject, objects: Map<number, PdfObject>): string[] {
  const resources = objects.get(referred(page.dictionary, 'Resources'))?.dictionary ?? page.dictionary
  const fonts = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, charactersOf(Number(id), objects)]),
  )
  let font: Map<number, string> | undefined
  const lines: string[] = []
  for (const [, name, run = ''] of contentOf(page, objects).matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name)
    else
      lines.push(
        [...run.matchAll(/<([\da-f]+)>/g)]
          .flatMap(([, hex = '']) => codes(hex).map((code) => font?.get(code) ?? '?'))
          .join(''),
      )
  }
  return lines.map((line) => line.replaceAll('\u00a0', ' ').trim())
}

function contentOf(page: PdfObject, objects: Map<number, PdfObject>): string {
  return objects.get(referred(page.dictionary, 'Contents'))?.stream?.toString('latin1') ?? ''
}

function charactersOf(font: number, objects: Map<number, PdfObject>): Map<number, string> {
  const map = objects.get(referred(objects.get(font)?.dictionary ?? '', 'ToUnicode'))?.stream?.toString('latin1') ?? ''
  const characters = new Map<number, string>()
  for (const [, first = '', values = ''] of map.matchAll(/<([\da-f]+)> <[\da-f]+> \[([^\]]*)\]/g)) {
    for (const [place, [, hex = '']] of [...values.matchAll(/<([\da-f ]*)>/g)].entries()) {
      characters.set(Number.parseInt(first, 16) + place, String.fromCharCode(...codes(hex.replaceAll(' ', ''))))
    }
  }
  return characters
}

function referred(dictionary: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1])
}

function codes(hex: string): number[] {
  return (hex.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16))
}
