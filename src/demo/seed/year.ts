import { issueDocuments } from '../../invoicing/issue-documents.ts'
import { dayIn, SELLER_ZONE } from '../../platform/clock.ts'
import { run, statement } from '../../platform/db/statement.ts'
import type { Tx } from '../../platform/db/transact.ts'
import { setClock } from '../clock.ts'
import type { Bank } from './bank.ts'
import { campaigns } from './campaign.ts'
import { businessCourses } from './courses-business.ts'
import { healthCourses } from './courses-health.ts'
import { teachingCourses } from './courses-teaching.ts'
import { technologyCourses } from './courses-technology.ts'
import { launches } from './launch.ts'
import { randomFrom } from './random.ts'
import { setUpReminders } from './reminding.ts'
import { openSchool } from './school.ts'
import { specials } from './specials.ts'
import { daysFrom, type Scene, stageOf } from './stage.ts'
import { plans } from './tasks.ts'
import { tradeOf } from './trade.ts'

const SEED = 1811
/** When the school opened, in days before today. */
const OPENED = 365
/** Mails about older orders have been read long ago and are not sent again. */
const NEWS_DAYS = 3

const courses = [...healthCourses, ...teachingCourses, ...technologyCourses, ...businessCourses]

/** The renderer takes the oldest first: what is news, and what a visitor buys now, is not to wait for a year of files. */
const FILES_LAST = statement(
  'demo-files-last',
  `update files_due set since = since + interval '10 years' where document_id not in (select document_id from tellings_due)`,
)
const FORGET_OLD_NEWS = statement(
  'demo-forget-old-news',
  'with told as (delete from tellings_due where since < $1) delete from deliveries_due where since < $1',
)

/** A year of trade up to `today`, in the one transaction of `tx`; the clock stands there afterwards. `tx.now` is the real present. */
export async function playYear(tx: Tx, bank: Bank, today: Date = tx.now): Promise<void> {
  const random = randomFrom(SEED)
  const stage = stageOf(tx, { bank, random, today })
  await openSchool(await stage.at(daysFrom(today, -OPENED)))
  await setUpReminders(await stage.at(daysFrom(today, -OPENED)), today)
  const scenes: Scene[] = courses.flatMap((course) => [
    ...launches(course, today),
    ...course.starts.flatMap((_, n) => tradeOf(course, n, { today, random })),
  ])
  const inOrder = [...scenes, ...specials(today), ...plans(today), ...campaigns(today)].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  )
  for (const [n, scene] of inOrder.entries()) {
    await scene.play(stage)
    const next = inOrder[n + 1]
    if (!next || dayOf(next) !== dayOf(scene)) await issueDocuments(await stage.at(scene.at), stage.bank.publicUrl)
  }
  await run(tx, FORGET_OLD_NEWS, [daysFrom(today, -NEWS_DAYS)])
  await run(tx, FILES_LAST, [])
  await setClock(tx, Math.round((today.getTime() - tx.now.getTime()) / 1000))
  bank.holdClock(null)
}

const dayOf = ({ at }: Scene): string => dayIn(SELLER_ZONE, at)
