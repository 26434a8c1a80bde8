import { linkMail } from '../access/link-mail.ts'
import { LINK_MINUTES, type MailedPurpose } from '../access/make-link.ts'
import { addressMail } from '../addresses/address-mail.ts'
import { APPLICATION_MAILS, type ApplicationMail } from '../admission/application-mail.ts'
import { applicationMail } from '../admission/tell-applicant.ts'
import { certificateMail } from '../certifying/tell-learner.ts'
import { decisionMail, type ToldDecision } from '../developing/decision-mail.ts'
import { OUTCOMES, type Outcome } from '../developing/schema.ts'
import { evaluationMail } from '../evaluating/evaluation-mail.ts'
import { EVALUATION_MAILS } from '../evaluating/schema.ts'
import { exportMail } from '../export-jobs/ready-mail.ts'
import { proofMail } from '../federation/proof-mail.ts'
import { disabledMail } from '../handover/disabled-mail.ts'
import { signUpMail } from '../identity/sign-up-mail.ts'
import { wayInMail } from '../identity/tell-owner.ts'
import { WAY_IN_CHANGES, type WayInChanged } from '../identity/way-in-changed.ts'
import { type Lang, type Said, say } from '../platform/lang.ts'
import type { Sender } from '../platform/letter.ts'
import type { MailKind } from '../platform/mail-kinds.ts'
import { farewellMail } from '../privacy/say-farewell.ts'
import { roleMail } from '../setup/role-mail.ts'
import { dueMail } from '../tasks/due-mail.ts'
import type { Takes } from '../waiting/schema.ts'
import { waitingMail } from '../waiting/tell-waiting.ts'
import { WAITING_MAILS, type WaitingMail } from '../waiting/waiting-mail.ts'
import { each, only, type Sample, sample } from './sample.ts'
import {
  NOTHINGS_ID,
  NOTHINGS_TOKEN,
  SAMPLE_COMPANY,
  SAMPLE_COURSE,
  SAMPLE_EMAIL,
  SAMPLE_GROSS_MINOR,
  SAMPLE_TITLES,
  SAMPLE_UNTIL,
  sampleTitle,
} from './sample-facts.ts'

const email = SAMPLE_EMAIL
const PURPOSES = Object.keys(LINK_MINUTES) as MailedPurpose[]

/** A way in is called as its provider or as its owner calls it. */
const nameOf = (change: WayInChanged['change'], lang: Lang): string => {
  if (change.startsWith('passkey')) return lang === 'nb' ? 'Min bærbare' : 'My laptop'
  return 'Feide'
}

const ASKED_MORE: Said = { nb: 'Kan du legge ved vitnemålet?', en: 'Can you add your diploma?' }

function waitingSample(kind: WaitingMail, sender: Sender, takes: Takes) {
  const { lang } = sender
  const told = {
    ...{ email, lang, title: sampleTitle(lang), code: 'STAT-V27', ...SAMPLE_COURSE },
    ...{ quantity: 3, takes, wanting: 3, isOver: false, offered: takes === 'what-there-is' ? 2 : 3 },
    offerEndsAt: SAMPLE_UNTIL,
  }
  return waitingMail(sender, { ...told, kind, token: NOTHINGS_TOKEN })!
}

/** Whom a company sends is told otherwise. */
const SENT = { company: SAMPLE_COMPANY, showBy: SAMPLE_UNTIL }
const GIVEN = APPLICATION_MAILS.filter((kind) => kind !== 'lapsed' && kind !== 'papers')

function applicationSample(kind: ApplicationMail, sender: Sender, given?: { company: string; showBy: Date }) {
  const { lang } = sender
  const told = {
    ...{ email, lang, title: sampleTitle(lang), code: 'STAT-V27', ...SAMPLE_COURSE, contactEmail: 'kurs@example.no' },
    ...{ decideBy: SAMPLE_UNTIL, askedMore: ASKED_MORE[lang], reason: 'documents' as const, words: '' },
    ...{ payBy: SAMPLE_UNTIL, decision: null, endedAs: null, ...(given ?? { company: null, showBy: null }) },
  }
  return applicationMail(sender, { ...told, kind, applicationId: NOTHINGS_ID })!
}

type PeopleKind = Extract<
  MailKind,
  | 'sign-up'
  | 'access-link'
  | 'provider-proof'
  | 'address-proof'
  | 'way-in'
  | 'certificate'
  | 'waiting'
  | 'application'
  | 'evaluation'
  | 'farewell'
  | 'role'
  | 'export-ended'
  | 'webhook-disabled'
  | 'proposal-decision'
  | 'tasks-due'
>
const REASON: Said = { nb: 'Vis hvem som har spurt etter kurset.', en: 'Show who has asked for the course.' }
const decided = (lang: Lang, outcome: Outcome): ToldDecision => ({
  ...{ proposalId: NOTHINGS_ID, title: SAMPLE_TITLES, email, lang, outcome, currency: 'NOK', reason: REASON[lang] },
  amountMinor: outcome === 'granted' ? SAMPLE_GROSS_MINOR : null,
  returnBy: outcome === 'returned' ? SAMPLE_UNTIL : null,
  closesAt: SAMPLE_UNTIL,
})

const TASK = { due: '2027-01-13', today: '2027-01-15' }

/** The mails to somebody about themselves, and to those who work here. */
export const SAMPLES_OF_PEOPLE: Record<PeopleKind, readonly Sample[]> = {
  'sign-up': [
    sample('new', (_, { sender }) => signUpMail(sender, { email, token: NOTHINGS_TOKEN })),
    sample('known', (_, { sender }) => signUpMail(sender, { email, token: null })),
  ],
  'access-link': [
    ...each(PURPOSES, (purpose, _, { sender }) =>
      linkMail(sender, { email, purpose, token: NOTHINGS_TOKEN, cameFrom: '' }),
    ),
    sample('nobody', (_, { sender }) => linkMail(sender, { email, purpose: 'sign-in', token: null, cameFrom: '' })),
  ],
  'provider-proof': only((_, { sender }) =>
    proofMail(sender, { email, token: NOTHINGS_TOKEN, provider: { nb: 'Feide', en: 'Feide' } }),
  ),
  'address-proof': only((_, { sender }) => addressMail(sender, { email, token: NOTHINGS_TOKEN })),
  'way-in': each(WAY_IN_CHANGES, (change, lang, { sender }) =>
    wayInMail(sender, { to: email, change, name: nameOf(change, lang) }),
  ),
  certificate: each(['made', 'corrected', 'ended'], (name, _, { sender }) =>
    certificateMail(sender, {
      ...{ email, code: 'EKS-EMP-EL0', content: { titles: SAMPLE_TITLES } },
      ...{ how: name === 'ended' ? 'revoked' : null, reason: name === 'corrected' ? 'Navnet var feil' : null },
    }),
  ),
  application: [
    ...each(APPLICATION_MAILS, (kind, _, { sender }) =>
      applicationSample(kind, sender, kind === 'papers' ? SENT : undefined),
    ),
    ...GIVEN.map((kind) => sample(`given-${kind}`, (_, { sender }) => applicationSample(kind, sender, SENT))),
  ],
  evaluation: each(EVALUATION_MAILS, (kind, lang, { sender }) =>
    evaluationMail(sender, { kind, email, title: sampleTitle(lang), closesAt: SAMPLE_UNTIL, token: NOTHINGS_TOKEN }),
  ),
  waiting: [
    ...each(WAITING_MAILS, (kind, _, { sender }) => waitingSample(kind, sender, 'all-or-nothing')),
    sample('offered-part', (_, { sender }) => waitingSample('offered', sender, 'what-there-is')),
  ],
  farewell: only((_, { sender }) => farewellMail(sender, email)),
  role: each(['account', 'no-account'], (name, _, { sender }) =>
    roleMail(sender, { email, role: 'course-administrator', hasAccount: name === 'account' }),
  ),
  'export-ended': each(['ready', 'failed'], (name, lang, { sender }) =>
    exportMail(sender, { email, lang, isReady: name === 'ready' }),
  ),
  'proposal-decision': each(OUTCOMES, (outcome, _lang, { sender }) =>
    decisionMail(sender, decided(sender.lang, outcome)),
  ),
  'tasks-due': only((lang, { sender }) =>
    dueMail(sender, {
      email,
      due: [
        { ...TASK, what: say(lang, { nb: 'Bestill rom', en: 'Book the room' }), courseTitle: sampleTitle(lang) },
        {
          ...{ what: say(lang, { nb: 'Ring foreleserne', en: 'Call the lecturers' }), courseTitle: sampleTitle(lang) },
          ...{ due: '2027-01-15', today: '2027-01-15' },
        },
      ],
    }),
  ),
  'webhook-disabled': each(['gone', 'failing'], (cause, lang, { sender }) =>
    disabledMail(sender, {
      ...{ email, lang, cause, webhookId: NOTHINGS_ID },
      description: lang === 'nb' ? 'Læringsplattformen' : 'The teaching platform',
    }),
  ),
}
