import type { AnyRole } from '../platform/actor.ts'
import type { Said } from '../platform/lang.ts'

/** What a role is called, and what it may do, as whoever gives or gets it has to know. */
export const ROLE_WORDS: Record<AnyRole, { name: Said; may: Said }> = {
  administrator: {
    name: { nb: 'Administrator', en: 'Administrator' },
    may: { nb: 'Alt, også dette oppsettet', en: 'Everything, this set-up too' },
  },
  'course-administrator': {
    name: { nb: 'Kursadministrator', en: 'Course administrator' },
    may: { nb: 'Kurs, oppstarter, priser og plasser', en: 'Courses, starts, prices and seats' },
  },
  'faculty-administrator': {
    name: { nb: 'Fakultetsadministrator', en: 'Faculty administrator' },
    may: {
      nb: 'Kurs, oppstarter, priser og plasser på ett fakultet',
      en: 'Courses, starts, prices and seats of one faculty',
    },
  },
  finance: {
    name: { nb: 'Økonomi', en: 'Finance' },
    may: { nb: 'Dokumenter, kreditering, penger og eksport', en: 'Documents, crediting, money and exports' },
  },
  auditor: {
    name: { nb: 'Revisor', en: 'Auditor' },
    may: { nb: 'Ser alt økonomi ser, og endrer ingenting', en: 'Sees all that finance sees, and changes nothing' },
  },
  support: {
    name: { nb: 'Kundestøtte', en: 'Support' },
    may: { nb: 'Slår opp ordrer og bekrefter bedrifter', en: 'Looks up orders and confirms companies' },
  },
  'partner-viewer': {
    name: { nb: 'Partner', en: 'Partner' },
    may: {
      nb: 'Oppgjørene til bedriften de er medlem av; ingen personopplysninger',
      en: 'Statements of the company they are a member of; no personal data',
    },
  },
  'catalogue-reader': {
    name: { nb: 'Leser katalogen', en: 'Reads the catalogue' },
    may: {
      nb: 'For et nettsted: får vite når kurs legges ut, endres og tas ned',
      en: 'For a web site: is told when courses are published, changed and taken down',
    },
  },
  'learning-platform': {
    name: { nb: 'Læringsplattform', en: 'Learning platform' },
    may: {
      nb: 'Fører oppmøte og fullføring, og får vite hvem som får og mister plass',
      en: 'Notes attendance and completion, and is told who gets and loses a seat',
    },
  },
  'accounting-system': {
    name: { nb: 'Regnskapssystem', en: 'Accounting system' },
    may: {
      nb: 'Leser fakturaer og kreditnotaer og fører innbetalinger fra banken',
      en: 'Reads invoices and credit notes and brings payments from the bank',
    },
  },
}
