import { type SafeHtml, trusted } from '../../platform/html.ts'
import { CELL, patternOf } from '../../storefront/pattern-of.ts'

/** In pixels; a banner runs across a whole page, a card's picture does not. */
const WIDTHS = { card: 400, banner: 1600 } as const
const HEIGHT = 120
const MIDDLE = CELL / 2

/** The pattern of a topic and a code, as a picture in a page. */
export function pattern(topic: string, code: string, size: keyof typeof WIDTHS = 'card'): SafeHtml {
  const width = WIDTHS[size]
  const { ground, cells } = patternOf(topic, code, { width, height: HEIGHT })
  const shapes = cells.map(
    ({ x, y, degrees, fill, path }) =>
      `<path transform="translate(${x} ${y}) rotate(${degrees} ${MIDDLE} ${MIDDLE})" fill="${fill}" d="${path}"/>`,
  )
  return trusted(
    `<svg class="pattern" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false"><rect width="${width}" height="${HEIGHT}" fill="${ground}"/>${shapes.join('')}</svg>`,
  )
}
