import { setTimeout } from 'node:timers/promises'
import type { Ground } from './ground.ts'

export type Behind = { sales: number; seconds: number; cpuMs: number }

/** What the worker spends behind each sale on invoice: number, PDF, stored file and mail. Looked at for a few seconds. */
export async function workBehind({ worker, admin }: Ground, seconds: number): Promise<Behind> {
  const mailed = async () =>
    (await admin.query<{ n: number }>('select count(*)::int as n from mails where sent_at is not null')).rows[0]!.n
  const [from, before] = [await mailed(), await worker.tell('begin work')]
  const began = performance.now()
  await setTimeout(seconds * 1000)
  const [to, after] = [await mailed(), await worker.tell('read')]
  const taken = (performance.now() - began) / 1000
  await worker.tell('end work')
  return { sales: to - from, seconds: taken, cpuMs: after.cpuMs - before.cpuMs }
}
