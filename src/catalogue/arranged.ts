import type { LockedOffering } from './lock-offering.ts'
import type { Arranged } from './schema.ts'

type Arrangeable = Pick<LockedOffering, 'zone' | 'mode' | 'place' | 'teachingLang' | 'startsAt' | 'endsAt' | 'sessions'>

/** What of an offering those who have a place arrange their lives by, as it is kept of a change. */
export const arrangedIn = (offering: Arrangeable): Arranged => ({
  ...{ zone: offering.zone, mode: offering.mode, place: offering.place, teachingLang: offering.teachingLang },
  ...spanOf(offering),
  sessions: offering.sessions.map((each) => ({ ...spanOf(each), place: each.place })).toSorted(byStart),
})

/** Whether anything of that differs. */
export const differs = (one: Arranged, other: Arranged): boolean => JSON.stringify(one) !== JSON.stringify(other)

/**
 * Whether a change is one that somebody may not be able to live with: another day or hour of beginning, a session more, another
 * place, form or language. Another room of a session, or an earlier end, is not.
 */
export const isMaterial = (before: Arranged, after: Arranged): boolean =>
  JSON.stringify(weighty(before)) !== JSON.stringify(weighty(after)) || endsLater(before, after)

const weighty = ({ startsAt, mode, place, teachingLang, sessions }: Arranged) => ({
  ...{ startsAt, mode, place, teachingLang },
  begins: sessions.map((each) => each.startsAt).toSorted(),
})

/** By the sessions that begin at the same time, or by the whole where there are none. */
function endsLater(before: Arranged, after: Arranged): boolean {
  const ends = ({ sessions, ...whole }: Arranged) =>
    (sessions.length > 0 ? sessions : [whole]).map(({ endsAt }) => endsAt)
  const known = ends(before).toSorted()
  return ends(after)
    .toSorted()
    .some((end, at) => end > (known[at] ?? ''))
}

const byStart = (one: { startsAt: string; place: string }, other: { startsAt: string; place: string }): number =>
  `${one.startsAt} ${one.place}` < `${other.startsAt} ${other.place}` ? -1 : 1

const spanOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
})
