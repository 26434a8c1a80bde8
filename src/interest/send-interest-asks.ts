import { statement } from '../platform/db/statement.ts'
import type { Lang } from '../platform/lang.ts'
import { linkedMails, taken, UNSENT } from '../platform/linked-mails.ts'
import type { Till } from '../platform/till.ts'
import { askMail } from './ask-mail.ts'
import { interestTokenOf } from './interest-token.ts'
import { TITLE } from './on-sale.ts'

type Told = { id: string; digest: string; lang: Lang; email: string; title: string; interestId: string | null }

/** Of mails that ask for the second yes: they are to be sent now. */
export const INTEREST_ASKS_UNSENT = UNSENT

const TAKE = statement<Told>(
  'interest-take-asks',
  `update interest_asks i set ${taken('i')}, digest = g.digest from unnest($1::uuid[], $2::text[]) as g(id, digest), courses c
   where i.id = g.id and c.id = i.course_id
   returning i.id, g.digest, i.lang, i.email, ${TITLE} as title,
     (select w.id from course_interests w where w.course_id = i.course_id and w.email = i.email) as "interestId"`,
)

/** Sends the mails that ask for the second yes; to whoever waits already the way out. */
export const sendInterestAsks = (till: Till): Promise<number> =>
  linkedMails({
    ...{ table: 'interest_asks', job: 'interest-asks', unsent: INTEREST_ASKS_UNSENT, take: TAKE },
    write: (sender, { email, interestId, token, title }) =>
      interestId === null
        ? askMail(sender, { variant: 'confirm', email, token, title })
        : askMail(sender, {
            ...{ variant: 'known', email, title },
            token: interestTokenOf(till.config.sessionSecret, interestId),
          }),
  })(till)
