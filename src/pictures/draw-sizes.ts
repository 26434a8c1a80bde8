import { createCanvas, type Image, loadImage } from '@napi-rs/canvas'
import { imageSize } from 'image-size'
import { LEAST } from './least.ts'
import { notAPicture, pictureTooSmall, tooManyPixels } from './problems.ts'
import type { PictureSize } from './schema.ts'

/** How wide each size is, in pixels. What comes narrower is never blown up. */
const WIDTHS: Record<PictureSize, number> = { large: 1600, small: 640 }
/** A file of few bytes can unfold to more memory than there is: so many pixels are four times as many bytes. */
const PIXELS_MOST = 50_000_000
/** Of a hundred. */
const QUALITY = 80
const TYPES: readonly (string | undefined)[] = ['jpg', 'png', 'webp']

export type Drawn = { width: number; height: number; files: Record<PictureSize, Buffer> }

/**
 * Draws a picture anew in each size, upright, as WebP. It is measured by its head before it is unfolded.
 * @throws picture/not-a-picture, picture/too-small, picture/too-many-pixels
 */
export async function drawSizes(bytes: Buffer): Promise<Drawn> {
  demandFit(bytes)
  const image = await loadImage(bytes).catch(() => {
    throw notAPicture()
  })
  const [large, small] = await Promise.all([draw(image, WIDTHS.large), draw(image, WIDTHS.small)])
  const { width, height } = sizeAt(image, WIDTHS.large)
  return { width, height, files: { large, small } }
}

function demandFit(bytes: Buffer): void {
  const { type, width, height } = measured(bytes)
  if (!TYPES.includes(type)) throw notAPicture()
  if (width * height > PIXELS_MOST) throw tooManyPixels(PIXELS_MOST)
  if (Math.max(width, height) < LEAST.long || Math.min(width, height) < LEAST.short)
    throw pictureTooSmall(LEAST.long, LEAST.short)
}

function measured(bytes: Buffer) {
  try {
    return imageSize(bytes)
  } catch {
    throw notAPicture()
  }
}

function sizeAt({ width, height }: Image, most: number): { width: number; height: number } {
  const part = Math.min(1, most / width)
  return { width: Math.round(width * part), height: Math.round(height * part) }
}

function draw(image: Image, most: number): Promise<Buffer> {
  const { width, height } = sizeAt(image, most)
  const canvas = createCanvas(width, height)
  const brush = canvas.getContext('2d')
  brush.imageSmoothingQuality = 'high'
  brush.drawImage(image, 0, 0, width, height)
  return canvas.encode('webp', QUALITY)
}
