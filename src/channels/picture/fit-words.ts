type Measure = (text: string) => number

const ELLIPSIS = '…'

/**
 * Words in lines no wider than `width`, at most so many. A word that is wider than a line is broken by its letters; what does not
 * fit in the last line is left out by whole words, and said to be.
 */
export function linesOf(text: string, measure: Measure, { width, most }: { width: number; most: number }): string[] {
  const pieces = text.split(/\s+/).flatMap((word) => broken(word, measure, width))
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && measure(`${last} ${piece}`) <= width) lines[lines.length - 1] = `${last} ${piece}`
    else lines.push(piece)
  }
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), shortened(lines[most - 1]!, measure, width)]
}

/** Ends a line with an ellipsis, after as many whole words as fit. */
function shortened(line: string, measure: Measure, width: number): string {
  const words = line.split(' ')
  while (words.length > 1 && measure(`${words.join(' ')} ${ELLIPSIS}`) > width) words.pop()
  return `${words.join(' ')} ${ELLIPSIS}`
}

/** "samfunns-", "vitenskapelig": a word in pieces that fit, a hyphen at each break. */
function broken(word: string, measure: Measure, width: number): string[] {
  if (measure(word) <= width) return [word]
  const letters = [...word]
  let fits = letters.length - 1
  while (fits > 1 && measure(`${letters.slice(0, fits).join('')}-`) > width) fits--
  return [`${letters.slice(0, fits).join('')}-`, ...broken(letters.slice(fits).join(''), measure, width)]
}
