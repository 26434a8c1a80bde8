import type { Said } from '../../platform/lang.ts'

/** Why nothing was sent to all who take part. */
export const MESSAGE_REFUSALS: Record<string, { field: string; said: Said }> = {
  'message/nobody': {
    field: '',
    said: {
      nb: 'Ingen er påmeldt ennå, så det er ingen å skrive til.',
      en: 'Nobody is enrolled yet, so there is nobody to write to.',
    },
  },
  'message/too-many': {
    field: '',
    said: {
      nb: 'Det er sendt fem meldinger til disse deltakerne det siste døgnet. Vent, eller skriv det samlet.',
      en: 'Five messages were sent to these participants within a day. Wait, or write them together.',
    },
  },
}
