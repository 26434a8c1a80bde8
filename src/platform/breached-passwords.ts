import { createHash } from 'node:crypto'
import { callPeer } from './call-peer.ts'
import { assertOutsideTransaction } from './db/transact.ts'

/** Whoever knows which passwords have leaked. @throws Error with what went wrong; nothing is then known of the password */
export type BreachedPasswords = { hasLeaked(password: string): Promise<boolean> }

/** How long somebody who chooses a password waits for the answer, in milliseconds. */
const PATIENCE_MS = 2_000
/** Hexadecimal figures of the digest that leave: each stands for some hundreds of leaked passwords. */
const PREFIX = 5

/**
 * A range service as Have I Been Pwned offers it: GET {url}/range/{five figures} answers with the ends of all digests that begin so and how
 * often each has leaked; lines with a count of 0 are padding, so that the size of the answer tells nothing either.
 */
export function openBreachedPasswords({ url }: { url: string }): BreachedPasswords {
  const base = url.replace(/\/$/, '')
  return {
    async hasLeaked(password) {
      assertOutsideTransaction('the service of leaked passwords')
      const digest = createHash('sha1').update(password).digest('hex').toUpperCase()
      const [begins, ends] = [digest.slice(0, PREFIX), digest.slice(PREFIX)]
      const { status, text } = await callPeer(
        `${base}/range/${begins}`,
        { headers: { 'add-padding': 'true' } },
        PATIENCE_MS,
      )
      if (status !== 200) throw new Error(`the service of leaked passwords answered ${status}`)
      return text.split(/\r?\n/).some((line) => isIt(line, ends))
    },
  }
}

function isIt(line: string, ends: string): boolean {
  const [end, count] = line.split(':')
  return end?.toUpperCase() === ends && Number(count) > 0
}
