import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Host, openHost } from '../break/open-host.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { promise } from '../support/promises.ts'
import { type Cell, cellsOf } from './cells.ts'
import { type Answered, playAll } from './play.ts'
import { type Stage, setStage } from './stage.ts'
import { takeDownWall } from './take-down-wall.ts'

/** Who must see nothing of whom, and by what it would be known. */
const SIDES = [
  { actors: ['owner', 'manager', 'buyer', 'viewer'], foreign: 'rival', marks: /Rival Regnskap|PO-RIVAL/ },
  { actors: ['unit-manager', 'unit-buyer'], foreign: 'rival', marks: /PO-FIRMA|PO-ENHET-B|Rival Regnskap|PO-RIVAL/ },
  { actors: ['rival', 'former', 'learner', 'stranger'], foreign: 'firm', marks: /Fjord Firma|PO-FIRMA/ },
] as const

let host: Host
let fleet: Fleet
let stage: Stage
let cells: Cell[]
beforeAll(async () => {
  host = openHost()
  fleet = await startFleet({ start: (wanted) => host.without('anybody is asked who they are').start(wanted) })
  stage = await setStage(fleet)
  cells = cellsOf(stage)
}, 900_000)
afterAll(async () => {
  await fleet?.close()
  host?.close()
})

/** The copy of one's own data tells of the companies one acted for; it reads with the house's eyes, by the id of whoever is signed in. */
const isOwnCopy = ({ route }: Cell): boolean => /\/me\/data|\/account\/my-data/.test(route)

const leaksIn = (answered: readonly Answered[], marks: RegExp): string[] =>
  answered
    .filter(({ heard }) => marks.test(heard.body))
    .map(({ cell, heard }) => `${cell.route} of ${cell.whose} as ${cell.actor}: ${marks.exec(heard.body)?.[0]}`)

/** All that is kept of a company: its own row, its members, orders, documents and wishes. */
async function rowsOf(company: string): Promise<string> {
  const [row] = await fleet.witness.unsafe<{ digest: string }[]>(
    `select md5(string_agg(row::text, '|' order by row::text)) as digest from (
       select to_jsonb(c) as row from companies c where id = '${company}'
       union all select to_jsonb(m) from company_members m where company_id = '${company}'
       union all select to_jsonb(o) from orders o where company_id = '${company}'
       union all select to_jsonb(d) from documents d join orders o on o.id = d.order_id where o.company_id = '${company}'
       union all select to_jsonb(w) from correction_wishes w join orders o on o.id = w.order_id where o.company_id = '${company}') rows`,
  )
  return row!.digest
}

test('with every check of the program switched off, the database alone shows and changes nothing across companies', async () => {
  let asked = 0
  for (const { actors, foreign, marks } of SIDES) {
    const company = stage.things.company![foreign]!
    const before = await rowsOf(company)
    const theirs = cells.filter((cell) => (actors as readonly string[]).includes(cell.actor) && !isOwnCopy(cell))
    const answered = await playAll(fleet.urls[0]!, theirs)
    expect(leaksIn(answered, marks)).toEqual([])
    expect(await rowsOf(company)).toBe(before)
    asked += answered.length
  }
  promise(
    `the database's own wall: ${asked} requests with all checks of the program switched off, 0 leaks across companies`,
  )
}, 800_000)

test('and without that wall they would be open', async () => {
  await takeDownWall(fleet)
  const reads = cells.filter(({ actor, knock }) => actor === 'owner' && knock.method === 'GET')
  expect(leaksIn(await playAll(fleet.urls[0]!, reads), SIDES[0].marks).length).toBeGreaterThan(10)
}, 480_000)
