import type { CreateCourse } from '../../src/catalogue/create-course.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { daysAfter, HOUR_MS } from '../../src/platform/clock.ts'
import { type Connection, connect } from '../../src/platform/db/connect.ts'
import { type Tx, transact } from '../../src/platform/db/transact.ts'
import { type LaunchOffering, launchOffering } from '../../src/storefront/launch-offering.ts'
import { freshDatabase } from '../support/database.ts'

export const ingrid: Actor = {
  kind: 'person',
  personId: '01890000-0000-7000-8000-000000000001',
  roles: ['course-administrator'],
}

export type House = Connection & { does<T>(work: (tx: Tx) => Promise<T>, actor?: Actor): Promise<T> }

/** A database of its own in which Ingrid, a course administrator, works. */
export async function openHouse(): Promise<House> {
  const { appUrl } = await freshDatabase()
  const connection = connect(appUrl, 4)
  return { ...connection, does: (work, actor = ingrid) => transact(connection.pool, actor, work) }
}

let made = 0
const unique = () => `${++made}`

export function courseDraft(change: Partial<CreateCourse> = {}): CreateCourse {
  return {
    slug: `praktisk-statistikk-${unique()}`,
    faculty: 'Fakultet for helsevitenskap',
    creditTenths: 25,
    level: 'bachelor',
    topics: ['statistikk'],
    contactEmail: 'kurs@hoyskolen.no',
    texts: {
      nb: {
        title: 'Praktisk statistikk',
        summary: 'Tall du kan stole på.',
        description: 'Vi regner sammen.',
        outcomes: '',
        prerequisites: '',
      },
    },
    ...change,
  }
}

export function offeringDraft(change: Partial<LaunchOffering['offering']> = {}): LaunchOffering['offering'] {
  const startsAt = change.startsAt ?? daysAfter(new Date(), 30)
  const hours = (n: number) => new Date(startsAt.getTime() + n * HOUR_MS)
  return {
    code: `STAT-${unique()}`,
    invoiceToPersons: false,
    employerHoldDays: 7,
    mode: 'campus',
    place: 'Pilestredet 35, Oslo',
    teachingLang: 'nb',
    zone: 'Europe/Oslo',
    startsAt,
    endsAt: hours(30),
    saleOpensAt: daysAfter(startsAt, -60),
    saleClosesAt: daysAfter(startsAt, -2),
    minimum: 5,
    sessions: [
      { startsAt: hours(24), endsAt: hours(30), place: 'Rom P46' },
      { startsAt, endsAt: hours(6), place: 'Rom P45' },
    ],
    ...change,
  }
}

type Change = { course?: Partial<CreateCourse>; offering?: Partial<LaunchOffering['offering']> }
type Rest = Partial<Omit<LaunchOffering, 'course' | 'offering'>>

export function launch(house: Pick<House, 'does'>, { course = {}, offering = {}, ...rest }: Change & Rest = {}) {
  return house.does((tx) =>
    launchOffering(tx, {
      course: courseDraft(course),
      offering: offeringDraft({ minimum: Math.min(5, rest.capacity ?? 5), ...offering }),
      price: {
        currency: 'NOK',
        netMinor: 490_000,
        taxClass: 'exempt-teaching',
        taxDecision: 'Ingrid: teaching, § 3-5',
      },
      capacity: 20,
      terms: {
        code: 'standard',
        name: { nb: 'Standardvilkår', en: 'Standard terms' },
        inWords: { nb: 'Gratis til to uker før.', en: 'Free until two weeks before.' },
      },
      ...rest,
    }),
  )
}

/** Lets somebody hold or have bought some seats, as the claiming half of the seats would. */
export async function take(
  house: House,
  poolId: string,
  seats: number,
  state: 'held' | 'lapsed' | 'sold',
): Promise<void> {
  const until = state === 'held' ? "now() + interval '10 minutes'" : "now() - interval '1 minute'"
  await house.pool.query(
    `with hold as (insert into seat_holds (id, ends_at) values (uuidv7(), ${until}) returning id, ends_at)
     update seats set hold_id = hold.id, held_until = hold.ends_at, sold_at = ${state === 'sold' ? 'now()' : 'null'} from hold
     where seats.id in (select id from seats where pool_id = $1 and hold_id is null order by number desc limit $2)`,
    [poolId, seats],
  )
}
