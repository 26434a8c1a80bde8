import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { nameOf } from '../platform/actor.ts'
import { dayIn, SELLER_ZONE } from '../platform/clock.ts'
import { run, statement } from '../platform/db/statement.ts'
import type { Tx } from '../platform/db/transact.ts'
import { newId } from '../platform/ids.ts'
import { LANGS, type Lang } from '../platform/lang.ts'
import type { Till } from '../platform/till.ts'
import { writeWhole } from '../platform/write-whole.ts'
import { signBadge } from './badge.ts'
import { newCode } from './code.ts'
import type { Completed } from './completed-enrolment.ts'
import type { CertificateContent } from './content.ts'
import { CERTIFICATE_DRAWN_BY, drawnCertificate } from './drawn-certificate.ts'
import { type SigningKey, signingKey } from './signing-key.ts'
import { promiseTelling } from './tell-learner.ts'

export type NewCertificate = { id: string; code: string; content: CertificateContent; lang: Lang }

const PUT = statement(
  'certifying-put-certificate',
  `insert into certificates (id, enrolment_id, version, code, lang, content, reason, issued_at, issued_by)
   select $1, $2, coalesce(max(c.version), 0) + 1, $3, $4, $5, $6, $7, $8 from certificates c where c.enrolment_id = $2`,
)
const FILES = statement(
  'certifying-keep-files',
  `insert into certificate_files (certificate_id, lang, path, sha256, bytes, renderer) values ($1, $2, $3, $4, $5, '${CERTIFICATE_DRAWN_BY}')`,
)
const BADGE = statement(
  'certifying-keep-badge',
  'insert into certificate_badges (certificate_id, key_id, jws) values ($1, $2, $3)',
)

/** What certificates are made with: where files lie, what the shop's address is, and the key that signs. */
export type Press = { dataDir: string; publicUrl: string; key: SigningKey }
export const pressOf = async (till: Till): Promise<Press> => ({
  dataDir: till.config.dataDir,
  publicUrl: till.config.publicUrl,
  key: await signingKey(till),
})

/** Freezes a certificate, draws it in both languages, signs its credential and promises a mail about it. Returns its id. */
export async function makeCertificate(
  tx: Tx,
  press: Press,
  { enrolmentId, email, lang, content, reason }: Completed & { enrolmentId: string; reason: string | null },
): Promise<string> {
  const made = { id: newId(), code: newCode(), content, lang }
  const frozen = JSON.stringify(content)
  await run(tx, PUT, [made.id, enrolmentId, made.code, lang, frozen, reason, tx.now, nameOf(tx.actor)])
  for (const each of LANGS) await keepFile(tx, press, { ...made, lang: each })
  const jws = await signBadge(press.publicUrl, press.key, { ...made, enrolmentId, email, issuedAt: tx.now })
  await run(tx, BADGE, [made.id, press.key.id, jws])
  await promiseTelling(tx, made.id)
  return made.id
}

async function keepFile(tx: Tx, { dataDir, publicUrl }: Press, { id, code, content, lang }: NewCertificate) {
  const day = dayIn(SELLER_ZONE, tx.now)
  const path = join('certificates', day.slice(0, 4), `${id}-${lang}.pdf`)
  const pdf = await drawnCertificate({ code, content, issuedAt: tx.now, publicUrl }, lang)
  const hash = createHash('sha256')
  const bytes = await writeWhole(join(dataDir, path), Readable.from([pdf]), hash)
  await run(tx, FILES, [id, lang, path, hash.digest('hex'), bytes])
}
