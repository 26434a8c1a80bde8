/** The parts of "ledelse, økonomi", without the empty ones. */
export const betweenCommas = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
