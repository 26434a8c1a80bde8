import type { Fonts } from '../fonts.ts'
import type { Style } from './page.ts'

/** A stretch of text that one font draws; a fallback's is laid out as a whole, so that right-to-left words keep their order. */
export type Run = { text: string; font: string; whole: boolean }

/** Divides a text by the fonts it needs. Spaces between two words of one fallback stay with it. */
export function runsOf(text: string, { fallbacks }: Fonts, { weight }: Style): Run[] {
  if (fallbacks.size === 0) return [{ text, font: weight, whole: false }]
  const runs: Run[] = []
  let spaces = ''
  for (const character of text) {
    const last = runs.at(-1)
    if (character === ' ' && last?.whole) {
      spaces += character
      continue
    }
    const font = fallbacks.get(character.codePointAt(0) ?? 0)?.name ?? weight
    if (last?.font === font) last.text += spaces + character
    else runs.push(...gap(spaces, weight), { text: character, font, whole: font !== weight })
    spaces = ''
  }
  return [...runs, ...gap(spaces, weight)]
}

function gap(spaces: string, font: Style['weight']): Run[] {
  return spaces === '' ? [] : [{ text: spaces, font, whole: false }]
}
