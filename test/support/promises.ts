import { appendFileSync } from 'node:fs'

/** Notes a promise that a test has just seen kept, with its figures: `npm test` prints these lines at its end. */
export function promise(line: string): void {
  const path = process.env.CT_PROMISES
  if (path) appendFileSync(path, `${line}\n`)
}
