import { inflateSync } from 'node:zlib'

type PdfObject = { dictionary: string; stream?: Buffer }

/** One run of text; `piece` names the tagged content it belongs to, if any. */
type Drawn = { text: string; x: number; baseline: number; size: number; piece: string | undefined }

const A4_HEIGHT = 841.89
const STEPS =
  /\/MCID (?<mcid>\d+)\s*>> BDC|(?<end>EMC)|1 0 0 (?<up>-?1) (?<x>[\d.]+) (?<y>[\d.]+) Tm|\/(?<font>F\d+) (?<size>[\d.]+) Tf|\[(?<run>[^\]]*)\] TJ/g

/** What a PDF by PDFKit says, read from its own bytes: the lines of each page, in the order they were drawn. */
export function pagesOf(bytes: Uint8Array): string[][] {
  return drawnOf(bytes).map((lines) => lines.map(({ text }) => text.replaceAll('\u00a0', ' ').trim()))
}

/** What each page shows and where: the baseline is in points from the foot of the page. */
export function drawnOf(bytes: Uint8Array): Drawn[][] {
  const objects = objectsOf(bytes)
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\n/.test(dictionary))
  return pages.map((page, place) => linesOf(page, { objects, place }))
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

/** The text of each piece of tagged content, in the order and with the spaces that a reader aloud is given. */
export function readAloudOf(bytes: Uint8Array): string[] {
  const pieces: string[] = []
  let last: string | undefined
  for (const { text, piece } of drawnOf(bytes).flat()) {
    if (piece === undefined) continue
    if (piece === last) pieces.push(`${pieces.pop()}${text}`)
    else pieces.push(text)
    last = piece
  }
  return pieces.map((text) => text.replaceAll('\u00a0', ' '))
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

/** The text of the file that is carried inside. */
export function attachedTo(bytes: Uint8Array): string {
  const file = [...objectsOf(bytes).values()].find(({ dictionary }) => dictionary.includes('/Type /EmbeddedFile'))
  return file?.stream?.toString('utf8') ?? ''
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

function linesOf(page: PdfObject, { objects, place }: { objects: Map<number, PdfObject>; place: number }): Drawn[] {
  const resources = objects.get(referred(page.dictionary, 'Resources'))?.dictionary ?? page.dictionary
  const fonts = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name, charactersOf(Number(id), objects)]),
  )
  const state = { font: '', x: 0, baseline: 0, size: 0, piece: undefined as string | undefined }
  const lines: Drawn[] = []
  for (const { groups: step = {} } of contentOf(page, objects).matchAll(STEPS)) {
    if (step.mcid !== undefined) state.piece = `${place}/${step.mcid}`
    else if (step.end !== undefined) state.piece = undefined
    else if (step.x !== undefined) Object.assign(state, { x: Number(step.x), baseline: baselineOf(step) })
    else if (step.font !== undefined) Object.assign(state, { font: step.font, size: Number(step.size) })
    else {
      const { font, ...at } = state
      lines.push({ ...at, text: charactersIn(step.run ?? '', fonts.get(font)) })
    }
  }
  return lines
}

/** A page is measured from its top down; PDFKit's own text turns that round first. */
function baselineOf({ up, y }: Record<string, string | undefined>): number {
  return up === '-1' ? A4_HEIGHT - Number(y) : Number(y)
}

function charactersIn(run: string, font: Map<number, string> | undefined): string {
  const hexes = [...run.matchAll(/<([\da-f]+)>/g)]
  return hexes.flatMap(([, hex = '']) => codes(hex).map((code) => font?.get(code) ?? '?')).join('')
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
