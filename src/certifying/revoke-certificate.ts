import { z } from 'zod'
import type { Tx } from '../platform/db/transact.ts'
import { unknown } from '../platform/problems.ts'
import { Line } from '../platform/words.ts'
import { endCertificate } from './end-certificate.ts'
import { certificateEnded } from './problems.ts'
import { certificateById } from './queries.ts'
import { promiseTelling } from './tell-learner.ts'

export const RevokeCertificate = z
  .strictObject({ reason: Line.meta({ description: 'Why, for those who keep the course; it is not shown to others' }) })
  .meta({ id: 'RevokeCertificate' })

/** Takes a certificate back; whether the learner has completed stays as it is. @throws certificate/unknown, certificate/ended */
export async function revokeCertificate(
  tx: Tx,
  certificateId: string,
  { reason }: z.output<typeof RevokeCertificate>,
): Promise<void> {
  const found = await certificateById(tx, certificateId)
  if (!found) throw unknown('certificate')
  if (found.state !== 'valid') throw certificateEnded()
  await endCertificate(tx, { certificateId, how: 'revoked', reason })
  await promiseTelling(tx, certificateId)
}
