import { sellerSetting } from '../invoicing/seller.ts'
import type { Actor } from '../platform/actor.ts'
import { DAY_MS } from '../platform/clock.ts'
import type { Pool } from '../platform/db/connect.ts'
import { type Tx, transact } from '../platform/db/transact.ts'
import { readSetting, writeSetting } from '../platform/settings.ts'
import { launchOffering } from '../storefront/launch-offering.ts'
import { publishSalesTerms } from '../terms/publish-sales-terms.ts'

const seeder: Actor = { kind: 'job', name: 'seed' }

export async function seedOnce(pool: Pool): Promise<void> {
  await transact(pool, seeder, async (tx) => {
    if (await readSetting(tx, sellerSetting)) return
    await seedSeller(tx)
    await publishSalesTerms(tx, { words: { nb: 'Salgsvilkår.', en: 'Sales terms.' } })
    for (const n of [1, 2, 3]) await seedCourse(tx, n)
  })
}

const seedSeller = (tx: Tx): Promise<void> =>
  writeSetting(tx, sellerSetting, {
    name: 'Fjordbyen universitet, etter- og videreutdanning',
    legalName: 'Fjordbyen universitet',
    organisationNumber: '974767880',
    vatRegistered: true,
    inForetaksregisteret: false,
    street: 'Universitetsgata 1',
    postcode: '0164',
    city: 'Oslo',
    email: 'faktura@fjordbyen.example',
    bankAccount: '15032080119',
    senderEmail: 'kurs@fjordbyen.example',
  })

async function seedCourse(tx: Tx, n: number): Promise<void> {
  const startsAt = new Date(tx.now.getTime() + n * 30 * DAY_MS)
  await launchOffering(tx, {
    course: {
      slug: `kurs-${n}`,
      faculty: 'Fakultet for helsevitenskap',
      creditTenths: 25,
      level: 'bachelor',
      topics: ['helse'],
      contactEmail: 'kurs@fjordbyen.example',
      texts: {
        nb: {
          title: `Kurs ${n}`,
          summary: 'Kort om kurset.',
          description: 'Langt om kurset.',
          outcomes: 'Du kan noe nytt.',
          prerequisites: 'Ingen',
        },
      },
    },
    offering: {
      code: `KURS-${n}`,
      mode: 'campus',
      place: 'Pilestredet 35, Oslo',
      teachingLang: 'nb',
      zone: 'Europe/Oslo',
      startsAt,
      endsAt: new Date(startsAt.getTime() + 2 * DAY_MS),
      saleOpensAt: new Date(tx.now.getTime() - DAY_MS),
      saleClosesAt: new Date(startsAt.getTime() - DAY_MS),
      minimum: 5,
      sessions: [{ startsAt, endsAt: new Date(startsAt.getTime() + DAY_MS / 4), place: 'Rom 1' }],
    },
    price: {
      currency: 'NOK',
      netMinor: 490_000 * n,
      taxClass: 'exempt-teaching',
      taxDecision: 'Undervisning med lærer',
    },
    capacity: 30,
    terms: {
      code: 'standard',
      name: { nb: 'Standard', en: 'Standard' },
      inWords: {
        nb: 'Gratis avbestilling til 14 dager før start.',
        en: 'Free cancellation until 14 days before the start.',
      },
    },
  })
}
