import { ASK_MAILS as INTEREST_MAILS, askMail as interestMail } from '../interest/ask-mail.ts'
import { openedMail } from '../interest/opened-mail.ts'
import { ASK_MAILS, askMail } from '../newsletter/ask-mail.ts'
import { composeIssue } from '../newsletter/compose-issue.ts'
import { cardInHtml, cardInText } from '../newsletter/course-card.ts'
import type { Lang } from '../platform/lang.ts'
import type { MailKind } from '../platform/mail-kinds.ts'
import { each, only, type Sample } from './sample.ts'
import { NOTHINGS_ID, NOTHINGS_TOKEN, SAMPLE_COURSE, SAMPLE_EMAIL, sampleTitle } from './sample-facts.ts'

const WORDS = {
  nb: {
    subject: 'Nytt i januar',
    opening: 'Her er et kurs som begynner etter nyttår.',
    facts: '14.–15. januar 2027 · Blindern, rom 301 · 6 000 kr · 4 ledige plasser',
    summary: 'To dager om tall som sier noe.',
    see: 'Se kurset',
  },
  en: {
    subject: 'New in January',
    opening: 'Here is a course that begins in the new year.',
    facts: '14–15 January 2027 · Blindern, room 301 · NOK 6,000 · 4 seats left',
    summary: 'Two days about numbers that say something.',
    see: 'See the course',
  },
} as const

/** An issue with one card. */
function issueIn(lang: Lang, publicUrl: string) {
  const { subject, opening, ...words } = WORDS[lang]
  const card = { ...words, title: sampleTitle(lang), url: `${publicUrl}/courses` }
  const made = {
    subject,
    html: `<p>${opening}</p>${cardInHtml(card)}`,
    text: `${opening}\n\n${cardInText(card)}`,
  }
  return { [lang]: made }
}

/** Samples of the newsletter, of one mail about a course, and of what asks for the second yes. */
export const SAMPLES_OF_NEWSLETTER: Record<
  Extract<MailKind, 'newsletter' | 'newsletter-ask' | 'interest' | 'interest-ask'>,
  readonly Sample[]
> = {
  'newsletter-ask': each(ASK_MAILS, (variant, _lang, { sender }) =>
    askMail(sender, { variant, email: SAMPLE_EMAIL, token: NOTHINGS_TOKEN }),
  ),
  'interest-ask': each(INTEREST_MAILS, (variant, lang, { sender }) =>
    interestMail(sender, { variant, email: SAMPLE_EMAIL, token: NOTHINGS_TOKEN, title: sampleTitle(lang) }),
  ),
  interest: only((lang, { config }) =>
    openedMail(
      { config },
      {
        ...SAMPLE_COURSE,
        interestId: NOTHINGS_ID,
        lang,
        title: sampleTitle(lang),
        slug: 'praktisk-statistikk',
        code: 'STAT-27V',
      },
    ),
  ),
  newsletter: only((lang, { config }) =>
    composeIssue({ config }, issueIn(lang, config.publicUrl), { subscriberId: NOTHINGS_ID, lang }),
  ),
}
