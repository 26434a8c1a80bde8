import { createRequire } from 'node:module'
import { type Canvas, createCanvas, GlobalFonts, Path2D, type SKRSContext2D } from '@napi-rs/canvas'
import { CELL, patternOf } from '../../storefront/pattern-of.ts'
import { linesOf } from './fit-words.ts'
import type { PictureFacts } from './picture-facts.ts'
import { PICTURE } from './size.ts'

/** The colours of the pages (tokens.css). */
const INK = {
  paper: '#fbf7ef',
  pine: '#0b3434',
  soft: '#4b5a5c',
  saffron: '#f6c65b',
  ember: '#b8431c',
  line: '#e2d8c6',
}
const SANS = 'Course Sans'
const MARGIN = 72
/** The pattern stands at the right edge, three cells wide. */
const SCALE = 2.25
const STRIP = 3 * CELL * SCALE
const WIDTH = PICTURE.width - STRIP - MARGIN - 56
/** Sizes that a title is tried in, largest first, and how many lines it may take in each. */
const TITLE = [
  { size: 78, most: 2 },
  { size: 66, most: 3 },
  { size: 56, most: 4 },
  { size: 50, most: 4 },
  { size: 42, most: 5 },
] as const
const LEADING = 1.1
const TITLE_TOP = 150
const FOOT = PICTURE.height - MARGIN
const LINE_HEIGHT = 44

let ready = false
function readyFonts(): void {
  if (ready) return
  const require = createRequire(import.meta.url)
  for (const weight of ['400Regular', '600SemiBold', '700Bold'])
    GlobalFonts.registerFromPath(
      require.resolve(`@expo-google-fonts/source-sans-3/${weight}/SourceSans3_${weight}.ttf`),
      SANS,
    )
  ready = true
}

/** The picture of an offering for sharing, as PNG. Drawing takes milliseconds here, packing goes on beside the program. */
export function drawPicture(facts: PictureFacts): Promise<Buffer> {
  readyFonts()
  const canvas: Canvas = createCanvas(PICTURE.width, PICTURE.height)
  const brush = canvas.getContext('2d')
  brush.fillStyle = INK.paper
  brush.fillRect(0, 0, PICTURE.width, PICTURE.height)
  drawPattern(brush, facts)
  write(brush, facts.shop, { x: MARGIN, y: MARGIN + 22, size: 30, weight: 600, colour: INK.pine, width: WIDTH })
  brush.fillStyle = INK.saffron
  brush.fillRect(MARGIN, MARGIN + 44, 64, 6)
  drawTitle(brush, facts.title)
  drawFoot(brush, facts)
  return canvas.encode('png')
}

function drawPattern(brush: SKRSContext2D, { topic, code }: PictureFacts): void {
  const size = { width: STRIP / SCALE, height: PICTURE.height / SCALE }
  const { ground, cells } = patternOf(topic, code, size)
  brush.save()
  brush.translate(PICTURE.width - STRIP, 0)
  brush.scale(SCALE, SCALE)
  brush.fillStyle = ground
  brush.fillRect(0, 0, size.width, size.height)
  for (const { x, y, degrees, fill, path } of cells) {
    brush.save()
    brush.translate(x + CELL / 2, y + CELL / 2)
    brush.rotate((degrees * Math.PI) / 180)
    brush.translate(-CELL / 2, -CELL / 2)
    brush.fillStyle = fill
    brush.fill(new Path2D(path))
    brush.restore()
  }
  brush.restore()
}

/** In the largest size in which it is whole, else cut between two words in the smallest. */
function drawTitle(brush: SKRSContext2D, title: string): void {
  const tried = TITLE.map(({ size, most }) => {
    brush.font = `700 ${size}px "${SANS}"`
    const lines = linesOf(title, (text) => brush.measureText(text).width, { width: WIDTH, most })
    return { size, lines, whole: lines.join('').replaceAll(/[\s-]/g, '') === title.replaceAll(/[\s-]/g, '') }
  })
  const { size, lines } = tried.find(({ whole }) => whole) ?? tried.at(-1)!
  for (const [at, line] of lines.entries())
    write(brush, line, {
      ...{ x: MARGIN, y: TITLE_TOP + size * LEADING * (at + 0.85), size, weight: 700 },
      ...{ colour: INK.pine, width: WIDTH },
    })
}

function drawFoot(brush: SKRSContext2D, { lines, price, notice }: PictureFacts): void {
  brush.fillStyle = INK.line
  const top = FOOT - LINE_HEIGHT * (lines.length + 1) - 22
  brush.fillRect(MARGIN, top, WIDTH, 2)
  for (const [at, line] of lines.entries())
    write(brush, line, {
      ...{ x: MARGIN, y: top + LINE_HEIGHT * (at + 1) + 4, size: 32, weight: 400 },
      ...{ colour: INK.soft, width: WIDTH },
    })
  write(brush, price, { x: MARGIN, y: FOOT, size: 46, weight: 700, colour: INK.pine, width: WIDTH })
  if (notice === null) return
  brush.font = `700 46px "${SANS}"`
  const x = MARGIN + brush.measureText(price).width + 36
  write(brush, notice, { x, y: FOOT - 2, size: 32, weight: 600, colour: INK.ember, width: WIDTH - x + MARGIN })
}

type Written = { x: number; y: number; size: number; weight: number; colour: string; width: number }

/** One line of words, no wider than it may be. */
function write(brush: SKRSContext2D, text: string, { x, y, size, weight, colour, width }: Written): void {
  brush.font = `${weight} ${size}px "${SANS}"`
  brush.fillStyle = colour
  const [line] = linesOf(text, (piece) => brush.measureText(piece).width, { width, most: 1 })
  brush.fillText(line ?? '', x, y)
}
