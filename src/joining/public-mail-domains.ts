/**
 * Where everybody can get an address: one there says nothing of whom somebody works for. Kept by hand, by whose service it is;
 * a missing one still needs its TXT record or the word of staff.
 */
const PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  Google: ['gmail.com', 'googlemail.com'],
  Microsoft: [
    ...['outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'hotmail.no', 'live.no', 'outlook.no'],
    ...['hotmail.co.uk', 'live.co.uk', 'hotmail.se', 'live.se', 'hotmail.dk', 'live.dk'],
  ],
  Apple: ['icloud.com', 'me.com', 'mac.com'],
  Yahoo: ['yahoo.com', 'yahoo.no', 'yahoo.co.uk', 'yahoo.se', 'yahoo.dk', 'yahoo.de', 'ymail.com', 'rocketmail.com'],
  AOL: ['aol.com'],
  Proton: ['proton.me', 'protonmail.com', 'pm.me'],
  Tuta: ['tuta.com', 'tutanota.com', 'tuta.io', 'tutamail.com'],
  Fastmail: ['fastmail.com', 'fastmail.fm'],
  GMX: ['gmx.com', 'gmx.net', 'gmx.de', 'web.de', 'mail.com'],
  Zoho: ['zohomail.eu', 'zohomail.com'],
  Yandex: ['yandex.com', 'yandex.ru'],
  'Mail.ru': ['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru'],
  Telenor: ['online.no', 'frisurf.no', 'broadpark.no'],
  Telia: ['getmail.no', 'c2i.net'],
  'Start.no': ['start.no'],
  Altibox: ['altibox.no', 'lyse.net'],
  Runbox: ['runbox.com', 'runbox.no'],
  'one-time addresses': ['mailinator.com', 'guerrillamail.com', '10minutemail.com', 'yopmail.com'],
}

const PUBLIC: ReadonlySet<string> = new Set(Object.values(PROVIDERS).flat())

export const isPublicMail = (domain: string): boolean => PUBLIC.has(domain)
