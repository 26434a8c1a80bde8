import { stopwatch } from './platform/clock.ts'

/** Hears how far something has come: of what, how many are done, of how many. */
export type ProgressTo = (of: string, done: number, all: number) => void

/** How often a line is told where nobody watches, and how often a terminal's bar is drawn anew, in milliseconds. */
const LINE_EVERY_MS = 5_000
export const BAR_EVERY_MS = 100
const BAR_WIDTH = 30
/** Goes to the beginning of the line and clears it. */
export const ANEW = '\r\u001B[K'

/** A bar that moves on a terminal; plain lines, the last one always, everywhere else. */
export function progressOn(stream: NodeJS.WriteStream): ProgressTo {
  let told = stopwatch()
  return (of, done, all) => {
    const isEnd = done >= all
    const isDue = stopwatch() - told >= (stream.isTTY ? BAR_EVERY_MS : LINE_EVERY_MS)
    if (!isEnd && !isDue) return
    told = stopwatch()
    stream.write(stream.isTTY ? bar(of, done, all) : `${of}: ${done} of ${all}\n`)
    if (stream.isTTY && isEnd) stream.write('\n')
  }
}

/** As much of a bar as is done. */
export function barOf(done: number, all: number): string {
  const full = all === 0 ? BAR_WIDTH : Math.floor((BAR_WIDTH * done) / all)
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`
}

function bar(of: string, done: number, all: number): string {
  const share = all === 0 ? 1 : done / all
  return `${ANEW}${barOf(done, all)} ${String(Math.floor(share * 100)).padStart(3)} %  ${of} ${done}/${all}`
}
