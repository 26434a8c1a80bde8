import { composeAsked, composeDeclined } from '../cancel-requests/write-told.ts'
import type { Cancelled } from '../cancelling/cancelled.ts'
import { composeLoss, composeReceipt } from '../cancelling/write-cancelled.ts'
import type { Arranged } from '../catalogue/schema.ts'
import { composeWaits } from '../choosing/write-waits.ts'
import { composeMessage } from '../messages/compose-message.ts'
import type { MovedFacts, Place } from '../moving/moved.ts'
import { composeMoneyBack, composeMoved, composeSeatMoved } from '../moving/write-moved.ts'
import { composeDocumentMail, type ToldDocument } from '../notices/compose-document-mail.ts'
import { composeMail } from '../notices/compose-mail.ts'
import { learningLink } from '../notices/learning-link.ts'
import { linkTo } from '../notices/link-to.ts'
import { composeAnswers } from '../notices/remind-answers.ts'
import { composeStarts } from '../notices/remind-start.ts'
import { composeReminder } from '../notices/tell-reminders.ts'
import { composeUnnamed } from '../notices/tell-unnamed.ts'
import { writeChange } from '../notices/write-change.ts'
import { composeRefusal } from '../notices/write-correction-refused.ts'
import type { Lang, Said } from '../platform/lang.ts'
import type { MailKind } from '../platform/mail-kinds.ts'
import { money } from '../platform/money.ts'
import { each, only, type Sample, sample } from './sample.ts'
import {
  NOTHINGS_ID,
  SAMPLE_COURSE,
  SAMPLE_DAY,
  SAMPLE_GROSS_MINOR,
  SAMPLE_KID,
  SAMPLE_NET_MINOR,
  SAMPLE_NOW,
  SAMPLE_NUMBER,
  SAMPLE_UNTIL,
  type SampleGround,
  sampleCompanyOrder,
  sampleOrder,
  sampleTitle,
} from './sample-facts.ts'

const NOTHING = money(0, 'NOK')
const PRICE = money(SAMPLE_GROSS_MINOR, 'NOK')
/** What the samples keep of a seat that is cancelled late or moved: a tenth, in øre. */
const FEE = money(SAMPLE_NET_MINOR / 10, 'NOK')

const INVOICE: ToldDocument = {
  ...{ id: NOTHINGS_ID, orderId: NOTHINGS_ID, kind: 'invoice', number: SAMPLE_NUMBER, creditsNumber: null },
  orderNumbers: [10_042],
  ...{ currency: 'NOK', grossMinor: SAMPLE_GROSS_MINOR, prepaidMinor: 0, returnedMinor: 0, balanceMinor: 0 },
  ...{ dueDate: SAMPLE_DAY, kid: SAMPLE_KID, reason: null },
}
const DOCUMENTS: Record<string, ToldDocument> = {
  paid: { ...INVOICE, prepaidMinor: SAMPLE_GROSS_MINOR },
  'to-pay': INVOICE,
  collective: { ...INVOICE, orderNumbers: [10_042, 10_051, 10_067] },
}
/** Money that goes back to the card, that is kept to be paid out, and that is taken off what is owed. */
const CREDITS: Record<string, ToldDocument> = {
  card: credit({ returnedMinor: SAMPLE_GROSS_MINOR }),
  bank: credit({ balanceMinor: SAMPLE_GROSS_MINOR }),
  owed: credit({}),
}

function credit(part: Partial<ToldDocument>): ToldDocument {
  const own = { kind: 'credit-note', number: 'K26100007', creditsNumber: SAMPLE_NUMBER } as const
  return { ...INVOICE, ...own, dueDate: null, kid: null, reason: 'Plassen er avbestilt', ...part }
}

const seeOrder = (lang: Lang, { config }: SampleGround) => {
  const see: Said = { nb: 'Se ordren', en: 'See your order' }
  return { url: linkTo({ config }, { id: NOTHINGS_ID, lang, linkTurn: 0 }), see: see[lang] }
}
const documentMail = (document: ToldDocument, lang: Lang, ground: SampleGround) =>
  composeDocumentMail(document, sampleOrder(lang), seeOrder(lang, ground))

const BEFORE: Arranged = {
  ...{ startsAt: '2027-01-14T08:00:00Z', endsAt: '2027-01-15T14:00:00Z', zone: 'Europe/Oslo' },
  ...{ mode: 'campus', place: 'Blindern, rom 301', teachingLang: 'nb', sessions: [] },
}
const AFTER: Arranged = {
  ...BEFORE,
  ...{ startsAt: '2027-01-21T08:00:00Z', endsAt: '2027-01-22T14:00:00Z', place: 'Blindern, rom 112' },
}
const MESSAGE = {
  nb: { subject: 'Ta med egen PC', words: 'Hei,\n\nvi bruker R fra første time. Ta med PC.\n\nHilsen Berit' },
  en: { subject: 'Bring a computer', words: 'Hello,\n\nwe use R from the first hour. Bring a computer.\n\nBerit' },
}
const NOT_LET: Said = { nb: 'Gruppearbeidet er i gang.', en: 'The group work has begun.' }
const WHY: Said = { nb: 'Læreren er syk.', en: 'The teacher is ill.' }

const placeOf = (lang: Lang, { startsAt, endsAt, zone, place }: Arranged): Place => ({
  ...{ offeringId: NOTHINGS_ID, title: sampleTitle(lang), code: 'STAT-V27', startsAt, endsAt, zone, place },
})
const movedOf = (lang: Lang, part: Partial<MovedFacts> = {}): MovedFacts => ({
  ...{ from: placeOf(lang, BEFORE), to: placeOf(lang, AFTER) },
  ...{ fee: FEE, rule: { kind: 'moving', terms: { daysBefore: 14, at: 'midnight' } }, back: PRICE, price: PRICE },
  ...{ toPay: null, refund: null, owed: null },
  ...part,
})

const cancelledOf = (lang: Lang, withdrawn: boolean): Cancelled => ({
  ...{ cancellationId: NOTHINGS_ID, at: SAMPLE_NOW },
  lines: [
    {
      ...{ lineId: NOTHINGS_ID, title: sampleTitle(lang), seats: 1, price: PRICE },
      ...(withdrawn
        ? { fee: NOTHING, rule: { kind: 'withdrawal', held: 0, of: 2 } as const }
        : {
            fee: FEE,
            rule: { kind: 'step', step: { daysBefore: 14, at: 'midnight', feeBasisPoints: 1_000 } } as const,
          }),
    },
  ],
  ...{ back: PRICE, refund: PRICE, lowered: null, balance: null, neverInvoiced: null },
})

const REMINDED = {
  ...{ invoiceNumber: SAMPLE_NUMBER, dueDate: SAMPLE_DAY, payableMinor: SAMPLE_GROSS_MINOR },
  ...({ currency: 'NOK', kid: SAMPLE_KID } as const),
  orderNumbers: [10_042],
}

const orderMail = (kind: 'unseated' | 'seated-twice' | 'refunded') =>
  only((lang, ground) => composeMail(kind, sampleOrder(lang), seeOrder(lang, ground).url))

type OrderKind = Extract<
  MailKind,
  | 'confirmation'
  | 'unseated'
  | 'seated-twice'
  | 'refunded'
  | 'invoice'
  | 'credit-note'
  | 'copy'
  | 'reminder'
  | 'correction-refused'
  | 'unnamed'
  | 'starts'
  | 'answers'
  | 'message'
  | 'change'
  | 'moved'
  | 'seat-moved'
  | 'move-refused'
  | 'cancelled'
  | 'seat-cancelled'
  | 'cancel-asked'
  | 'cancel-declined'
  | 'waits-first'
>
/** The mails about an order. */
export const SAMPLES_OF_ORDERS: Record<OrderKind, readonly Sample[]> = {
  confirmation: [
    sample('person', (lang, ground) => composeMail('confirmation', sampleOrder(lang), seeOrder(lang, ground).url)),
    sample('company', (lang, ground) =>
      composeMail('confirmation', { ...sampleCompanyOrder(lang), claimable: true }, seeOrder(lang, ground).url),
    ),
    sample('collected', (lang, ground) =>
      composeMail(
        'confirmation',
        { ...sampleCompanyOrder(lang), nextInvoiceOn: SAMPLE_DAY, nextIsCollected: true },
        seeOrder(lang, ground).url,
      ),
    ),
    sample('vat-later', (lang, ground) =>
      composeMail('confirmation', { ...sampleOrder(lang), nextInvoiceOn: SAMPLE_DAY }, seeOrder(lang, ground).url),
    ),
  ],
  unseated: orderMail('unseated'),
  'seated-twice': orderMail('seated-twice'),
  refunded: orderMail('refunded'),
  invoice: each(Object.keys(DOCUMENTS), (name, lang, ground) => documentMail(DOCUMENTS[name]!, lang, ground)),
  'credit-note': each(Object.keys(CREDITS), (name, lang, ground) => documentMail(CREDITS[name]!, lang, ground)),
  copy: only((lang, ground) => documentMail(INVOICE, lang, ground)),
  reminder: each(['reminder', 'notice'], (name, lang, ground) => {
    const see: Said = { nb: 'Se fakturaen', en: 'See the invoice' }
    return composeReminder({ ...REMINDED, isNotice: name === 'notice' }, lang, {
      ...seeOrder(lang, ground),
      see: see[lang],
    })
  }),
  'correction-refused': only((lang, ground) => {
    const reason: Said = { nb: 'Kjøperen er en annen bedrift.', en: 'The buyer is another company.' }
    return composeRefusal(lang, { number: SAMPLE_NUMBER, reason: reason[lang] }, seeOrder(lang, ground).url)
  }),
  unnamed: only((lang, ground) =>
    composeUnnamed(lang, { ...SAMPLE_COURSE, seats: 3, title: sampleTitle(lang) }, seeOrder(lang, ground).url),
  ),
  starts: only((lang, { config }) => {
    const practical: Said = { nb: 'Ta med PC.', en: 'Bring a computer.' }
    const where = { ...SAMPLE_COURSE, joinUrl: 'https://video.example.no/rom/statistikk', practical: practical[lang] }
    return composeStarts({ lang, title: sampleTitle(lang), ...where }, learningLink({ config }, lang))
  }),
  answers: only((lang, ground) =>
    composeAnswers(ground, { lang, title: sampleTitle(lang), offeringId: NOTHINGS_ID, ...SAMPLE_COURSE }),
  ),
  message: only((lang, ground) => {
    const about = { title: sampleTitle(lang), contactEmail: 'kurs@example.no' }
    return composeMessage(ground, about, { texts: MESSAGE, reader: lang })
  }),
  change: each(['pays', 'takes-part', 'small'], (name, lang, ground) =>
    writeChange(
      { lang, title: sampleTitle(lang), pays: name === 'pays' },
      { before: BEFORE, after: AFTER, freeUntil: name === 'small' ? null : SAMPLE_UNTIL, words: WHY },
      name === 'pays' ? seeOrder(lang, ground) : learningLink(ground, lang),
    ),
  ),
  moved: [
    sample('same-price', (lang, ground) => composeMoved(ground, sampleOrder(lang), movedOf(lang, { fee: NOTHING }))),
    sample('paid', (lang, ground) => composeMoved(ground, sampleOrder(lang), movedOf(lang, { toPay: FEE }))),
    sample('refund', (lang, ground) => composeMoved(ground, sampleOrder(lang), movedOf(lang, { refund: FEE }))),
    sample('invoiced', (lang, ground) => composeMoved(ground, sampleOrder(lang), movedOf(lang, { owed: FEE }))),
    sample('company', (lang, ground) =>
      composeMoved(ground, sampleCompanyOrder(lang), movedOf(lang, { seats: 3, owed: FEE })),
    ),
  ],
  'seat-moved': only((lang, ground) => composeSeatMoved(ground, sampleCompanyOrder(lang), movedOf(lang))),
  'move-refused': only((lang, ground) =>
    composeMoneyBack(ground, sampleOrder(lang), { facts: movedOf(lang, { toPay: FEE }), because: 'moving/full' }),
  ),
  cancelled: each(['withdrawn', 'by-terms', 'after-asking'], (name, lang, ground) => {
    const wasAsked = name === 'after-asking'
    return composeReceipt(ground, sampleOrder(lang), { ...cancelledOf(lang, name === 'withdrawn'), wasAsked })
  }),
  'cancel-asked': only((lang, ground) =>
    composeAsked(ground, sampleOrder(lang), { asked: cancelledOf(lang, false), by: SAMPLE_UNTIL }),
  ),
  'cancel-declined': only((lang, ground) => composeDeclined(ground, sampleOrder(lang), NOT_LET[lang])),
  'waits-first': only((lang, ground) => composeWaits(ground, sampleOrder(lang), SAMPLE_UNTIL)),
  'seat-cancelled': only((lang, ground) =>
    composeLoss(ground, sampleCompanyOrder(lang), { title: sampleTitle(lang), slug: 'praktisk-statistikk' }),
  ),
}
