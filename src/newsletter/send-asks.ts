import { statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { linkedMails, taken, UNSENT } from '../platform/linked-mails.ts'
import type { Till } from '../platform/till.ts'
import { askMail } from './ask-mail.ts'
import { subscriberTokenOf } from './subscriber-token.ts'
import { mayGet } from './who-gets-it.ts'

type Told = { id: string; digest: string; lang: Lang; email: string; subscriberId: string | null }

/** Of mails that ask for the second yes: they are to be sent now. */
export const ASKS_UNSENT = UNSENT

const TAKE = statement<Told>(
  'newsletter-take-asks',
  `update newsletter_asks m set ${taken('m')}, digest = g.digest from unnest($1::uuid[], $2::text[]) as g(id, digest) where m.id = g.id
   returning m.id, g.digest, m.lang, m.email,
     (select s.id from newsletter_subscribers s where s.email = m.email and ${mayGet('s')}) as "subscriberId"`,
)

/** Sends the mails that ask for the second yes; to whoever gets it already the way to their choices. */
export const sendAsks = (till: Till): Promise<number> =>
  linkedMails({
    ...{ table: 'newsletter_asks', job: 'newsletter-asks', unsent: ASKS_UNSENT, take: TAKE },
    write: (sender, { email, subscriberId, token }) =>
      subscriberId === null
        ? askMail(sender, { variant: 'confirm', email, token })
        : askMail(sender, {
            ...{ variant: 'known', email },
            token: subscriberTokenOf(till.config.sessionSecret, subscriberId),
          }),
  })(till)
