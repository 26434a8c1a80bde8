import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { drawStatement } from '../invoicing/draw-statement.ts'
import { moneyKindSetting } from '../invoicing/enter-money-kind.ts'
import { type Seller, sellerSetting } from '../invoicing/seller.ts'
import { seriesOf } from '../invoicing/series.ts'
import type { Tx } from '../platform/db/transact.ts'
import { readInstallation } from '../platform/installation.ts'
import { dayInWords, LANGS, type Lang, monthInWords, say } from '../platform/lang.ts'
import { readSetting } from '../platform/settings.ts'
import { writeWhole } from '../platform/write-whole.ts'
import type { StatementContent } from './content.ts'
import { figuresOf } from './paper.ts'
import { noSeller } from './problems.ts'
import { FORMS, type StatementForm } from './queries.ts'
import { tableOf } from './table.ts'
import { ABOUT } from './words.ts'

/** Who tells it, on which day, and whether it is a test, as all statements of a month say. */
export type Letterhead = { seller: Seller; issueDate: string; test: boolean }
export type Numbered = { id: string; number: number; content: StatementContent }
type StoredFile = { form: StatementForm; lang: Lang; path: string; sha256: string; bytes: number }

/** @throws statements/no-seller */
export async function letterhead(tx: Tx, issueDate: string): Promise<Letterhead> {
  const [seller, installation] = [await readSetting(tx, sellerSetting), await readInstallation(tx)]
  if (!seller || !installation) throw noSeller()
  const money = await readSetting(tx, moneyKindSetting)
  return { seller, issueDate, test: seriesOf({ mode: installation.mode, money, kind: 'invoice' }, 'shared').test }
}

/** Writes a statement in each form and language under the folder for documents; they are handed out as they are from then on. */
export async function writeFiles(dataDir: string, statement: Numbered, head: Letterhead): Promise<StoredFile[]> {
  const stored: StoredFile[] = []
  for (const lang of LANGS)
    for (const form of FORMS) {
      const { month } = statement.content
      const path = join('statements', month.slice(0, 4), `${month}-${statement.id}-${lang}.${form}`)
      const hash = createHash('sha256')
      const source =
        form === 'pdf'
          ? Readable.from([await paperOf(statement, head, lang)])
          : tableOf(statement.content, form, lang).source
      const bytes = await writeWhole(join(dataDir, path), source, hash)
      stored.push({ form, lang, path, sha256: hash.digest('hex'), bytes })
    }
  return stored
}

function paperOf(
  { number, content }: Numbered,
  { seller, issueDate, test }: Letterhead,
  lang: Lang,
): Promise<Uint8Array> {
  const { kind, recipient, month } = content
  const digits = recipient.organisationNumber
  return drawStatement({
    ...figuresOf(content, lang),
    ...{ seller, issueDate, test, language: lang, number: `${number} · ${monthInWords(lang, month)}` },
    recipient: digits === null ? [recipient.name] : [recipient.name, `${say(lang, ORGANISATION)} ${digits}`],
    facts: [
      [say(lang, NUMBER), String(number)],
      [say(lang, PERIOD), monthInWords(lang, month)],
      [say(lang, MADE), dayInWords(issueDate, lang)],
    ],
    notes: ABOUT[kind].map((each) => say(lang, each)),
  })
}

const ORGANISATION = { nb: 'Org.nr.', en: 'Org. no.' }
const NUMBER = { nb: 'Oppgjør nr.', en: 'Statement no.' }
const PERIOD = { nb: 'Måned', en: 'Month' }
const MADE = { nb: 'Laget', en: 'Made' }
