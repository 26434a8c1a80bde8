import { request } from 'node:http'
import { freePort } from '../src/platform/free-port.ts'
import { COURSES, COURSES_SMALL, fillCatalogue } from './catalogue-ground.ts'
import { startChild } from './child.ts'
import type { Ground } from './ground.ts'
import { machineOf } from './machine.ts'
import { measure } from './measure.ts'
import { lineOf, tableOf } from './table.ts'

const LANES = 4
const SECONDS = 3
const WARM = 12

/** What visitors ask for, and which bare question it stands beside. */
const ASKED: readonly [string, string, bare: string | null][] = [
  ['list of 50', '/offerings?limit=50', '/?'],
  ['list of 50, one form and free seats', '/offerings?limit=50&mode=campus&freeSeats=true', '/?mode=campus'],
  ['list of 50 with counts', '/offerings?limit=50&counts=true', null],
  ['search, a word', '/offerings?limit=50&search=sykepleie', '/?search=sykepleie'],
  ['search, the beginning of a word', '/offerings?limit=50&search=syke', null],
  ['search, a part of a word', '/offerings?limit=50&search=pleie', null],
  ['search, two words', '/offerings?limit=50&search=statistikk%20oslo', null],
  ['search, misspelt', '/offerings?limit=50&search=sykpleei', null],
  ['search that finds nothing', '/offerings?limit=50&search=qwxzqwxz', null],
  ['course over the API', '/courses/katalog-77', null],
  ['page of all courses', 'page:/courses', null],
  ['page of a search', 'page:/courses?search=sykepleie', null],
  ['page of a course', 'page:/courses/katalog-77', null],
  ['first page', 'page:/', null],
]

/** Lists, searches and pages of a catalogue of 10 000 courses and 30 000 starts, beside statements written by hand over node:http. */
export async function catalogueMeasured(ground: Ground): Promise<string[]> {
  const { server, admin, appUrl } = ground
  const courses = process.argv.includes('--small') ? COURSES_SMALL : COURSES
  await fillCatalogue(admin, courses)
  const port = await freePort()
  const bare = await startChild('bare-catalogue.ts', JSON.stringify({ port, url: appUrl }), port)
  const lines = []
  const write = () => admin.query('select pg_current_xact_id()')
  for (const [what, path, barePath] of ASKED) {
    const page = path.startsWith('page:')
    const at = path.replace('page:', '')
    const beside = barePath === null ? null : await taken(ground, bare, () => got(port, barePath, false))
    const mine = await taken(ground, server, () => got(server.port, at, page))
    lines.push(lineOf(what, mine, beside ? { bare: beside } : {}))
    if (KEPT.test(path)) {
      const written = await taken(ground, server, () => write().then(() => got(server.port, at, page)))
      lines.push(lineOf('  while all write', written))
    }
    if (beside) lines.push(lineOf('  by hand', beside))
    process.stdout.write(`\r${what} …                    `)
  }
  await bare.end()
  const { cores, cpu, memoryGb, node, postgres } = await machineOf(admin)
  return [
    `${courses} courses, ${courses * 3} starts; ${LANES} at once on ${cores} cores (${cpu}), ${memoryGb} GB, Node ${node}, PostgreSQL ${postgres}`,
    tableOf(lines),
  ]
}

/** What is kept while nothing is written (platform/http/kept-replies.ts) is measured as it is in a busy shop, too: made anew each time. */
const KEPT = /^(\/offerings\?|\/courses\/|page:\/courses($|\?))/

async function taken({ admin }: Ground, child: Parameters<typeof measure>[0]['child'], work: () => Promise<boolean>) {
  for (let n = 0; n < WARM * LANES; n += LANES) await Promise.all(Array.from({ length: LANES }, work))
  return measure({ admin, child, lanes: LANES, seconds: SECONDS }, work)
}

const got = (port: number, path: string, page: boolean): Promise<boolean> =>
  new Promise((done, failed) => {
    const headers = { accept: page ? 'text/html' : 'application/json' }
    request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      answer.resume()
      answer.once('end', () =>
        answer.statusCode === 200 ? done(true) : failed(new Error(`${path}: ${answer.statusCode}`)),
      )
    })
      .once('error', failed)
      .end()
  })
