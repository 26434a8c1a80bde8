import { MakeLink } from '../../campaigns/link.ts'
import { makeLink } from '../../campaigns/write-link.ts'
import { createPath } from '../../paths/create-path.ts'
import { PathBody } from '../../paths/path.ts'
import { run, statement } from '../../platform/db/statement.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { publishPath } from '../../storefront/publish-path.ts'
import { MakeVoucher } from '../../vouchers/voucher.ts'
import { makeVoucher } from '../../vouchers/write-voucher.ts'
import { daysFrom, type Scene } from './stage.ts'

const CAMPAIGN = 'Kunstig intelligens i vår'
const CODE = 'VIDERE15'
/** How long the campaign runs from today on, in days. */
const RUNS_DAYS = 90
/** The courses of the path, in order. */
const COURSES = ['kunstig-intelligens-i-offentlig-sektor', 'python-for-analysis', 'universell-utforming']

const COURSE_IDS = statement<{ id: string }>(
  'demo-courses-of-path',
  'select id from courses where slug = any ($1) order by array_position($1, slug)',
)

/** A learning path on sale, and a campaign with a code and a link for a poster. */
export const campaigns = (today: Date): Scene[] => [
  { at: daysFrom(today, -3), play: async (stage) => begin(await stage.at(daysFrom(today, -3)), today) },
]

async function begin(tx: Tx, today: Date): Promise<void> {
  const courseIds = (await run(tx, COURSE_IDS, [COURSES])).map(({ id }) => id)
  const { pathId } = await createPath(tx, PathBody.parse({ ...PATH, courseIds }))
  await publishPath(tx, pathId)
  const until = daysFrom(today, RUNS_DAYS).toISOString()
  await makeVoucher(
    tx,
    MakeVoucher.parse({
      ...{ code: CODE, campaign: CAMPAIGN, percentBasisPoints: 1_500, reason: 'Kampanjen på messen i vår' },
      ...{ fromAt: tx.now.toISOString(), untilAt: until, seatsMost: 200, forWhom: 'persons' },
    }),
  )
  await makeLink(
    tx,
    MakeLink.parse({
      ...{ name: 'messe', leadsTo: `/courses/${COURSES[0]}`, source: 'messen', medium: 'plakat' },
      ...{ campaign: CAMPAIGN, code: CODE, untilAt: until },
    }),
  )
}

const PATH = {
  slug: 'digital-i-praksis',
  price: { by: 'percent', percentBasisPoints: 1_500 },
  texts: {
    nb: {
      title: 'Digital i praksis',
      summary:
        'Tre korte kurs som hører sammen: hva kunstig intelligens kan, tallene bak, og løsninger som alle kan bruke.',
      description:
        'Ta kursene i den rekkefølgen som passer deg. De bygger ikke på hverandre, men de som tar alle tre, snakker bedre sammen etterpå: ledelse, fag og utvikling.',
      outcomes:
        '- vurdere hva kunstig intelligens kan brukes til hos dere\n- lese og rydde tall i Python\n- bestille og lage digitale løsninger som alle kan bruke',
    },
    en: {
      title: 'Digital in practice',
      summary:
        'Three short courses that belong together: what artificial intelligence can do, the numbers behind it, and services that everybody can use.',
      description:
        'Take the courses in the order that suits you. They do not build on one another, but those who take all three talk better with each other afterwards: management, subject and development.',
      outcomes:
        '- judge what artificial intelligence is good for where you work\n- read and clean data in Python\n- order and make digital services that everybody can use',
    },
  },
}
