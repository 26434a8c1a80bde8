import type { Said } from '../../platform/lang.ts'

/** Why a teacher's profile was not written or shown. */
const PROFILE_REFUSALS: Record<string, { field: string; said: Said }> = {
  'profile/not-a-teacher': {
    field: '',
    said: {
      nb: 'Bare den som er satt opp som lærer på et kurs, har en lærerprofil.',
      en: 'Only those who are set up as a teacher of a course have a teacher’s profile.',
    },
  },
  'profile/unwritten': {
    field: '',
    said: { nb: 'Skriv profilen først.', en: 'Write your profile first.' },
  },
}

/** Why an answer was not taken, nothing was done with answers, or no teacher is shown. */
export const EVALUATION_REFUSALS: Record<string, { field: string; said: Said }> = {
  'evaluation/answered': {
    field: '',
    said: {
      nb: 'Lenken er brukt: svaret er gitt og kan ikke endres.',
      en: 'This link has been used: the answer was given and cannot be changed.',
    },
  },
  'evaluation/over': { field: '', said: { nb: 'Svarfristen er over.', en: 'The time to answer is over.' } },
  'evaluation/still-open': {
    field: 'note',
    said: {
      nb: 'Oppstarten er ikke over, eller deltakerne kan fortsatt svare.',
      en: 'The start is not over, or participants can still answer.',
    },
  },
  'evaluation/concluded': {
    field: 'note',
    said: { nb: 'Noen har alt skrevet hva dere endrer.', en: 'Somebody has written already what you change.' },
  },
  'evaluation/nothing-to-strike': {
    field: '',
    said: { nb: 'Det står ingen tekst i dette svaret.', en: 'There is no text in this answer.' },
  },
  'evaluation/off': {
    field: 'reason',
    said: { nb: 'Evalueringen er alt slått av.', en: 'The evaluation is switched off already.' },
  },
  ...PROFILE_REFUSALS,
}
