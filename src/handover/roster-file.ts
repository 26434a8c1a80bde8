import { readTogether } from '../platform/db/transact.ts'
import type { FileReply } from '../platform/http/route.ts'
import { readShop } from '../platform/shop.ts'
import type { Till } from '../platform/till.ts'
import { canvasTables } from './canvas.ts'
import { oneRosterTables } from './one-roster.ts'
import { type RosterOf, readRoster } from './roster.ts'
import { zipOf } from './tables.ts'

/** What teaching platforms read. */
export const ROSTER_FORMS = ['canvas', 'oneroster'] as const
export type RosterForm = (typeof ROSTER_FORMS)[number]

/** Offerings, who takes part and who teaches, as a ZIP that a teaching platform imports; all of one moment. */
export async function rosterFile(till: Till, form: RosterForm, of: RosterOf): Promise<FileReply> {
  const [roster, shop] = await readTogether(till.connection.pool, async (on) => [
    await readRoster(on, of),
    await readShop(on),
  ])
  const seller = shop?.name ?? new URL(till.config.publicUrl).host
  const tables = form === 'canvas' ? canvasTables(roster) : oneRosterTables(roster, seller)
  return { type: 'application/zip', name: `${form}.zip`, source: zipOf(tables, roster.at) }
}
