import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  COMPANIES,
  COURSES,
  companyLine,
  courseLine,
  fileOf,
  numbers,
  OPEN,
  openLine,
  PEOPLE,
  personLine,
  STARTS,
  startLine,
} from '../test/importing/old-system.ts'
import type { Ground } from './ground.ts'
import type { ImportRun, ImportTaken } from './import-one.ts'
import { machineOf } from './machine.ts'

type Sizes = { courses: number; debtors: number; open: number }
const SIZES: Sizes = { courses: 2_000, debtors: 2_000, open: 50_000 }
/** `--small` shows that it all works. */
const SMALL: Sizes = { courses: 100, debtors: 100, open: 2_000 }

/** An old system's files, each taken in twice: how long that takes, how much memory, and that the second time changes nothing. */
export async function importsMeasured(ground: Ground): Promise<string[]> {
  const sizes = process.argv.includes('--small') ? SMALL : SIZES
  const folder = mkdtempSync(join(tmpdir(), 'coursetill-old-system-'))
  const { cores, cpu, memoryGb, node, postgres } = await machineOf(ground.admin)
  const said = [
    `${sizes.courses} courses and starts, ${sizes.debtors} companies and people, ${sizes.open} open items on ${cores} cores (${cpu}), ${memoryGb} GB, Node ${node}, PostgreSQL ${postgres}; database and import share the cores`,
  ]
  try {
    const files = filesOf(sizes).map(([what, head, lines]) => {
      const path = join(folder, `${what}.csv`)
      writeFileSync(path, fileOf(head, lines))
      return { what, path, url: ground.appUrl }
    })
    for (const time of ['first', 'second'] as const) {
      let seconds = 0
      for (const file of files) {
        const one = await taken(file)
        if (one.refused > 0 || (time === 'second' && one.fresh > 0))
          throw new Error(`${file.what}: not as it should be`)
        seconds += one.seconds
        said.push(`${time} time, ${lineOf(file.what, one)}`)
      }
      said.push(`${time} time, all files: ${seconds.toFixed(1)} s`)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  return said
}

const filesOf = ({ courses, debtors, open }: Sizes): [string, string, string[]][] => [
  ['courses', COURSES, numbers(courses, 1_000).map(courseLine)],
  ['starts', STARTS, numbers(courses, 1_000).map(startLine)],
  ['companies', COMPANIES, numbers(debtors).map(companyLine)],
  ['people', PEOPLE, numbers(debtors).map(personLine)],
  ['open-items', OPEN, numbers(open).map((n) => openLine(n, debtors))],
]

async function taken(run: ImportRun): Promise<ImportTaken> {
  const execArgv = ['--disable-warning=ExperimentalWarning']
  const child = fork(join(import.meta.dirname, 'import-one.ts'), [JSON.stringify(run)], { execArgv })
  const [answer] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`the import of ${run.what} ended early`))),
  ])) as [ImportTaken]
  return answer
}

function lineOf(what: string, { fresh, known, seconds, aboveIdleMb }: ImportTaken): string {
  const rows = fresh + known
  return `${what}: ${fresh} new, ${known} known in ${seconds.toFixed(1)} s · ${Math.round(rows / seconds)} rows/s · ${aboveIdleMb.toFixed(0)} MB above idle at most`
}
