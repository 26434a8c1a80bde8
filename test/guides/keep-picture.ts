import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, type Image, loadImage } from '@napi-rs/canvas'
import type { Page } from 'playwright-core'
import { PICTURE } from '../../src/web/help/guide.ts'

const FOLDER = join(import.meta.dirname, '../../docs/guides/pictures')
/** Of WebP: words stay sharp at this. */
const QUALITY = 78
/** So far may a colour of a pixel be from what it was, of 255; and so many pixels of a thousand may be farther. */
const NEAR = 48
const OTHER_PER_MILLE = 4
/** Above a mark that is as high as the picture, and below every mark, so many pixels of the page are shown. */
const ROOM = 40
const BELOW = 120

/** A till that sells has no banner of a demo. The mark is drawn around, so that nothing moves. */
const STAGED = `.demo-banner { display: none } .summary { position: static !important }
[data-marked] { outline: 4px solid #c2410c !important; outline-offset: 4px; border-radius: 6px }`

/** Runs in the page. */
const markIt = (each: { setAttribute(name: string, value: string): void }): void => each.setAttribute('data-marked', '')

/** `npm run guides` takes the pictures; without it nothing is drawn. A picture that looks as it did stays as it is. */
export async function keepPictureOf(page: Page, mark: string | undefined, name: string): Promise<void> {
  if (mark !== undefined) await page.locator(mark).first().waitFor()
  if (process.env.CT_GUIDES !== '1') return
  await page.addStyleTag({ content: STAGED })
  if (mark !== undefined) await page.locator(mark).first().evaluate(markIt)
  await page.evaluate(`{ const marked = document.querySelector('[data-marked]'); document.activeElement?.blur();
    const { top, bottom } = marked?.getBoundingClientRect() ?? { top: 0, bottom: 0 }
    scrollBy(0, marked ? Math.min(top - ${ROOM}, bottom - innerHeight + ${BELOW}) : -scrollY); document.fonts.ready }`)
  const image = await loadImage(await page.screenshot())
  const path = join(FOLDER, name)
  if (existsSync(path) && isAlike(image, await loadImage(readFileSync(path)))) return
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(path, await drawn(image).encode('webp', QUALITY))
}

function drawn(image: Image) {
  const canvas = createCanvas(PICTURE.width, PICTURE.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas
}

function isAlike(one: Image, other: Image): boolean {
  const [left, right] = [one, other].map(
    (image) => drawn(image).getContext('2d').getImageData(0, 0, PICTURE.width, PICTURE.height).data,
  )
  let differing = 0
  for (let at = 0; at < left!.length; at += 4)
    if ([0, 1, 2].some((colour) => Math.abs(left![at + colour]! - right![at + colour]!) > NEAR)) differing++
  return differing * 1000 < PICTURE.width * PICTURE.height * OTHER_PER_MILLE
}
