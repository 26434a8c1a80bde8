import { titleIn } from '../catalogue/title-in.ts'
import { accessPaused } from '../orders/dispute-access.ts'
import { run, statement } from '../platform/db/statement.ts'
import { say } from '../platform/lang.ts'
import { pageUrl } from '../platform/page-url.ts'
import { afterQuiet } from '../platform/quiet-hours.ts'
import { act, type Till } from '../platform/till.ts'
import { momentInWords } from '../platform/when-in-words.ts'
import { LACKS_ANSWERS } from '../questions/question.ts'
import { type Composed, frameMail } from './frame-mail.ts'
import { type Reader, writeMailTo } from './write-mail.ts'

/** How long before the start whoever owes an answer is reminded, in days; not right after they were enrolled. */
const BEFORE_START_DAYS = 10
const AFTER_ENROLMENT_HOURS = 24
const BATCH = 50

type Owing = Reader & { orderId: string; offeringId: string; title: string; zone: string; startsAt: Date; key: string }

const KEY = `'answers:' || e.id`
const FIND = statement<Owing>(
  'notices-find-owing-answers',
  `select p.name, p.email, p.lang, e.order_id as "orderId", e.offering_id as "offeringId", t.title, f.zone, f.starts_at as "startsAt", ${KEY} as key
   from offerings f join enrolments e on e.offering_id = f.id join people p on p.id = e.person_id
   cross join lateral ${titleIn('f.course_id', 'p.lang')} t
   where f.starts_at between app_now() and app_now() + interval '${BEFORE_START_DAYS} days'
     and e.withdrawn_at is null and p.erased_at is null and e.enrolled_at < app_now() - interval '${AFTER_ENROLMENT_HOURS} hours'
     and not (${accessPaused('e.order_id')}) and ${LACKS_ANSWERS} and not exists (select from mails m where m.dedupe_key = ${KEY})
   order by f.starts_at, e.id limit ${BATCH}`,
)

/** Reminds those who owe an answer to what their course asks, once. Returns how many were reminded. */
export function remindAnswers(till: Till): Promise<number> {
  return act(till, { kind: 'job', name: 'notices' }, async (tx) => {
    const found = await run(tx, FIND, [])
    for (const owing of found)
      await writeMailTo(tx, owing, {
        ...{ dedupeKey: owing.key, kind: 'answers', ...composeAnswers(till, owing) },
        ...{ attachments: [], orderId: owing.orderId, from: afterQuiet(tx.now) },
      })
    return found.length
  })
}

export function composeAnswers(
  { config }: Pick<Till, 'config'>,
  { lang, title, offeringId, zone, startsAt }: Omit<Owing, 'name' | 'email' | 'orderId' | 'key'>,
): Composed {
  const until = momentInWords(lang, zone, startsAt)
  return frameMail(lang, {
    subject: say(lang, { nb: `Noen spørsmål før ${title}`, en: `Some questions before ${title}` }),
    opening: say(lang, {
      nb: `Før ${title} begynner, trenger vi svar på noen spørsmål fra deg.`,
      en: `Before ${title} begins we need your answers to some questions.`,
    }),
    lines: [say(lang, { nb: `Svar før ${until}.`, en: `Answer before ${until}.` })],
    after: say(lang, {
      nb: 'Ved hvert spørsmål står det hvorfor vi spør og hvem som ser svaret.',
      en: 'Each question says why we ask and who sees the answer.',
    }),
    link: {
      url: pageUrl(config.publicUrl, lang, `/my-learning/${offeringId}/answers`),
      see: say(lang, { nb: 'Svar på spørsmålene', en: 'Answer the questions' }),
    },
  })
}
