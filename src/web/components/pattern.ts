import { type SafeHtml, trusted } from '../../platform/html.ts'

/** Ground, shapes and highlight of a topic's picture. */
const PALETTES = [
  ['#0f4a47', '#2b7a72', '#f6c65b'],
  ['#7a2e1d', '#b8563a', '#f7d9a8'],
  ['#22406b', '#4a74ab', '#f3c9b5'],
  ['#4b2c5e', '#7f5697', '#f6c65b'],
  ['#6b4a0f', '#b98a2e', '#fdeec4'],
  ['#1f4f2e', '#4c8a5c', '#f4d58d'],
  ['#1d3c45', '#3f7f8f', '#ffd9a0'],
  ['#5b2338', '#a0526d', '#fbd9c5'],
  ['#2e3768', '#6470b3', '#f6d98b'],
  ['#3f4a1c', '#7d8b3d', '#f9e7b0'],
  ['#63321a', '#c07a3f', '#ffe3b8'],
  ['#123f5c', '#2f7fa8', '#fbd3a6'],
] as const
/** In pixels; a banner runs across a whole page, a card's picture does not. */
const WIDTHS = { card: 400, banner: 1600 } as const
const HEIGHT = 120
const CELL = 40
const FULL_TURN = 4

/** A picture made from words: the topic gives the colours, the code the arrangement, the same for ever. */
export function pattern(topic: string, code: string, size: keyof typeof WIDTHS = 'card'): SafeHtml {
  const width = WIDTHS[size]
  const [ground, shape, light] = PALETTES[hash(topic) % PALETTES.length]!
  const random = randomFrom(hash(code))
  const cells: string[] = []
  for (let x = 0; x < width; x += CELL)
    for (let y = 0; y < HEIGHT; y += CELL) cells.push(cell({ x, y }, random, { shape, light }))
  return trusted(
    `<svg class="pattern" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false"><rect width="${width}" height="${HEIGHT}" fill="${ground}"/>${cells.join('')}</svg>`,
  )
}

function cell(
  { x, y }: { x: number; y: number },
  random: () => number,
  { shape, light }: { shape: string; light: string },
): string {
  const fill = random() < 0.16 ? light : shape
  const turn = Math.floor(random() * FULL_TURN) * 90
  const place = `transform="translate(${x} ${y}) rotate(${turn} 20 20)" fill="${fill}"`
  const kind = random()
  if (kind < 0.34) return `<path ${place} d="M0 0h40A40 40 0 0 1 0 40z"/>`
  if (kind < 0.58) return `<path ${place} d="M0 20a20 20 0 0 1 40 0z"/>`
  if (kind < 0.72) return `<circle ${place} cx="20" cy="20" r="9"/>`
  if (kind < 0.84) return `<path ${place} d="M0 0h40L0 40z"/>`
  return ''
}

/** FNV-1a, stirred at the end so that short and similar words differ in every bit. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0)!, 0x01000193) >>> 0
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** A linear congruential sequence in [0, 1): looks random, repeats exactly. */
function randomFrom(seed: number): () => number {
  let state = seed || 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
