import type { AboutCancelled } from '../going/about-cancelled.ts'
import { askerMail } from '../going/asker-mail.ts'
import { nothingDone } from '../going/plan-order.ts'
import { composeForBuyer, composeForLearner } from '../going/write-cancelled.ts'
import type { Lang } from '../platform/lang.ts'
import type { MailKind } from '../platform/mail-kinds.ts'
import { money } from '../platform/money.ts'
import { type Sample, sample } from './sample.ts'
import {
  SAMPLE_COURSE,
  SAMPLE_EMAIL,
  SAMPLE_GROSS_MINOR,
  SAMPLE_NOW,
  sampleOrder,
  sampleTitle,
} from './sample-facts.ts'

const PRICE = money(SAMPLE_GROSS_MINOR, 'NOK')
const NEXT = {
  startsAt: new Date('2027-05-03T07:00:00Z'),
  endsAt: new Date('2027-05-04T13:00:00Z'),
  zone: 'Europe/Oslo',
}

const aboutOf = (lang: Lang, others: AboutCancelled['others'] = []): AboutCancelled => ({
  ...{ ...SAMPLE_COURSE, title: sampleTitle(lang), slug: 'statistikk', others },
  reason: { nb: 'For få meldte seg på.', en: 'Too few signed up.' },
})
const nothing = nothingDone('NOK', 1)
const credited = { ...nothing, net: PRICE, gross: PRICE }

/** The mails about an offering that is not held. */
export const SAMPLES_OF_CANCELLED: Record<Extract<MailKind, 'offering-cancelled'>, readonly Sample[]> = {
  'offering-cancelled': [
    sample('card', (lang, ground) =>
      composeForBuyer(ground, sampleOrder(lang), {
        ...{ about: aboutOf(lang, [NEXT]), at: SAMPLE_NOW, outcome: 'credited' },
        done: { ...credited, refund: PRICE },
      }),
    ),
    sample('bank', (lang, ground) =>
      composeForBuyer(ground, sampleOrder(lang), {
        ...{ about: aboutOf(lang), at: SAMPLE_NOW, outcome: 'credited' },
        done: { ...credited, lowered: PRICE, balance: PRICE },
      }),
    ),
    ...[false, true].map((isOver) =>
      sample(isOver ? 'prepaid-over' : 'prepaid', (lang, ground) =>
        composeForBuyer(ground, sampleOrder(lang), {
          ...{ about: aboutOf(lang), at: SAMPLE_NOW, outcome: 'credited' },
          done: { ...nothing, neverInvoiced: PRICE },
          drawn: { number: '2026/7', left: PRICE, untilDay: '2026-12-31', isOver },
        }),
      ),
    ),
    sample('unpaid', (lang, ground) =>
      composeForBuyer(ground, sampleOrder(lang), {
        ...{ about: aboutOf(lang), at: SAMPLE_NOW, outcome: 'ended-unpaid', done: nothing },
      }),
    ),
    sample('learner', (lang, ground) => composeForLearner(ground, sampleOrder(lang), aboutOf(lang, [NEXT]))),
    sample('asker', (lang, { sender }) => askerMail(sender, SAMPLE_EMAIL, aboutOf(lang))),
  ],
}
