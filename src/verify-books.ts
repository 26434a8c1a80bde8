import { type BrokenMonth, checkClosed } from './closing/check-closed.ts'
import type { OpenShop } from './open-shop.ts'
import { money, spell } from './platform/money.ts'
import type { ProgressTo } from './progress.ts'
import type { Misposted } from './verifying/check-postings.ts'
import { RULES } from './verifying/rules/all.ts'
import { isWhole, type Step, type Verified, verify } from './verifying/verify.ts'

const STEP_WORDS: Readonly<Record<Step, string>> = {
  rules: 'rules',
  postings: 'postings beside their facts',
  documents: 'documents beside their digests',
  audit: 'the audit log',
  files: 'stored files beside their digests',
}

export type VerifyOptions = { files: boolean; json: boolean }

/** Looks whether everything is what it was made, and prints what is not. False where something is wrong. */
export async function verifyBooks(
  { pool, config }: OpenShop,
  { files, json }: VerifyOptions,
  { print, progress }: { print: (line: string) => void; progress: ProgressTo },
): Promise<boolean> {
  const asked = { dataDir: config.dataDir, withFiles: files }
  const found = await verify({ client: pool }, asked, (step, done, all) => progress(STEP_WORDS[step], done, all))
  const months = await checkClosed({ client: pool }, asked)
  const whole = isWhole(found) && months.length === 0
  const lines = json ? [JSON.stringify({ whole, ...found, months })] : [...linesOf(found), ...monthLines(months)]
  for (const line of lines) print(line)
  return whole
}

function linesOf(found: Verified): string[] {
  const { rules, postings, changedDocuments, series, audit, files } = found
  const gaps = series.filter(({ missing }) => missing.length > 0)
  return [
    ...verdict(rules.length === 0, `${RULES.length} rules hold`, [
      ...rules.map(({ id, says, count, found: first }) => `${id}: ${says.en} (${count} ×: ${first.join(', ')})`),
    ]),
    ...verdict(gaps.length === 0, 'no number is missing', [
      ...gaps.map(({ code, missing }) => `series ${code}: no document has number ${missing.join(', ')}`),
    ]),
    ...verdict(postings.length === 0, 'every posting says what its fact comes to', postings.map(mispostedLine)),
    ...verdict(changedDocuments.length === 0, 'every document is as it was issued', [
      ...changedDocuments.map((number) => `document ${number} has been changed since it was issued`),
    ]),
    ...verdict(audit.broken === null, `the audit log is whole (${audit.sealed} acts)`, [
      `the audit log does not hold at ${audit.broken?.number ?? 'its end'}: ${audit.broken?.how}`,
    ]),
    ...(files === null
      ? ['–  the stored files were not read (add --files)']
      : verdict(
          files.length === 0,
          'every stored file has the bytes that were stored',
          files.map(({ path, how }) => `${path} is ${how}`),
        )),
  ]
}

const monthLines = (months: readonly BrokenMonth[]): string[] =>
  verdict(
    months.length === 0,
    'closed months are as they were closed',
    months.map(({ month, how }) =>
      how === 'postings'
        ? `${month}: its postings have been changed since it was closed`
        : `${month}: its archive is gone or changed`,
    ),
  )

const verdict = (holds: boolean, good: string, bad: readonly string[]): string[] =>
  holds ? [`✓  ${good}`] : bad.map((line) => `✗  ${line}`)

function mispostedLine({ kind, number, sourceId, how, account, currency, bookedMinor, toldMinor }: Misposted): string {
  const name = `${kind} ${number ?? sourceId}`
  if (how === 'missing') return `${name} was never posted`
  const amount = (minor: number) => spell(money(minor, currency!), 'en')
  const booked = `account ${account} says ${amount(bookedMinor)}`
  return how === 'orphan'
    ? `${name}: ${booked}, and nothing is known that it could be for`
    : `${name}: ${booked}, and ought to say ${amount(toldMinor)} (${amount(bookedMinor - toldMinor)} off)`
}
