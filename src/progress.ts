import { stopwatch } from './platform/clock.ts'

/** Hears how far something has come: of what, how many are done, of how many. */
export type ProgressTo = (of: string, done: number, all: number) => void

/** How often a line is told where nobody watches, and how often a terminal's bar is drawn anew, in milliseconds. */
const LINE_EVERY_MS = 5_000
const BAR_EVERY_MS = 100
const BAR_WIDTH = 30
/** Goes to the beginning of the line and clears it. */
const ANEW = '\r\u001B[K'

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

function bar(of: string, done: number, all: number): string {
  const share = all === 0 ? 1 : done / all
  const full = Math.round(share * BAR_WIDTH)
  return `${ANEW}${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${String(Math.floor(share * 100)).padStart(3)} %  ${of} ${done}/${all}`
}
