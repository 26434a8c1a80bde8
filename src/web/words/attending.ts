import type { Said } from '../../platform/lang.ts'

/** What a refusal says to those in the room. */
export const ATTENDING_REFUSALS: Record<string, { field: string; said: Said }> = {
  'attendance/too-early': {
    field: '',
    said: {
      nb: 'Samlingen har ikke begynt. Listen åpner en halv time før.',
      en: 'The session has not begun. Its list opens half an hour before.',
    },
  },
  'attendance/not-enrolled': {
    field: '',
    said: {
      nb: 'Noen på listen deltar ikke lenger. Her er listen slik den er nå.',
      en: 'Somebody on the list does not take part any more. Here is the list as it is now.',
    },
  },
  'attendance/rows-to-mend': {
    field: '',
    said: {
      nb: 'Noen rader kan ikke føres, så ingen er ført. Rett dem, eller før bare de radene som er i orden.',
      en: 'Some rows cannot be noted, so none was. Mend them, or note only the rows that are in order.',
    },
  },
  'attendance/wrong-code': {
    field: 'code',
    said: {
      nb: 'Det er ikke koden som står på skjermen nå. Den skifter hvert minutt.',
      en: 'That is not the code on the screen now. It changes every minute.',
    },
  },
  'attendance/no-seat': {
    field: '',
    said: {
      nb: 'Denne kontoen har ikke plass på kurset. Er du påmeldt med en annen e-postadresse?',
      en: 'This account has no seat in the course. Did you enrol with another e-mail address?',
    },
  },
  'offering/session-attended': {
    field: 'sessions',
    said: {
      nb: 'Det er ført oppmøte på en samling som ville falt bort. Den kan bare få et annet sted.',
      en: 'Attendance is noted for a session that would go. It can only get another place.',
    },
  },
}
