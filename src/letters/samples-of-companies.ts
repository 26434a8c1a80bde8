import { FREED_BECAUSE, type SeatFreed } from '../admitting/seat-freed.ts'
import { freedMail } from '../admitting/tell-seat-freed.ts'
import { requestMail } from '../asking/request-mail.ts'
import { REQUEST_MAILS, type RequestMailKind, type RequestRecipient } from '../asking/schema.ts'
import { invitationMail as memberMail } from '../companies/invitation-mail.ts'
import { MEMBER_ROLES } from '../companies/member-role.ts'
import { creditAnswerMail } from '../credit/answer-mail.ts'
import { joinAnswerMail } from '../joining/answer-mail.ts'
import { wishMail } from '../joining/wish-mail.ts'
import { paybackMail } from '../paying-back/mail-link.ts'
import { setOffMail } from '../paying-back/set-off-mail.ts'
import type { Lang, Said } from '../platform/lang.ts'
import type { Sender } from '../platform/letter.ts'
import type { MailKind } from '../platform/mail-kinds.ts'
import { money } from '../platform/money.ts'
import { composeEnding } from '../prepaying/warn-before-end.ts'
import { quotationMail } from '../quotations/mail-quotation.ts'
import { partnerMail } from '../statements/partner-mail.ts'
import { type Invited, invitationMail as seatMail } from '../wallet/invitation-mail.ts'
import { lostMail } from '../wallet/say-lost.ts'
import { each, only, type Sample, sample } from './sample.ts'
import {
  NOTHINGS_ID,
  NOTHINGS_TOKEN,
  SAMPLE_COMPANY,
  SAMPLE_COURSE,
  SAMPLE_DAY,
  SAMPLE_EMAIL,
  SAMPLE_GROSS_MINOR,
  SAMPLE_NUMBER,
  SAMPLE_UNTIL,
  sampleTitle,
} from './sample-facts.ts'

const email = SAMPLE_EMAIL
const company = SAMPLE_COMPANY
const companyId = NOTHINGS_ID
const token = NOTHINGS_TOKEN

const seatSample = (sender: Sender, { lang, ...told }: Pick<Invited, 'cause' | 'showBy'> & { lang: Lang }) =>
  seatMail(sender, {
    ...{ ...told, email, company, token, title: sampleTitle(lang), ...SAMPLE_COURSE, invitedUntil: SAMPLE_UNTIL },
  })

const freedSample = (sender: Sender, told: Pick<SeatFreed, 'cause' | 'lang' | 'told'>) =>
  freedMail(sender, {
    ...{ ...told, ...SAMPLE_COURSE, email, company, companyId, name: 'Siri Søker', title: sampleTitle(told.lang) },
    ...{ offeringId: NOTHINGS_ID, slug: 'praktisk-statistikk', code: 'STAT-V27' },
  })

/** To whom each mail about a request goes. */
const REQUEST_READERS: Record<RequestMailKind, readonly RequestRecipient[]> = {
  ...{ asked: ['employer', 'approver'], resent: ['employer'], 'half-way': ['employer', 'approver'] },
  ...{ 'last-day': ['employer', 'approver', 'learner', 'buyer'], approved: ['learner', 'buyer'] },
  ...{ 'part-offered': ['learner'], declined: ['learner', 'buyer'], expired: ['learner', 'buyer'] },
}
const requestSamples = REQUEST_MAILS.flatMap((kind) =>
  REQUEST_READERS[kind].map((recipient) =>
    sample(`${recipient}-${kind}`, (lang, { sender }) => requestSample(sender, lang, { kind, recipient })),
  ),
)

const requestSample = (sender: Sender, lang: Lang, of: { kind: RequestMailKind; recipient: RequestRecipient }) => {
  const isCompanys = of.recipient === 'approver' || of.recipient === 'buyer'
  return requestMail(sender, {
    ...{
      ...of,
      email,
      token,
      requestId: NOTHINGS_ID,
      asker: email,
      titles: sampleTitle(lang),
      isOffered: of.kind === 'part-offered',
    },
    ...{ until: SAMPLE_UNTIL, heldUntil: SAMPLE_UNTIL },
    ...{ companyId: isCompanys ? companyId : null, company: isCompanys ? company : null },
  })
}

/** Twenty places, of which two are left. */
const PREPAID = {
  ...{ number: '2026/7', places: 20, netMinor: 18_000_000, leftMinor: 1_800_000, currency: 'NOK' as const },
  untilDay: SAMPLE_DAY,
}

const CREDIT_ANSWERS: Record<string, { amountMinor: number | null; until: string | null }> = {
  granted: { amountMinor: 50_000_000, until: null },
  'granted-until': { amountMinor: 50_000_000, until: SAMPLE_DAY },
  declined: { amountMinor: null, until: null },
}
const NO: Said = { nb: 'To fakturaer er over fristen.', en: 'Two invoices are overdue.' }

type CompanyKind = Extract<
  MailKind,
  | 'company-invitation'
  | 'join-wish'
  | 'join-answer'
  | 'seat-invitation'
  | 'seat-lost'
  | 'seat-freed'
  | 'purchase-request'
  | 'quotation'
  | 'credit-answer'
  | 'payback-link'
  | 'set-off'
  | 'partner-statement'
  | 'prepaid-ends'
>
/** The mails to companies and to those who act for them, and about money outside an order. */
export const SAMPLES_OF_COMPANIES: Record<CompanyKind, readonly Sample[]> = {
  'company-invitation': each(MEMBER_ROLES, (role, _, { sender }) =>
    memberMail(sender, { email, token, company, role, lastDay: SAMPLE_DAY }),
  ),
  'join-wish': each(['asks', 'joined'], (name, lang, { sender }) =>
    wishMail(sender, {
      company,
      companyId,
      lang,
      to: email,
      address: 'per@fjord.example.no',
      joined: name === 'joined',
    }),
  ),
  'join-answer': each(['yes', 'no'], (name, lang, { sender }) =>
    joinAnswerMail(sender, { companyId, company, email, lang, admitted: name === 'yes' }),
  ),
  'seat-invitation': [
    ...each(['invited', 'resent', 'reminder'], (cause, lang, { sender }) =>
      seatSample(sender, { cause, lang, showBy: null }),
    ),
    sample('papers', (lang, { sender }) => seatSample(sender, { cause: 'invited', lang, showBy: SAMPLE_UNTIL })),
  ],
  'seat-freed': [
    ...each(FREED_BECAUSE, (cause, lang, { sender }) => freedSample(sender, { cause, lang, told: 'company' })),
    sample('to-the-person', (lang, { sender }) => freedSample(sender, { cause: 'not-shown', lang, told: 'person' })),
  ],
  'seat-lost': each(['open', 'closed'], (name, lang, { sender }) =>
    lostMail(sender, {
      ...{ email, lang, company, title: sampleTitle(lang), slug: 'praktisk-statistikk' },
      closed: name === 'closed',
    }),
  ),
  'purchase-request': requestSamples,
  quotation: only((_, { sender }) =>
    quotationMail(sender, {
      ...{ email, number: 1_007, validThrough: SAMPLE_DAY, token },
      total: money(SAMPLE_GROSS_MINOR, 'NOK'),
    }),
  ),
  'credit-answer': each(Object.keys(CREDIT_ANSWERS), (name, lang, { sender }) =>
    creditAnswerMail(sender, { companyId, company, email, lang, answer: NO[lang], ...CREDIT_ANSWERS[name]! }),
  ),
  'payback-link': only((lang, { sender }) => {
    const about: Said = { nb: `faktura ${SAMPLE_NUMBER}`, en: `invoice ${SAMPLE_NUMBER}` }
    const what = { amountMinor: SAMPLE_GROSS_MINOR, message: about[lang], endsAt: SAMPLE_UNTIL }
    return paybackMail(sender, { email, lang, token, ...what })
  }),
  'set-off': only((lang, { sender }) =>
    setOffMail(sender, {
      ...{ email, lang, from: SAMPLE_NUMBER, to: '26100043', toDocumentId: NOTHINGS_ID, token },
      ...{ amountMinor: SAMPLE_GROSS_MINOR, currency: 'NOK' },
    }),
  ),
  'prepaid-ends': each(['income', 'given-back'], (atEnd, lang, { sender }) => ({
    ...composeEnding({ ...PREPAID, companyId, company, lang, atEnd }, sender.publicUrl),
    ...{ kind: 'prepaid-ends' as const, to: email },
  })),
  'partner-statement': only((_, { sender }) => partnerMail(sender, { companyId, company, email, month: '2026-11' })),
}
