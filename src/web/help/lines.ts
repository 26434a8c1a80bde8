import type { Said } from '../../platform/lang.ts'
import type { GuideName, StepName } from './guides.ts'

type Line<Name extends GuideName> = { says: Said; guide: Name; step: StepName<Name> }
type AnyLine = { [Name in GuideName]: Line<Name> }[GuideName]

/** What is said on the pages that people most often ask about, and the step that shows it. */
export const HELP_LINES = {
  'who-pays': {
    says: {
      nb: 'Den som betaler, får fakturaen. Plassen kan være til en annen.',
      en: 'Whoever pays gets the invoice. The seat may be for somebody else.',
    },
    guide: 'company',
    step: 'invoice',
  },
  upload: {
    says: {
      nb: 'En vanlig liste fra Excel er nok.',
      en: 'An ordinary list from Excel will do.',
    },
    guide: 'company',
    step: 'list',
  },
  'give-back': {
    says: {
      nb: 'Du ser hva det kommer til før noe skjer.',
      en: 'You see what it comes to before anything happens.',
    },
    guide: 'company',
    step: 'give-back',
  },
  'open-items': {
    says: {
      nb: 'Her står det som er igjen av hver faktura, med gebyr og renter.',
      en: 'Here is what is left of each invoice, with fees and interest.',
    },
    guide: 'finance',
    step: 'open-items',
  },
  bank: {
    says: {
      nb: 'Filen heter camt.053 eller camt.054 hos banken.',
      en: 'At the bank the file is called camt.053 or camt.054.',
    },
    guide: 'finance',
    step: 'bank',
  },
  months: {
    says: {
      nb: 'Begynn med den eldste måneden som er åpen.',
      en: 'Begin with the oldest month that is open.',
    },
    guide: 'finance',
    step: 'month',
  },
  cancelling: {
    says: {
      nb: 'Ingenting er gjort ennå. Dette er hva som vil skje.',
      en: 'Nothing is done yet. This is what will happen.',
    },
    guide: 'course-administrator',
    step: 'cancel',
  },
  keys: {
    says: {
      nb: 'En nøkkel for hvert system, med bare det det trenger.',
      en: 'One key for each system, with only what it needs.',
    },
    guide: 'integrator',
    step: 'key',
  },
  'four-eyes': {
    says: {
      nb: 'Over grensen må en annen i økonomi si ja.',
      en: 'Above the limit another person in finance has to say yes.',
    },
    guide: 'finance',
    step: 'second',
  },
  'misspelt-address': {
    says: {
      nb: 'Spør den som ringer hvordan adressen staves.',
      en: 'Ask the caller how the address is spelled.',
    },
    guide: 'support',
    step: 'address',
  },
} as const satisfies Record<string, AnyLine>
