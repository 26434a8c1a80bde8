import { z } from 'zod'
import { SELLER_ZONE } from '../platform/clock.ts'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import type { Lang, Said } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { type Currency, money, spell } from '../platform/money.ts'
import type { Till } from '../platform/till.ts'
import { momentInWords } from '../platform/when-in-words.ts'
import { takenUntil } from './proposals.ts'
import type { Outcome } from './schema.ts'

const Promised = z.object({ proposalId: z.uuid(), version: z.int() })

export const proposalDecided: Job<z.output<typeof Promised>> = { name: 'proposal-decided', schema: Promised }

/** The proposer is told, after the commit and again where the mail server is down. */
export const promiseDecision = (tx: Tx, promised: z.output<typeof Promised>): Promise<void> =>
  enqueue(tx, proposalDecided, promised)

export type ToldDecision = {
  proposalId: string
  title: Said
  email: string
  lang: Lang
  outcome: Outcome
  amountMinor: number | null
  currency: Currency
  reason: string
  returnBy: Date | null
  /** Of the round. */
  closesAt: Date
}

const FIND = statement<ToldDecision>(
  'developing-decision-to-tell',
  `select d.proposal_id as "proposalId", v.words -> 'title' as title, n.email, n.lang, d.outcome, d.amount_minor as "amountMinor", r.currency, d.reason, d.return_by as "returnBy", r.closes_at as "closesAt"
   from proposal_decisions d join proposal_versions v using (proposal_id, version) join proposals p on p.id = d.proposal_id
   join proposal_rounds r on r.id = p.round_id join people n on n.id = p.proposer_id and n.erased_at is null
   where d.proposal_id = $1 and d.version = $2`,
)

/** Tells whoever began a proposal what was decided about it, and why. */
export async function tellProposer(till: Till, { proposalId, version }: z.output<typeof Promised>): Promise<void> {
  const on: On = { client: till.connection.pool }
  const [told] = await run(on, FIND, [proposalId, version])
  if (told) await till.sendMail(decisionMail(await senderOf(till, told.lang), told))
}

export function decisionMail(sender: Sender, told: ToldDecision): Mail {
  const { subject, body } = WORDS[told.outcome](told)
  const { email: to, lang, reason } = told
  const link = linkTo(sender, `/admin/proposals/${told.proposalId}`)
  return letter(sender, {
    ...{ kind: 'proposal-decision', to, link, subject: subject[lang] },
    body: `${body[lang]}${reason === '' ? '' : ` ${reason}`}`,
  })
}

type Words = { subject: Said; body: Said }
const WORDS: Record<Outcome, (told: ToldDecision) => Words> = {
  granted: ({ title, amountMinor, currency }) => {
    const sum = money(amountMinor ?? 0, currency)
    return {
      subject: { nb: `Innvilget: ${title.nb}`, en: `Granted: ${title.en}` },
      body: {
        nb: `Forslaget «${title.nb}» er innvilget med ${spell(sum, 'nb')}. Lag kurset fra forslaget.`,
        en: `The proposal “${title.en}” is granted with ${spell(sum, 'en')}. Make the course from the proposal.`,
      },
    }
  },
  declined: ({ title }) => ({
    subject: { nb: `Avslått: ${title.nb}`, en: `Declined: ${title.en}` },
    body: {
      nb: `Forslaget «${title.nb}» er avslått. Begrunnelse:`,
      en: `The proposal “${title.en}” is declined. The reason:`,
    },
  }),
  returned: ({ title, returnBy, closesAt }) => {
    const until = takenUntil({ decision: { returnBy }, closesAt })
    return {
      subject: { nb: `Trenger mer: ${title.nb}`, en: `More is needed: ${title.en}` },
      body: {
        nb: `Forslaget «${title.nb}» er sendt tilbake. Lever det på nytt før ${momentInWords('nb', SELLER_ZONE, until)}. Dette mangler:`,
        en: `The proposal “${title.en}” is returned. Hand it in again before ${momentInWords('en', SELLER_ZONE, until)}. What is wanting:`,
      },
    }
  },
}
