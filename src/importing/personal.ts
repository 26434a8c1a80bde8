import type { PersonalTable } from '../platform/personal.ts'

/** Files of an old system, until they are taken in. */
export const personalInImporting: readonly PersonalTable[] = [
  {
    table: 'imports',
    columns: ['asked_by', 'chosen_by', 'file_name', 'faults'],
    shown: { because: 'it says which file was taken in, by whom; what was taken in is in the copy' },
    erased: { because: 'it knows nobody by name, and what was wrong in a file goes after 90 days' },
  },
  {
    table: 'import_files',
    columns: ['content'],
    shown: { because: 'it is here until it has been taken in, for a week at most; what was taken in is in the copy' },
    erased: { because: 'it goes once it has been taken in, after a week at most' },
  },
]
