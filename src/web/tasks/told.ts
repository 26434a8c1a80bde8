import type { Said } from '../../platform/lang.ts'

/** What the page before has done with tasks. */
export const TASK_DONE: Record<string, Said> = {
  done: { nb: 'Oppgaven er gjort.', en: 'The task is done.' },
  reopened: { nb: 'Oppgaven er åpen igjen.', en: 'The task is open again.' },
  added: { nb: 'Oppgaven er lagt til.', en: 'The task is added.' },
  saved: { nb: 'Oppgaven er lagret.', en: 'The task is saved.' },
  removed: { nb: 'Oppgaven er slettet.', en: 'The task is removed.' },
  put: { nb: 'Oppgavene i malen er lagt til.', en: 'The tasks of the template are added.' },
}
