import type { Said } from '../../platform/lang.ts'

/** What the addresses of receivers are refused for. The program's own sentences come first. */
export const HANDOVER_FAULTS: readonly [RegExp, Said][] = [
  [
    /^say of which faculties$/,
    { nb: 'Skriv hvilke fakulteter nøkkelen gjelder.', en: 'Write which faculties the key is for.' },
  ],
  [
    /is of all courses$|^without a role there is nothing to narrow$/,
    {
      nb: 'Fakulteter avgrenser bare læringsplattform, katalog og fakultetsadministrator. Ta bort fakultetene, eller velg bare slike roller.',
      en: 'Faculties narrow learning platforms, the catalogue and faculty administrators only. Take the faculties away, or choose such roles only.',
    },
  ],
  [
    /^Invalid URL|^The address must begin with https/,
    {
      nb: 'Skriv en adresse som begynner med https://, for eksempel https://mottak.example.no/kurs.',
      en: 'Write an address that begins with https://, such as https://hooks.example.com/courses.',
    },
  ],
  [
    /^No name or password may stand in the address/,
    {
      nb: 'Adressen kan ikke ha navn eller passord. Meldingene er signert i stedet.',
      en: 'No name or password may stand in the address: messages are signed instead.',
    },
  ],
  [/^The port must be 443 or 8443/, { nb: 'Porten må være 443 eller 8443.', en: 'The port must be 443 or 8443.' }],
  [
    /^The address leads into a private network/,
    {
      nb: 'Adressen fører inn i et lukket nett eller til denne maskinen. Det sendes bare til mottakere på det åpne internettet.',
      en: 'The address leads into a private network, or to this machine. Only receivers on the open internet are called.',
    },
  ],
  [
    /^The name of the receiver leads nowhere/,
    {
      nb: 'Navnet i adressen finnes ikke. Er det skrevet riktig?',
      en: 'The name in the address leads nowhere. Is it right?',
    },
  ],
]

export const HANDOVER_REFUSALS: Record<string, { field: string; said: Said }> = {
  'webhook/too-many': {
    field: '',
    said: {
      nb: 'Det er for mange mottakere allerede. Avslutt en av dem først.',
      en: 'There are too many receivers already. End one of them first.',
    },
  },
  'webhook/off': {
    field: '',
    said: { nb: 'Mottakeren er slått av. Slå den på først.', en: 'The receiver is off. Switch it on first.' },
  },
}

export const WEBHOOKS_TITLE: Said = { nb: 'Andre systemer får vite', en: 'Other systems are told' }
export const WEBHOOK_LABELS: Record<string, Said> = {
  description: { nb: 'Hvilket system', en: 'Which system' },
  url: { nb: 'Adresse', en: 'Address' },
  kinds: { nb: 'Hva det får vite', en: 'What it is told' },
  faculties: { nb: 'Bare kurs fra disse fakultetene', en: 'Only courses of these faculties' },
  personal: { nb: 'Ta med navn og e-post til deltakere', en: 'With names and e-mail addresses of learners' },
  since: { nb: 'Alt som har skjedd fra og med', en: 'All that happened since' },
}
