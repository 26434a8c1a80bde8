import { AsyncLocalStorage } from 'node:async_hooks'
import { type JobResult, PgBoss, type Job as Taken } from 'pg-boss'
import { z } from 'zod'
import type { Tx } from './db/transact.ts'
import { isForGood } from './refused-address.ts'

/** A kind of retried or scheduled work. At-least-once: `run` must be safe to repeat. */
export type Job<T extends object> = {
  readonly name: string
  readonly schema: z.ZodType<T>
  /** Cron expression in Europe/Oslo for work that comes by the clock. */
  readonly schedule?: string
}
type Runs = { job: Job<object>; run: (content: object) => Promise<void> }

export type Jobs = {
  on<T extends object>(job: Job<T>, run: (content: T) => Promise<void>): void
  start(): Promise<void>
  /** Looks for jobs of these kinds at once, where somebody knows that there are some. */
  wake(kinds: readonly string[]): void
  stop(): Promise<void>
}

const JOB_CONNECTIONS = 4
const STOP_TIMEOUT_MS = 8_000
const SECOND_MS = 1_000
/** Where a job ends that failed at all its tries; nobody takes it from there. */
export const DEAD_LETTER = 'dead-letter'
const RETRIES = 12

/**
 * Settings without which a backlog stalls: a worker woken with batch size 1 takes one job and then sleeps out the poll. The poll is
 * slow because the lookout wakes whoever is wanted: all workers looking for themselves would be most of what a till at rest does.
 */
const WORK = { batchSize: 4, burstWhenBatchFull: true, perJobResults: true, pollingIntervalSeconds: 30 } as const
/** Of one kind of job, so that one that hangs does not keep the others waiting. */
const WORKERS = 2

export function openJobs(appUrl: string, onError: (error: Error) => void): Jobs {
  const boss = new PgBoss({
    connectionString: appUrl,
    max: JOB_CONNECTIONS,
    migrate: false,
    createSchema: false,
    application_name: 'coursetill-jobs',
  })
  boss.on('error', onError)
  const runs: Runs[] = []
  const workers = new Map<string, string[]>()
  return {
    on: (job, run) => {
      runs.push({ job: job as unknown as Job<object>, run: run as (content: object) => Promise<void> })
    },
    async start() {
      await boss.start()
      await boss.createQueue(DEAD_LETTER)
      for (const { job, run } of runs) workers.set(job.name, await offer(boss, job, run))
    },
    wake: (kinds) => {
      for (const kind of kinds) for (const id of workers.get(kind) ?? []) boss.notifyWorker(id)
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS }),
  }
}

/** Puts a job into the caller's transaction: it becomes visible when, and only if, that commits. */
export async function enqueue<T extends object>(tx: Tx, job: Job<T>, content: T): Promise<void> {
  await sending.run(tx, () => sender.send(job.name, job.schema.parse(content)))
}

/** The same, for a worker to take up from `from` on. Told apart by how long that is from now, since the queue keeps a clock of its own. */
export async function enqueueFrom<T extends object>(tx: Tx, job: Job<T>, { from, content }: From<T>): Promise<void> {
  const startAfter = Math.max(0, Math.ceil((from.getTime() - tx.now.getTime()) / SECOND_MS))
  await sending.run(tx, () => sender.send(job.name, job.schema.parse(content), { startAfter }))
}

type From<T> = { from: Date; content: T }

/** Makes the jobs' own schema as the owner and lets the application use it. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 1, supervise: false, schedule: false })
  await boss.start()
  try {
    await boss.getDb().executeSql(GRANTS)
  } finally {
    await boss.stop({ graceful: false })
  }
}

const GRANTS = `grant usage on schema pgboss to coursetill_app;
  grant all on all tables in schema pgboss to coursetill_app;
  grant all on all sequences in schema pgboss to coursetill_app;
  grant execute on all functions in schema pgboss to coursetill_app`

const sending = new AsyncLocalStorage<Tx>()

/** Never started and without a connection of its own: all it asks and writes goes over the sending transaction's. */
const sender = new PgBoss({
  migrate: false,
  db: {
    executeSql: (text, values) => {
      const tx = sending.getStore()
      if (!tx) throw new Error('jobs are sent inside a transaction')
      return tx.client.query(text, values)
    },
  },
})

async function offer(boss: PgBoss, job: Job<object>, run: (content: object) => Promise<void>): Promise<string[]> {
  await boss.createQueue(job.name, {
    retryLimit: RETRIES,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    deadLetter: DEAD_LETTER,
  })
  const take = (batch: readonly Taken<object>[]) =>
    Promise.all(
      batch.map(async (each): Promise<JobResult> => {
        try {
          await run(job.schema.parse(each.data))
          return { id: each.id, status: 'completed' }
        } catch (error) {
          if (isForGood(error)) return { id: each.id, status: 'completed' }
          return {
            id: each.id,
            status: 'failed',
            output: { message: error instanceof Error ? error.message : String(error) },
          }
        }
      }),
    )
  const workers: string[] = []
  while (workers.length < WORKERS) workers.push(await boss.work<object, unknown, typeof WORK>(job.name, WORK, take))
  if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: 'Europe/Oslo' })
  return workers
}

/** Nightly tidying of what has run out. */
export const tidy: Job<object> = { name: 'tidy', schema: z.object({}), schedule: '17 3 * * *' }
