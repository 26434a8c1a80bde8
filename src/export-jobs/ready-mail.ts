import { z } from 'zod'
import { run, statement } from '../platform/db/statement.ts'
import type { Job } from '../platform/jobs.ts'
import { type Lang, type Said, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderName, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import type { Till } from '../platform/till.ts'
import { MAY_EXPORT } from './asker.ts'
import { EXPORT_KEPT_DAYS } from './limits.ts'

const Promised = z.object({ jobId: z.uuid() })
export const exportEnded: Job<z.output<typeof Promised>> = { name: 'export-ended', schema: Promised }

/** Where whoever asked finds their files. */
const EXPORTS_PATH = '/finance/exports'

type Told = { email: string; lang: Lang; isReady: boolean }
const FIND = statement<Told>(
  'export-jobs-mail',
  `select p.email, p.lang, t.ready_at is not null as "isReady" from export_jobs t join people p on p.id = t.person_id and p.erased_at is null
   where t.id = $1 and (t.ready_at is not null or t.failed_at is not null) and t.gone_at is null and ${MAY_EXPORT}`,
)

const READY: { subject: Said; body(shop: string): Said } = {
  subject: { nb: 'Filen du ba om, er klar', en: 'The file you asked for is ready' },
  body: (shop) => ({
    nb: `Filen du ba om hos ${shop}, er klar. Logg inn og hent den på siden for eksporter. Den ligger der i ${EXPORT_KEPT_DAYS} dager, og bare du kan hente den.`,
    en: `The file you asked for at ${shop} is ready. Sign in and download it from the page for exports. It is kept for ${EXPORT_KEPT_DAYS} days, and only you can download it.`,
  }),
}
const FAILED: typeof READY = {
  subject: { nb: 'Filen du ba om, ble ikke laget', en: 'The file you asked for could not be made' },
  body: (shop) => ({
    nb: `Filen du ba om hos ${shop}, ble ikke laget. På siden for eksporter står det hvorfor, og der kan du be om den igjen.`,
    en: `The file you asked for at ${shop} could not be made. The page for exports says why, and there you can ask for it again.`,
  }),
}

/** Tells whoever asked what became of their file. The mail holds nothing of it. */
export async function tellEnded(till: Till, { jobId }: { jobId: string }): Promise<void> {
  const [told] = await run({ client: till.connection.pool }, FIND, [jobId])
  if (!told) return
  await till.sendMail(exportMail(await senderOf(till, told.lang), told))
}

export function exportMail(sender: Sender, told: Told): Mail {
  const { lang } = told
  const { subject, body } = told.isReady ? READY : FAILED
  const words = { subject: say(lang, subject), body: say(lang, body(senderName(sender))) }
  return letter(sender, { kind: 'export-ended', to: told.email, link: linkTo(sender, EXPORTS_PATH), ...words })
}
