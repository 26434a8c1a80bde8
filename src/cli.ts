#!/usr/bin/env -S node --disable-warning=ExperimentalWarning --max-semi-space-size=8
import { Command, InvalidArgumentError } from 'commander'
import { closeMonth } from './close-month.ts'
import { addExport } from './export-command.ts'
import { makeFirstLink } from './identity/make-first-link.ts'
import { importBankFile } from './import-bank-file.ts'
import { addImport } from './import-command.ts'
import { noteBounceFrom } from './note-bounce.ts'
import { type OpenShop, openShop } from './open-shop.ts'
import { ConfigFault, configFrom } from './platform/config.ts'
import { transact } from './platform/db/transact.ts'
import { Month } from './platform/month.ts'
import { VERSION } from './platform/version.ts'
import { migrateReal, openProductionGround } from './production-ground.ts'
import { progressOn } from './progress.ts'
import { type RebuildOptions, rebuildDocuments } from './rebuild-documents.ts'
import { CHECK_WORDS } from './setup/check-words.ts'
import { readiness } from './setup/readiness.ts'
import { type VerifyOptions, verifyBooks } from './verify-books.ts'

/** What a command answers goes to stdout; progress and refusals go to stderr, so that answers can be piped. */
const print = (line: string) => void process.stdout.write(`${line}\n`)
const tell = (line: string) => void process.stderr.write(`${line}\n`)

const program = new Command('coursetill')
  .description(
    'The till of a lifelong-learning unit. Reads the same environment as the server; without DATABASE_URL it means the demonstration.',
  )
  .version(VERSION)
program
  .command('setup')
  .description(
    'print the one-time link for the first administrator; valid for 24 hours, a new link ends the one before',
  )
  .action(setup)
program
  .command('ready')
  .description(
    'list what is there and what is missing before the shop can sell; exit code 1 while something is missing',
  )
  .action(ready)
program
  .command('migrate')
  .description('bring the database up to this release (a starting server does the same)')
  .action(migrate)
addExport(program, { inShop, print, tell })
addImport(program, { inShop, print, tell })
program
  .command('import-bank')
  .description('take in files of the bank (camt.053, camt.054); one that was taken in before changes nothing')
  .argument('<files...>', 'the files, each for itself: one that is refused stops none of the others')
  .action(importBank)
program
  .command('close-month')
  .description('look whether a month ties, lock it and write its archive; exit code 1 where it does not tie')
  .argument('<month>', 'the oldest open month, YYYY-MM', monthOf)
  .action(closeOne)
program
  .command('note-bounce')
  .description(
    'take in a mail server’s report, from standard input, of a mail that did not arrive; anything else changes nothing',
  )
  .action(noteBounce)
program
  .command('verify')
  .description(
    'look whether books, documents, numbers and the audit log are what they were made; exit code 1 where something is wrong',
  )
  .option('--files', 'read every stored PDF and e-invoice, too, and compare it with its digest', false)
  .option('--json', 'one line of JSON instead of sentences', false)
  .action(verify)
program
  .command('rebuild-documents')
  .description(
    'draw lost or changed PDFs and e-invoices anew from what was issued, and put back what has the original’s bytes; exit code 1 where something is left',
  )
  .option('--copies <folder>', 'where drawings go that have other bytes than the original had', 'rebuilt')
  .option('--all', 'draw every document, and tell which ones this release draws otherwise', false)
  .option('--json', 'one line of JSON instead of sentences', false)
  .action(rebuild)

try {
  await program.parseAsync()
} catch (error) {
  for (const sentence of sentencesOf(error)) tell(sentence)
  process.exitCode = 1
}

async function setup(): Promise<void> {
  const config = configFrom()
  if (config.mode === 'production') await openProductionGround(config)
  await inShop(async ({ pool }) => {
    const { token, endsAt } = await transact(pool, { kind: 'job', name: 'command-line' }, makeFirstLink)
    tell(`Open this link in a browser to become the first administrator. It works once, until ${endsAt.toISOString()}:`)
    print(`${config.publicUrl}/setup?token=${token}`)
  })
}

async function ready(): Promise<void> {
  await inShop(async ({ config, pool, stripe }) => {
    const { ready: isReady, testMoney, checks } = await readiness({ on: { client: pool }, config, stripe })
    for (const { name, ready: is, because } of checks) {
      const { title, mend } = CHECK_WORDS[name]
      print(is ? `✓  ${title.en}` : `✗  ${title.en}: ${mend.en}${because ? ` (${because})` : ''}`)
    }
    if (testMoney) print('Stripe’s key is a test key: no real money moves, and documents are marked as tests.')
    print(isReady ? 'Ready to sell.' : `Not ready: ${checks.filter((check) => !check.ready).length} missing.`)
    if (!isReady) process.exitCode = 1
  })
}

async function migrate(): Promise<void> {
  const config = configFrom()
  if (config.mode === 'demo') throw new Error('A demonstration migrates itself when it starts: npm start.')
  await migrateReal(config)
  print(`The database is that of release ${VERSION}.`)
}

async function importBank(files: readonly string[]): Promise<void> {
  await inShop(async (shop) => {
    for (const file of files) if (!(await importBankFile(shop, file, print))) process.exitCode = 1
  })
}

async function noteBounce(): Promise<void> {
  await inShop(async (shop) => print(await noteBounceFrom(shop, process.stdin)))
}

async function closeOne(month: string): Promise<void> {
  await inShop(async (shop) => {
    if (!(await closeMonth(shop, month, { print, progress: progressOn(process.stderr) }))) process.exitCode = 1
  })
}

async function verify(options: VerifyOptions): Promise<void> {
  await inShop(async (shop) => {
    if (!(await verifyBooks(shop, options, { print, progress: progressOn(process.stderr) }))) process.exitCode = 1
  })
}

async function rebuild(options: RebuildOptions): Promise<void> {
  await inShop(async (shop) => {
    if (!(await rebuildDocuments(shop, options, { print, progress: progressOn(process.stderr) }))) process.exitCode = 1
  })
}

async function inShop(work: (shop: OpenShop) => Promise<void>): Promise<void> {
  const shop = await openShop(configFrom(), tell)
  try {
    await work(shop)
  } finally {
    await shop.leave()
  }
}

function monthOf(text: string): string {
  if (!Month.safeParse(text).success) throw new InvalidArgumentError('It must be a month such as 2027-01.')
  return text
}

function sentencesOf(error: unknown): readonly string[] {
  if (error instanceof ConfigFault) return error.sentences
  return [error instanceof Error ? error.message : String(error)]
}
