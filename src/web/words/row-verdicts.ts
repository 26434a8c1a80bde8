import type { Said } from '../../platform/lang.ts'
import type { RowVerdict } from '../../wallet/schema.ts'

/** What is said of a row of an uploaded list; `column` is where it is wrong. */
export const ROW_WORDS: Readonly<Record<RowVerdict, { said: Said; column: 'name' | 'email' | null }>> = {
  good: { said: { nb: 'Klar', en: 'Ready' }, column: null },
  invited: { said: { nb: 'Invitert', en: 'Invited' }, column: null },
  'has-seat': { said: { nb: 'Har plass allerede', en: 'Has a seat already' }, column: null },
  twice: { said: { nb: 'Står lenger opp i listen også', en: 'Stands further up in the list too' }, column: 'email' },
  'name-missing': { said: { nb: 'Navnet mangler', en: 'The name is missing' }, column: 'name' },
  'name-bad': {
    said: {
      nb: 'Navnet er for langt eller har tegn som ikke kan brukes',
      en: 'The name is too long or holds characters that cannot be used',
    },
    column: 'name',
  },
  'email-missing': { said: { nb: 'E-postadressen mangler', en: 'The e-mail address is missing' }, column: 'email' },
  'email-bad': { said: { nb: 'Dette er ingen e-postadresse', en: 'This is no e-mail address' }, column: 'email' },
  formula: {
    said: { nb: 'Cellen begynner som en formel', en: 'The cell begins like a formula' },
    column: 'name',
  },
}
