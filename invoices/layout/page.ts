/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 }

export const LEFT = 56.7
export const RIGHT = PAGE.width - 56.7
export const WIDTH = RIGHT - LEFT
export const TOP = 48
/** Nothing of the document itself goes below this; the footer stands beneath. */
export const BOTTOM = 772
/** Where the buyer's address begins, so that it shows in the left window of a C5 or E65 envelope (45 mm to 80 mm). */
export const WINDOW_TOP = 134
/** Left edge of the right half: title and facts. */
export const HALF = 326

/** Greys keep 4.5 : 1 against white, so that small text passes WCAG AA in print and on screen. */
export const COLOURS = {
  ink: '#1b2530',
  quiet: '#56616d',
  accent: '#14456b',
  rule: '#c9d1d8',
  tint: '#f1f5f8',
  warning: '#9c1f1f',
  watermark: '#f6dede',
  paper: '#ffffff',
  code: '#000000',
}

export type Style = { weight: 'regular' | 'bold'; size: number; colour: string }

export const STYLES = {
  title: { weight: 'bold', size: 26, colour: COLOURS.accent },
  titleNumber: { weight: 'regular', size: 13, colour: COLOURS.quiet },
  sellerName: { weight: 'bold', size: 13, colour: COLOURS.ink },
  small: { weight: 'regular', size: 8.5, colour: COLOURS.quiet },
  label: { weight: 'bold', size: 8.5, colour: COLOURS.quiet },
  body: { weight: 'regular', size: 9.5, colour: COLOURS.ink },
  strong: { weight: 'bold', size: 9.5, colour: COLOURS.ink },
  total: { weight: 'bold', size: 12.5, colour: COLOURS.accent },
  address: { weight: 'regular', size: 10.5, colour: COLOURS.ink },
  addressName: { weight: 'bold', size: 10.5, colour: COLOURS.ink },
  warning: { weight: 'bold', size: 9.5, colour: COLOURS.warning },
  footer: { weight: 'regular', size: 7.5, colour: COLOURS.quiet },
} as const satisfies Record<string, Style>

const LEADING = 1.38
const ASCENT = 1.0

export function lineHeight(style: Style): number {
  return style.size * LEADING
}

/** From the top of a line to its baseline. */
export function baselineOf(style: Style): number {
  return style.size * ASCENT
}
