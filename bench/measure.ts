import type pg from 'pg'
import type { Child } from './child.ts'

/** What so many operations took; several rounds of the same kind add up. */
export type Measure = {
  done: number
  seconds: number
  latenciesMs: number[]
  cpuMs: number
  walBytes: number
  requests: number
  statements: number
  frames: number
}

type Run = {
  /** Whose CPU and statements are counted; none for a limit without a process of its own. */
  child: Child | null
  admin: pg.Client
  lanes: number
  /** Either for so long, or until so many are begun. */
  seconds?: number
  times?: number
}

/** Plays `work` in so many lanes at once. Work that counts returns true. */
export async function measure(run: Run, work: (n: number) => Promise<boolean>): Promise<Measure> {
  const before = await readings(run)
  const began = performance.now()
  const end = run.seconds === undefined ? Number.POSITIVE_INFINITY : began + run.seconds * 1000
  const latenciesMs: number[] = []
  let begun = 0
  let done = 0
  const lane = async () => {
    while (performance.now() < end && begun < (run.times ?? Number.POSITIVE_INFINITY)) {
      const start = performance.now()
      if (await work(begun++)) done++
      latenciesMs.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: run.lanes }, lane))
  const seconds = (performance.now() - began) / 1000
  const after = await readings(run)
  const spent = (name: keyof typeof after) => after[name] - before[name]
  return {
    done,
    seconds,
    latenciesMs,
    cpuMs: spent('cpuMs'),
    walBytes: spent('walBytes'),
    requests: spent('requests'),
    statements: spent('statements'),
    frames: spent('frames'),
  }
}

export function together(rounds: readonly Measure[]): Measure {
  const sum = (of: (round: Measure) => number) => rounds.reduce((total, round) => total + of(round), 0)
  return {
    done: sum(({ done }) => done),
    seconds: sum(({ seconds }) => seconds),
    latenciesMs: rounds.flatMap(({ latenciesMs }) => latenciesMs),
    cpuMs: sum(({ cpuMs }) => cpuMs),
    walBytes: sum(({ walBytes }) => walBytes),
    requests: sum(({ requests }) => requests),
    statements: sum(({ statements }) => statements),
    frames: sum(({ frames }) => frames),
  }
}

export function percentile(latenciesMs: readonly number[], part: number): number {
  const sorted = latenciesMs.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

async function readings({ child, admin }: Run) {
  const seen = await child?.tell('read')
  const { rows } = await admin.query<{ wal: string }>(`select pg_current_wal_insert_lsn() - '0/0' as wal`)
  return {
    cpuMs: seen?.cpuMs ?? 0,
    walBytes: Number(rows[0]!.wal),
    requests: seen?.asked.requests ?? 0,
    statements: seen?.asked.statements ?? 0,
    frames: seen?.asked.frames ?? 0,
  }
}
