import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type On, run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { enqueue, type Job } from '../platform/jobs.ts'
import { type Lang, type Said, say } from '../platform/lang.ts'
import { letter, linkTo, type Sender, senderOf } from '../platform/letter.ts'
import type { Mail } from '../platform/mail.ts'
import { isErasedAddress } from '../platform/personal.ts'
import type { Till } from '../platform/till.ts'
import { verifyPath } from './addresses.ts'
import type { CertificateContent } from './content.ts'

const Promised = z.object({ certificateId: z.uuid() })

export const certificateTold: Job<z.output<typeof Promised>> = { name: 'certificate-told', schema: Promised }

/** The learner hears of their certificate after the commit, and again where the mail server is down. */
export const promiseTelling = (tx: Tx, certificateId: string): Promise<void> =>
  enqueue(tx, certificateTold, { certificateId })

type Told = {
  email: string
  lang: Lang
  code: string
  content: CertificateContent | null
  version: number
  reason: string | null
  how: string | null
  path: string | null
}
const FIND = statement<Told>(
  'certifying-told',
  `select n.email, c.lang, c.code, c.content, c.version, c.reason, x.how, (select f.path from certificate_files f where f.certificate_id = c.id and f.lang = c.lang) as path
   from certificates c join enrolments e on e.id = c.enrolment_id join people n on n.id = e.person_id
   left join certificate_endings x on x.certificate_id = c.id where c.id = $1`,
)

type Titled = Pick<CertificateContent, 'titles'>
type Letter = { subject: Said; body: Said }

/** That they have completed, with the certificate; or that it is not valid any more. One that another replaced is told of with the other. */
export async function tellLearner(till: Till, { certificateId }: { certificateId: string }): Promise<void> {
  const on: On = { client: till.connection.pool }
  const [told] = await run(on, FIND, [certificateId])
  if (!told?.content || told.how === 'replaced' || isErasedAddress(told.email)) return
  const mail = certificateMail(await senderOf(till, told.lang), { ...told, content: told.content })
  await till.sendMail({ ...mail, attachments: told.how === null ? await attached(till, told) : [] })
}

/** `content` says which course; `how` is null of a certificate that is valid, `reason` of one that corrects no other. */
export function certificateMail(
  sender: Sender,
  { content, email, code, how, reason }: Pick<Told, 'email' | 'code' | 'how' | 'reason'> & { content: Titled },
): Mail {
  const { lang } = sender
  const { subject, body } = how === null ? madeLetter(content, reason) : endedLetter(content)
  const link = linkTo(sender, verifyPath(code))
  return letter(sender, { kind: 'certificate', to: email, link, subject: say(lang, subject), body: say(lang, body) })
}

const madeLetter = ({ titles }: Titled, reason: string | null): Letter =>
  reason === null
    ? {
        subject: { nb: `Kursbevis: ${titles.nb}`, en: `Certificate: ${titles.en}` },
        body: {
          nb: `Gratulerer, du har fullført ${titles.nb}! Kursbeviset er vedlagt. På siden under finner du det igjen på norsk og engelsk, og som digitalt merke. Den kan du gi til andre som skal se at beviset er ekte.`,
          en: `Congratulations, you have completed ${titles.en}! Your certificate is attached. The page below has it in Norwegian and English, and as a digital badge. Give its address to anybody who should see that the certificate is genuine.`,
        },
      }
    : {
        subject: { nb: `Rettet kursbevis: ${titles.nb}`, en: `Corrected certificate: ${titles.en}` },
        body: {
          nb: `Navnet på kursbeviset ditt er rettet. Det nye er vedlagt og har en ny adresse. Det gamle gjelder ikke lenger.`,
          en: `The name on your certificate has been corrected. The new one is attached and has a new address. The old one is no longer valid.`,
        },
      }

const endedLetter = ({ titles }: Titled): Letter => ({
  subject: { nb: `Kursbeviset gjelder ikke lenger: ${titles.nb}`, en: `No longer valid: certificate of ${titles.en}` },
  body: {
    nb: `Kursbeviset ditt fra ${titles.nb} er trukket tilbake og gjelder ikke lenger. Mener du at det er feil, så svar på denne e-posten.`,
    en: `Your certificate of ${titles.en} has been taken back and is no longer valid. If you think that this is wrong, answer this mail.`,
  },
})

async function attached(till: Till, { path, lang }: Told) {
  if (path === null) return []
  const filename = say(lang, { nb: 'kursbevis.pdf', en: 'certificate.pdf' })
  return [{ filename, content: await readFile(join(till.config.dataDir, path)), contentType: 'application/pdf' }]
}
