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
/** The side of a cell, in the pattern's own measure. */
export const CELL = 40
const FULL_TURN = 4
/** Turned about its middle and moved to its place. */
export type Cell = { x: number; y: number; degrees: number; fill: string; path: string }

/** A picture made from words: the topic gives the colours, the code the arrangement, the same for ever. */
export function patternOf(
  topic: string,
  code: string,
  { width, height }: { width: number; height: number },
): { ground: string; cells: Cell[] } {
  const [ground, shape, light] = PALETTES[hash(topic) % PALETTES.length]!
  const random = randomFrom(hash(code))
  const cells: Cell[] = []
  for (let x = 0; x < width; x += CELL)
    for (let y = 0; y < height; y += CELL) {
      const fill = random() < 0.16 ? light : shape
      const degrees = Math.floor(random() * FULL_TURN) * 90
      const path = pathOf(random())
      if (path !== null) cells.push({ x, y, degrees, fill, path })
    }
  return { ground, cells }
}

/** A leaf, half a disc, a dot, a triangle or nothing. */
function pathOf(kind: number): string | null {
  if (kind < 0.34) return 'M0 0h40A40 40 0 0 1 0 40z'
  if (kind < 0.58) return 'M0 20a20 20 0 0 1 40 0z'
  if (kind < 0.72) return 'M11 20a9 9 0 1 1 18 0a9 9 0 1 1 -18 0z'
  if (kind < 0.84) return 'M0 0h40L0 40z'
  return null
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
