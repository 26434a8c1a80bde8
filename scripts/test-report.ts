import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What is used of vitest's JSON report. */
type Report = {
  numPassedTests: number
  numFailedTests: number
  testResults: { name: string; status: string; startTime: number; endTime: number; assertionResults: unknown[] }[]
}

/** Counts the tests; a file that failed without running a test counts as one failure. */
export function countsOf(path: string): { passed: number; failed: number } {
  const report = read(path)
  if (!report) return { passed: 0, failed: 0 }
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

/** Seconds spent in each folder of test/, the slowest first; two run at a time. */
export function timesByFolder(path: string): string[] {
  const spent = new Map<string, number>()
  for (const { name, startTime, endTime } of read(path)?.testResults ?? []) {
    const folder = relative(join(import.meta.dirname, '../test'), name).split('/')[0] ?? ''
    spent.set(folder, (spent.get(folder) ?? 0) + (endTime - startTime) / 1000)
  }
  return [...spent]
    .sort(([, one], [, other]) => other - one)
    .map(([folder, time]) => `${folder.padEnd(16)} ${time.toFixed(1).padStart(6)} s`)
}

function read(path: string): Report | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : undefined
}
