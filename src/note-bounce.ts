import { noteReport, type ReportOutcome } from './notices/note-report.ts'
import { REPORT_MAX } from './notices/read-report.ts'
import type { OpenShop } from './open-shop.ts'

const OUTCOMES: Record<ReportOutcome, string> = {
  noted: 'Noted: the mail did not arrive.',
  unwanted: 'Noted: its reader does not want such mails.',
  known: 'Known from before, nothing changed.',
  'not-ours': 'About no mail that was sent from here, nothing changed.',
  'no-failure': 'No report of a mail that failed, nothing changed.',
}

/** Reads a mail server's report from a stream, as far as it matters, and says what became of it. */
export async function noteBounceFrom({ pool, config }: OpenShop, input: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of input) {
    parts.push(part)
    bytes += part.length
    if (bytes >= REPORT_MAX) break
  }
  const actor = { kind: 'job', name: 'command-line' } as const
  return OUTCOMES[await noteReport({ connection: { pool }, config }, actor, Buffer.concat(parts).toString())]
}
