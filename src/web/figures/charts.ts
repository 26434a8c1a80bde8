import { html, type SafeHtml } from '../../platform/html.ts'

/** One bar of a picture: its place on the axis, and its parts from the ground up, in whatever the picture counts. */
export type Bar = { label: string; parts: readonly number[] }

/** In units of the picture's own grid; it is stretched to the width there is, and as wide for few bars as for many. */
const WIDTH = 360
const HEIGHT = 120
const GAP = 4
const LABEL_HEIGHT = 18

/**
 * Bars beside each other, those of one place side by side, drawn to the highest of all; below nothing they hang. The same figures
 * stand in a table beside it, so screen readers are told only what it is of.
 */
export function barChart(bars: readonly Bar[], of: string): SafeHtml {
  const all = bars.flatMap(({ parts }) => parts)
  const [top, bottom] = [Math.max(1, ...all), Math.min(0, ...all)]
  const scale = HEIGHT / (top - bottom)
  const ground = top * scale
  const step = WIDTH / bars.length
  const drawn = bars.flatMap(({ parts }, place) =>
    parts.map((part, at) => {
      const own = (step - 2 * GAP) / parts.length
      const tall = Math.abs(part) * scale
      return html`<rect class="chart__bar chart__bar--${at}" x="${(place * step + GAP + at * own).toFixed(1)}" y="${(part >= 0 ? ground - tall : ground).toFixed(1)}" width="${own.toFixed(1)}" height="${tall.toFixed(1)}"/>`
    }),
  )
  const labels = bars.map(
    ({ label }, place) =>
      html`<text class="chart__label" x="${((place + 0.5) * step).toFixed(1)}" y="${HEIGHT + LABEL_HEIGHT - 4}" text-anchor="middle">${label}</text>`,
  )
  return html`<svg class="chart" role="img" aria-label="${of}" viewBox="0 0 ${WIDTH} ${HEIGHT + LABEL_HEIGHT}" focusable="false">${drawn}
<line class="chart__ground" x1="0" x2="${WIDTH}" y1="${ground.toFixed(1)}" y2="${ground.toFixed(1)}"/>${labels}</svg>`
}

/** Of a picture of rows: how high a row is, how much of the width words take, and how many letters fit there. */
const ROW_HEIGHT = 26
const WORDS_WIDTH = 132
const WORDS_LENGTH = 22

/** Bars below each other, each beside its name, the longest as wide as there is. What is below nothing has no bar. */
export function rowChart(bars: readonly Bar[], of: string): SafeHtml {
  const top = Math.max(1, ...bars.flatMap(({ parts }) => parts))
  const thick = (parts: readonly number[]) => (ROW_HEIGHT - 8) / parts.length
  const rows = bars.map(({ label, parts }, place) => {
    const words = label.length > WORDS_LENGTH ? `${label.slice(0, WORDS_LENGTH - 1)}…` : label
    return html`<text class="chart__label" x="0" y="${place * ROW_HEIGHT + ROW_HEIGHT / 2 + 4}">${words}</text>${parts.map(
      (part, at) =>
        html`<rect class="chart__bar chart__bar--${at}" x="${WORDS_WIDTH}" y="${(place * ROW_HEIGHT + 4 + at * thick(parts)).toFixed(1)}" width="${((Math.max(part, 0) / top) * (WIDTH - WORDS_WIDTH)).toFixed(1)}" height="${thick(parts).toFixed(1)}"/>`,
    )}`
  })
  return html`<svg class="chart" role="img" aria-label="${of}" viewBox="0 0 ${WIDTH} ${bars.length * ROW_HEIGHT}" focusable="false">${rows}</svg>`
}

/** What the colours of a picture mean. */
export const legend = (words: readonly string[]): SafeHtml =>
  html`<ul class="chart-legend fine">${words.map((word, at) => html`<li><svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false"><rect class="chart__bar chart__bar--${at}" width="10" height="10"/></svg>${word}</li>`)}</ul>`
