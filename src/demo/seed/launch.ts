import { createOffering } from '../../catalogue/create-offering.ts'
import { DAY_MS, HOUR_MS } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { addExtra } from '../../pricing/put-extra.ts'
import { setPrice } from '../../pricing/set-price.ts'
import { openPool } from '../../seats/open-pool.ts'
import { type LaunchOffering, launchOffering } from '../../storefront/launch-offering.ts'
import { publishOffering } from '../../storefront/publish-offering.ts'
import { setTerms } from '../../terms/set-terms.ts'
import type { SeedCourse, SeedExtra, SeedStart } from './course.ts'
import { daysFrom, type Scene, type Stood } from './stage.ts'
import { teachingDay } from './teaching-day.ts'
import { CANCELLATION_TERMS } from './terms.ts'

/** How long an offering is on sale, how long the seeded past is, and when sale closes before the start, in days. */
const ON_SALE = 120
const PAST = 364
const CLOSES_BEFORE = 2
/** What is announced for a far future went on sale this many days ago. */
const NEWEST = 3

export const launchedAt = (today: Date, { inDays }: SeedStart): Date =>
  daysFrom(today, Math.max(-PAST, Math.min(-NEWEST, inDays - ON_SALE)))

/** One scene per offering; the first of a course brings the course with it. */
export function launches(course: SeedCourse, today: Date): Scene[] {
  let courseId: string | null = null
  return course.starts.map((start, n) => ({
    at: launchedAt(today, start),
    async play(stage) {
      const at = launchedAt(today, start)
      const tx = await stage.at(at)
      const draft = offeringOf(course, { today, start, code: `${course.code}-${n + 1}` })
      const launched = courseId ? await addOffering(tx, { ...draft, courseId }) : await launchOffering(tx, draft)
      courseId = launched.courseId
      const { code, startsAt } = draft.offering
      const extras = await addExtras(tx, launched.offeringId, course.extras ?? [])
      stage.offerings.set(code, {
        extras,
        offeringId: launched.offeringId,
        code,
        grossMinor: course.grossKroner * 100,
        launchedAt: at,
        startsAt,
      })
    },
  }))
}

async function addExtras(tx: Tx, offeringId: string, extras: readonly SeedExtra[]): Promise<Stood['extras']> {
  const added: Stood['extras'] = []
  for (const { grossKroner, ...extra } of extras) {
    const body = { ...extra, currency: 'NOK', grossMinor: grossKroner * 100, mostPerSeat: 1, required: false } as const
    const { extraId, gross } = await addExtra(tx, { ...body, offeringId })
    added.push({ extraId, grossMinor: gross.minor })
  }
  return added
}

/** Another offering of a course that is here already: the same verbs without the course's. */
async function addOffering(
  tx: Tx,
  { courseId, ...draft }: LaunchOffering & { courseId: string },
): Promise<{ courseId: string; offeringId: string }> {
  const { offeringId } = await createOffering(tx, { ...draft.offering, courseId })
  await setPrice(tx, { ...draft.price, offeringId })
  await setTerms(tx, { ...draft.terms, offeringId })
  await openPool(tx, { offeringId, name: 'standard', capacity: draft.capacity })
  await publishOffering(tx, offeringId)
  return { courseId, offeringId }
}

function offeringOf(
  course: SeedCourse,
  { today, start, code }: { today: Date; start: SeedStart; code: string },
): LaunchOffering {
  const { slug, faculty, creditTenths, level, topics, texts, mode, place, teachingLang, minimum, capacity, taxClass } =
    course
  const sessions = sessionsOf(course, daysFrom(today, start.inDays))
  const [startsAt, endsAt] = [sessions[0]!.startsAt, sessions.at(-1)!.endsAt]
  const closes = course.terms === 'open' ? startsAt : new Date(startsAt.getTime() - CLOSES_BEFORE * DAY_MS)
  return {
    course: { slug, faculty, creditTenths, level, topics, texts, contactEmail: 'kurs@fjordbyen.example' },
    offering: {
      code,
      mode,
      place,
      teachingLang,
      zone: 'Europe/Oslo',
      startsAt,
      endsAt,
      minimum,
      invoiceToPersons: course.invoiceToPersons ?? false,
      employerHoldDays: 7,
      sessions,
      saleOpensAt: launchedAt(today, start),
      saleClosesAt: closes,
    },
    price: {
      currency: 'NOK',
      grossMinor: course.grossKroner * 100,
      taxClass,
      taxDecision:
        taxClass === 'standard'
          ? 'Ingrid Sæther: digitalt selvstudium uten lærer, alminnelig sats'
          : 'Ingrid Sæther: undervisning, unntatt etter merverdiavgiftsloven § 3-5',
    },
    capacity,
    terms: CANCELLATION_TERMS[course.terms],
  }
}

function sessionsOf({ meetings, mode, place }: SeedCourse, first: Date) {
  return Array.from({ length: meetings.count }, (_, n) => {
    const day = teachingDay(new Date(first.getTime() + n * meetings.everyDays * DAY_MS), n)
    const hour = (h: number) => new Date(day.getTime() + h * HOUR_MS)
    return { startsAt: hour(meetings.from), endsAt: hour(meetings.to), place: mode === 'online' ? 'Zoom' : place }
  }).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}
