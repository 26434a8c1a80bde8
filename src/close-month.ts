import { setTimeout } from 'node:timers/promises'
import { askToClose } from './closing/ask-to-close.ts'
import { type Closing, closingById } from './closing/queries.ts'
import { takeClosing } from './closing/take-closing.ts'
import type { OpenShop } from './open-shop.ts'
import { transact } from './platform/db/transact.ts'
import { Month } from './platform/month.ts'
import type { ProgressTo } from './progress.ts'

const actor = { kind: 'job', name: 'command-line' } as const
/** How often it looks whether a server beside it, which may have taken the work, is done, in milliseconds. */
const LOOK_EVERY_MS = 200

/** Closes a month as the page does, and waits for it. Prints what it came to; false where it was refused. */
export async function closeMonth(
  { pool, config }: OpenShop,
  asked: string,
  { print, progress }: { print: (line: string) => void; progress: ProgressTo },
): Promise<boolean> {
  const month = Month.parse(asked)
  const id = await transact(pool, actor, (tx) => askToClose(tx, month))
  const desk = { config, connection: { pool } }
  let over = false
  const work = async () => {
    while (!over && (await takeClosing(desk)) === 0) await setTimeout(LOOK_EVERY_MS)
  }
  const [, closing] = await Promise.all([
    work(),
    ended(async () => (await closingById({ client: pool }, id))!, progress).finally(() => {
      over = true
    }),
  ])
  for (const line of linesOf(closing)) print(line)
  return closing.closedAt !== null
}

async function ended(look: () => Promise<Closing>, progress: ProgressTo): Promise<Closing> {
  for (;;) {
    const closing = await look()
    if (closing.filesAll > 0) progress('files', closing.filesDone, closing.filesAll)
    if (closing.closedAt || closing.refusedAt) return closing
    await setTimeout(LOOK_EVERY_MS)
  }
}

const linesOf = ({ month, refusedFor, path, sha256, bytes }: Closing): string[] =>
  refusedFor
    ? [
        `${month} does not tie and stays open:`,
        ...refusedFor.map(({ name, count, found }) => `✗  ${name}: ${count} (${found.join(', ')})`),
      ]
    : [`${month} is closed: ${path}, ${bytes} bytes, SHA-256 ${sha256}`]
