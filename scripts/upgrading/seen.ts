import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMails } from '../../src/sandbox/mail/start.ts'
import { ask, until } from '../../test/support/buyer.ts'
import { sha256 } from './releases.ts'
import type { Shop } from './shop.ts'
import { expectStatus, withKey } from './trade.ts'

/** What must be the same after an upgrade as before it. */
export type Seen = {
  /** Number → what is frozen, of every document. */
  documents: ReadonlyMap<string, string>
  /** Path → SHA-256 of every file that was issued. */
  files: ReadonlyMap<string, string>
}

type DocumentLine = Record<(typeof FROZEN)[number], unknown> & { number: string; pdf: string | null }

/** What of a document is issued and never changes. */
const FROZEN = [
  'kind',
  'documentDate',
  'dueDate',
  'kid',
  'currency',
  'netMinor',
  'vatMinor',
  'grossMinor',
  'buyerName',
  'orderNumber',
] as const

/** A file bears its writer's process number until it is whole. */
const HALF_WRITTEN = /\.\d+$/
const PAGE = 100
const WAIT_S = 120

/** Waits until every document has its files, then reads all of both. */
export async function look(shop: Shop): Promise<Seen> {
  const listed = await until(
    () => allDocuments(shop),
    (documents) => documents.every(({ pdf }) => pdf !== null),
    WAIT_S,
  )
  return {
    documents: new Map(listed.map((each) => [each.number, JSON.stringify(FROZEN.map((name) => each[name]))])),
    files: filesBelow(join(shop.dataDir, 'documents')),
  }
}

async function allDocuments({ demo: { url } }: Shop): Promise<DocumentLine[]> {
  const all: DocumentLine[] = []
  for (let after = ''; ; ) {
    const page = await ask(`${url}/invoices?limit=${PAGE}${after && `&after=${after}`}`, { headers: withKey })
    expectStatus('the list of documents', page, 200)
    all.push(...(page.body.documents as DocumentLine[]))
    if (!page.body.next) return all
    after = String(page.body.next)
  }
}

function filesBelow(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !HALF_WRITTEN.test(entry.name),
  )
  return new Map(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), sha256(readFileSync(path))]),
  )
}

/** What was there before and is not, or is otherwise. */
export const lost = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...before].filter(([name, was]) => after.get(name) !== was).map(([name]) => name)

/** The mails that have been caught for an address. */
export function mailsTo({ dataDir }: Shop, address: string): number {
  return readMails(join(dataDir, 'mailbox.jsonl')).filter(({ to }) => to.some((each) => each.includes(address))).length
}
