import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { tooManyTries } from '../identity/problems.ts'
import { perPool } from '../platform/db/per-pool.ts'
import { HOUSE, seeAs } from '../platform/db/sight.ts'
import { networkOf } from '../platform/http/network-of.ts'
import type { FileReply } from '../platform/http/route.ts'
import { type Lang, say } from '../platform/lang.ts'
import { openLimiter } from '../platform/limiter.ts'
import { unknown } from '../platform/problems.ts'
import type { Till } from '../platform/till.ts'
import { certificateEnded } from './problems.ts'
import { badgeJws, type Certificate, certificateByCode, fileOf } from './queries.ts'

/** Codes that are nobody's, from one network within so many minutes: a hall of people may mistype, a program that guesses is stopped. */
const MISSES = 60
const MINUTES = 15
const misses = perPool((pool) => openLimiter(pool, { points: MISSES, minutes: MINUTES, blockAt: MISSES + 1 }))

export type Asked = { till: Till; ip: string }

/**
 * The certificate that a code opens, to whoever was given it: nobody need be known, so it is read with the eyes of the house.
 * @throws certificate/unknown, access/too-many-tries
 */
export async function verifyCertificate({ till, ip }: Asked, code: string): Promise<Certificate> {
  const { pool } = till.connection
  const found = await seeAs(HOUSE, () => certificateByCode({ client: pool }, code))
  if (found) return found
  const seconds = await misses(pool).take(`certificate ${networkOf(ip)}`)
  throw seconds > 0 ? tooManyTries(seconds) : unknown('certificate')
}

/** Only what is valid is handed out. @throws those of verifyCertificate, certificate/ended */
async function validCertificate(asked: Asked, code: string): Promise<Certificate> {
  const found = await verifyCertificate(asked, code)
  if (found.state !== 'valid' || found.content === null) throw certificateEnded()
  return found
}

/** Its PDF as it was drawn once. @throws certificate/unknown, certificate/ended */
export async function certificatePdf(asked: Asked, code: string, lang: Lang): Promise<FileReply> {
  const { till } = asked
  const { certificateId } = await validCertificate(asked, code)
  const path = await seeAs(HOUSE, () => fileOf({ client: till.connection.pool }, certificateId, lang))
  if (path === null) throw unknown('certificate')
  const name = `${say(lang, { nb: 'kursbevis', en: 'certificate' })}-${code}.pdf`
  return {
    ...{ type: 'application/pdf', name, inline: true as const },
    source: createReadStream(join(till.config.dataDir, path)),
  }
}

/** Its signed credential: a compact JWS, as wallets take it. @throws certificate/unknown, certificate/ended */
export async function certificateBadge(asked: Asked, code: string): Promise<FileReply> {
  const { certificateId } = await validCertificate(asked, code)
  const jws = await seeAs(HOUSE, () => badgeJws({ client: asked.till.connection.pool }, certificateId))
  if (jws === null) throw unknown('certificate')
  return { type: 'text/plain', name: `badge-${code}.jwt`, source: Readable.from([Buffer.from(jws)]) }
}
