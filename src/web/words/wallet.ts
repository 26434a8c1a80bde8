import type { Said } from '../../platform/lang.ts'
import type { SeatState } from '../../wallet/wallet-of.ts'
import type { Tone } from '../desk/tag.ts'

/** How a seat stands, in the words of the company that owns it. */
export const SEAT_WORDS: Readonly<Record<SeatState, { tone: Tone; name: Said }>> = {
  unnamed: { tone: 'neutral', name: { nb: 'Uten navn', en: 'Unnamed' } },
  'to-be-invited': { tone: 'info', name: { nb: 'Invitasjonen er på vei', en: 'Invitation on its way' } },
  undelivered: { tone: 'danger', name: { nb: 'E-posten kommer ikke fram', en: 'The mail does not get through' } },
  invited: { tone: 'info', name: { nb: 'Invitert', en: 'Invited' } },
  opened: { tone: 'info', name: { nb: 'Har åpnet invitasjonen', en: 'Has opened the invitation' } },
  unanswered: { tone: 'warning', name: { nb: 'Invitasjonen er gått ut', en: 'The invitation has run out' } },
  papers: { tone: 'warning', name: { nb: 'Venter på dokumenter', en: 'Waiting for papers' } },
  assessed: { tone: 'info', name: { nb: 'Vurderes', en: 'Being assessed' } },
  enrolled: { tone: 'success', name: { nb: 'Påmeldt', en: 'Enrolled' } },
  completed: { tone: 'success', name: { nb: 'Fullført', en: 'Completed' } },
}

/** What has become of a seat, step by step; `name` is whom it was about, or from where it came. */
export const LINEAGE_WORDS: Readonly<Record<string, (name: string) => Said>> = {
  bought: () => ({ nb: 'Kjøpt', en: 'Bought' }),
  'moved-here': (from) => ({ nb: `Flyttet hit fra ${from}`, en: `Moved here from ${from}` }),
  given: (name) => ({ nb: `Gitt til ${name}`, en: `Given to ${name}` }),
  accepted: (name) => ({ nb: `${name} takket ja`, en: `${name} accepted` }),
  revoked: (name) => ({ nb: `Tatt tilbake fra ${name}`, en: `Taken back from ${name}` }),
  declined: (name) => ({ nb: `${name} takket nei`, en: `${name} declined` }),
  reassigned: (name) => ({ nb: `Gikk fra ${name} til en annen`, en: `Went from ${name} to somebody else` }),
  returned: (name) => ({ nb: `Gitt tilbake til oss; ${name} mistet plassen`, en: `Given back to us; ${name} lost it` }),
  moved: (name) => ({ nb: `Flyttet sammen med ${name}`, en: `Moved together with ${name}` }),
  'not-admitted': (name) => ({ nb: `${name} fikk ikke opptak`, en: `${name} was not admitted` }),
  'not-shown': (name) => ({
    nb: `${name} viste ikke dokumentene i tide`,
    en: `${name} did not show the papers in time`,
  }),
  attended: (name) => ({ nb: `${name} var til stede`, en: `${name} was present` }),
  completed: (name) => ({ nb: `${name} fullførte`, en: `${name} completed` }),
}
