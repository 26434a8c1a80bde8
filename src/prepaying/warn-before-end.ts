import { BUYERS } from '../companies/member-role.ts'
import { type Composed, frameMail } from '../notices/frame-mail.ts'
import { type Reader, writeMailTo } from '../notices/write-mail.ts'
import { TODAY } from '../platform/db/seller-day.ts'
import { run, statement } from '../platform/db/statement.ts'
import { dayInWords, say } from '../platform/lang.ts'
import { type Currency, money, spell } from '../platform/money.ts'
import { pageUrl } from '../platform/page-url.ts'
import { afterQuiet } from '../platform/quiet-hours.ts'
import { act, type Till } from '../platform/till.ts'
import { placesLeft, WARNED_DAYS } from '../prepaid/prepaid.ts'
import type { AtEnd } from '../prepaid/schema.ts'

/** Mails written in one round. */
const BATCH = 50

/** What is left, and until when: as its mail says it. */
export type Ending = Pick<Reader, 'lang'> & {
  companyId: string
  company: string
  number: string
  places: number | null
  netMinor: number
  leftMinor: number
  currency: Currency
  untilDay: string
  atEnd: AtEnd
}
type Warned = Ending & Reader & { orderId: string; key: string }

const [FIRST, LAST] = WARNED_DAYS
/** One mail for each of the two days: whoever is late by a day is told all the same, and by the last one only where both are due. */
const KEY = `'prepaid-ends:' || p.id || ':' || s.days || ':' || n.id`
const FIND = statement<Warned>(
  'prepaying-find-ending',
  `select n.name, n.email, n.lang, p.company_id as "companyId", c.name as company, p.number, p.places, p.net_minor as "netMinor", p.currency,
     prepaid_left(p.id) as "leftMinor", p.until_day as "untilDay", p.at_end as "atEnd", p.order_id as "orderId", ${KEY} as key
   from prepaids p join companies c on c.id = p.company_id
   cross join lateral (select case when p.until_day - ${TODAY} <= ${LAST} then ${LAST} else ${FIRST} end as days) s
   join company_members m on m.company_id = p.company_id and m.ended_at is null and m.unit_ids is null and m.role in ${BUYERS}
   join people n on n.id = m.person_id and n.erased_at is null
   where p.until_day between ${TODAY} and ${TODAY} + ${FIRST} and prepaid_left(p.id) > 0
     and not exists (select from mails x where x.dedupe_key = ${KEY}) order by p.until_day, p.id, n.id limit ${BATCH}`,
)

/** Tells those who buy for a company what is left of a prepaid, some weeks before its last day and shortly before it. Returns how many were told. */
export function warnBeforeEnd(till: Till): Promise<number> {
  return act(till, { kind: 'job', name: 'prepaid' }, async (tx) => {
    const found = await run(tx, FIND, [])
    for (const { orderId, key, ...each } of found)
      await writeMailTo(tx, each, {
        dedupeKey: key,
        kind: 'prepaid-ends',
        ...composeEnding(each, till.config.publicUrl),
        ...{ attachments: [], orderId, from: afterQuiet(tx.now) },
      })
    return found.length
  })
}

export function composeEnding(ending: Ending, publicUrl: string): Composed {
  const { lang, company, companyId, number, untilDay, atEnd, leftMinor, currency } = ending
  const until = dayInWords(untilDay, lang)
  const places = placesLeft(ending)
  const left = [
    ...(places === null ? [] : [say(lang, { nb: `Plasser igjen: ${places}`, en: `Places left: ${places}` })]),
    `${say(lang, { nb: 'Beløp igjen', en: 'Amount left' })}: ${spell(money(leftMinor, currency), lang)}`,
  ]
  return frameMail(lang, {
    subject: say(lang, {
      nb: `${company}: bruk det forhåndsbetalte innen ${until}`,
      en: `${company}: use what is prepaid by ${until}`,
    }),
    opening: say(lang, {
      nb: `${company} har betalt for kurs på forhånd (${number}), og har noe igjen. Siste dag er ${until}.`,
      en: `${company} has paid for courses in advance (${number}), and has some left. The last day is ${until}.`,
    }),
    lines: left,
    after:
      atEnd === 'income'
        ? say(lang, {
            nb: 'Det som ikke er brukt da, betales ikke tilbake.',
            en: 'What is not used by then is not paid back.',
          })
        : say(lang, { nb: 'Det som ikke er brukt da, krediterer vi.', en: 'We credit what is not used by then.' }),
    link: {
      url: pageUrl(publicUrl, lang, `/company/${companyId}/prepaid`),
      see: say(lang, { nb: 'Se hva som er igjen', en: 'See what is left' }),
    },
  })
}
