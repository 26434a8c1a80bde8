import type { Actor } from './actor.ts'

/** A request that was not done, as its answer told: what support is asked about under the id that it printed. */
export type Refusal = {
  requestId: string
  at: Date
  method: string
  /** Without what stands behind the question mark, and without what may open something. */
  path: string
  status: number
  code: string
  /** Which members of the input were wrong, never what they were. */
  pointers: readonly string[]
  personId: string | null
  client: string | null
}

/** So many are kept between two writes. Where there are more, our own failures stay and other people's mistakes go. */
const KEPT_MOST = 500
/** Anybody can make these by the thousand, and nobody rings about them: somebody who must sign in, an address that is none. */
const UNTOLD: ReadonlySet<string> = new Set(['access/sign-in', 'request/no-such-address', 'request/broken'])
/** What may be the secret of a link: ids and words of addresses look otherwise. */
const SECRET = /^(?=.*[A-Z\d_])[\w.-]{20,}$/
const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** What requests have been refused and nobody has written yet. A process that ends in disorder loses it. */
export type Refusals = {
  note(refusal: Refusal): void
  take(): Refusal[]
  /** What could not be written is taken again the next time. */
  putBack(refusals: readonly Refusal[]): void
}

export function openRefusals(): Refusals {
  let kept: Refusal[] = []
  const add = (refusal: Refusal) => {
    if (kept.length >= KEPT_MOST) {
      if (refusal.status < 500) return
      const minor = kept.findIndex(({ status }) => status < 500)
      if (minor < 0) return
      kept.splice(minor, 1)
    }
    kept.push(refusal)
  }
  return {
    note: (refusal) => {
      if (!UNTOLD.has(refusal.code)) add(refusal)
    },
    take() {
      const taken = kept
      kept = []
      return taken
    },
    putBack: (refusals) => {
      for (const each of refusals) add(each)
    },
  }
}

/** An address as it may be kept. */
export const plainPath = (url: string): string =>
  url
    .split('?')[0]!
    .split('/')
    .map((part) => (SECRET.test(part) && !ID.test(part) ? '…' : part))
    .join('/')
    .slice(0, PATH_MAX)
/** In characters: longer ones are nobody's. */
const PATH_MAX = 300

/** Who was refused, by id. */
export const refusedWhom = (actor: Actor): Pick<Refusal, 'personId' | 'client'> => ({
  personId: actor.kind === 'person' ? actor.personId : null,
  client: actor.kind === 'client' ? actor.clientId : null,
})
