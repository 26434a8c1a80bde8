import { daysAfter, HOUR_MS } from '../src/platform/clock.ts'
import type { Tx } from '../src/platform/db/transact.ts'
import { launchOffering } from '../src/storefront/launch-offering.ts'

/** Offerings of a busy unit, and the seats of each: about what the sales of one run need. */
export const OFFERINGS = 120
const SEATS = 60
/** Offerings whose rows only the bare limit uses. */
export const BARE_OFFERINGS = 20
const BARE_SEATS = 3_000
const BARE_PEOPLE = 60_000
export const FLASH_SEATS = 500
/** What a seat costs, without VAT: teaching is exempt. */
export const PRICE_MINOR = 490_000

type Does = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

export async function openOfferings(does: Does): Promise<void> {
  for (let n = 0; n < OFFERINGS; n++) await open(does, `kurs-${n}`, SEATS)
  for (const name of ['flash-cart', 'flash-call']) await open(does, name, FLASH_SEATS)
  for (let n = 0; n < BARE_OFFERINGS; n++) await open(does, `bare-${n}`, 1)
  await does(async ({ client }) => {
    // Longer than any request may take, on a machine that has other work.
    await client.query(`set local statement_timeout = '5min'`)
    await client.query(`insert into seats (id, pool_id, number) select uuidv7(), p.id, n from seat_pools p
      join offerings o on o.id = p.offering_id, generate_series(2, ${BARE_SEATS}) n where o.code like 'bare-%'`)
    await client.query(`insert into people (id, email, name) select uuidv7(), 'bare-' || n || '@example.no', 'Bare ' || n
      from generate_series(1, ${BARE_PEOPLE}) n`)
    // Out of sight, so that the catalogue's figures are those of a catalogue.
    await client.query(`update offerings set published_at = null where code like 'bare-%'`)
  })
}

function open(does: Does, code: string, capacity: number) {
  return does((tx) => {
    const startsAt = daysAfter(tx.now, 30)
    const hours = (n: number) => new Date(startsAt.getTime() + n * HOUR_MS)
    return launchOffering(tx, {
      course: {
        slug: code,
        faculty: 'Fakultet for helsevitenskap',
        creditTenths: 25,
        level: 'bachelor',
        topics: ['statistikk'],
        contactEmail: 'kurs@proveskolen.example',
        texts: {
          nb: {
            title: `Praktisk statistikk ${code}`,
            summary: 'Tall.',
            description: 'Vi regner.',
            outcomes: '',
            prerequisites: '',
          },
        },
      },
      offering: {
        code,
        invoiceToPersons: false,
        employerHoldDays: 7,
        mode: 'campus',
        place: 'Pilestredet 35, Oslo',
        teachingLang: 'nb',
        zone: 'Europe/Oslo',
        startsAt,
        endsAt: hours(30),
        saleOpensAt: daysAfter(tx.now, -60),
        saleClosesAt: daysAfter(startsAt, -1),
        minimum: 1,
        sessions: [{ startsAt, endsAt: hours(6), place: 'Rom P45' }],
      },
      price: { currency: 'NOK', netMinor: PRICE_MINOR, taxClass: 'exempt-teaching', taxDecision: 'Ingrid: § 3-5' },
      capacity,
      terms: {
        code: 'standard',
        name: { nb: 'Standard', en: 'Standard' },
        inWords: { nb: 'Gratis til to uker før.', en: 'Free until two weeks before.' },
      },
    })
  })
}
