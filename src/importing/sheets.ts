import { companiesSheet } from './companies-sheet.ts'
import { coursesSheet } from './courses-sheet.ts'
import { oldReceivablesSheet } from './old-receivables-sheet.ts'
import { peopleSheet } from './people-sheet.ts'
import type { Sheet } from './sheet.ts'
import { startsSheet } from './starts-sheet.ts'

/** Every kind of file, each after those that it refers to. */
export const SHEETS: readonly Sheet[] = [coursesSheet, startsSheet, companiesSheet, peopleSheet, oldReceivablesSheet]
