import { type Checked, checkActs } from '../audit/check-acts.ts'
import { type SeriesReport, seriesReport } from '../invoicing/series-report.ts'
import type { On } from '../platform/db/statement.ts'
import { checkDocuments } from './check-documents.ts'
import { type BrokenFile, checkFiles } from './check-files.ts'
import { checkPostings, type Misposted } from './check-postings.ts'
import { type BrokenRule, checkRules } from './check-rules.ts'

/** What was looked at, in this order. */
export const STEPS = ['rules', 'postings', 'documents', 'audit', 'files'] as const
export type Step = (typeof STEPS)[number]
export type Told = (step: Step, done: number, all: number) => void

/** All that does not hold. Everything is whole where each list is empty and the audit log is not broken. */
export type Verified = {
  rules: BrokenRule[]
  postings: Misposted[]
  changedDocuments: string[]
  series: SeriesReport[]
  audit: Checked
  /** Null: the stored files were not read. */
  files: BrokenFile[] | null
}

export type Verify = { dataDir: string; withFiles: boolean }

/** Looks whether the books, the documents, their files and the audit log are what they were made. Reads only; changes nothing. */
export async function verify(on: On, { dataDir, withFiles }: Verify, told: Told = () => {}): Promise<Verified> {
  const rules = await checkRules(on, (done, all) => told('rules', done, all))
  told('postings', 0, 1)
  const postings = await checkPostings(on)
  told('postings', 1, 1)
  const changedDocuments = await checkDocuments(on, (done, all) => told('documents', done, all))
  told('audit', 0, 1)
  const audit = await checkActs(on)
  told('audit', 1, 1)
  const files = withFiles ? await checkFiles(on, dataDir, (done, all) => told('files', done, all)) : null
  return { rules, postings, changedDocuments, series: await seriesReport(on), audit, files }
}

/** Nothing is wrong, as far as was looked. */
export const isWhole = ({ rules, postings, changedDocuments, series, audit, files }: Verified): boolean =>
  rules.length + postings.length + changedDocuments.length + (files?.length ?? 0) === 0 &&
  series.every(({ missing }) => missing.length === 0) &&
  audit.broken === null
