import type { Lang, Said } from '../platform/lang.ts'
import type { WayInChanged } from './way-in-changed.ts'

/** The shop, and the provider or passkey that it is about, in the language of the letter. */
export type Told = { shop: string; name: string }
type Words = Record<Lang, { subject: string; body: string }>

/** The letter to whoever's way in has changed. The link behind it leads to where it can be put right. */
export const wordsFor = (change: WayInChanged['change'], told: Told): Words => WORDS[change](told)

const NEW_PASSWORD = {
  nb: 'Var det ikke deg, så velg nytt passord med lenken, og si fra til oss.',
  en: 'If it was not you, choose a new password with the link, and tell us.',
}
const ON_THE_PAGE = {
  nb: 'Var det ikke deg, så fjern den her og si fra til oss.',
  en: 'If it was not you, remove it here and tell us.',
}
const TELL_US = { nb: 'Var det ikke deg, så si fra til oss.', en: 'If it was not you, tell us.' }

const SEE_ADDRESSES = {
  nb: 'Var det ikke deg, så se over adressene dine her, velg nytt passord og si fra til oss.',
  en: 'If it was not you, look at your addresses here, choose a new password, and tell us.',
}

const WORDS: Record<WayInChanged['change'], (told: Told) => Words> = {
  password: plainly({ nb: 'Passordet ditt er byttet', en: 'Your password has been changed' }),
  'authenticator-added': plainly({
    nb: 'Innlogging krever nå en kode fra appen du la til',
    en: 'Signing in now asks for a code from the app that you added',
  }),
  'authenticator-removed': plainly({
    nb: 'Innlogging krever ikke lenger kode fra en app',
    en: 'Signing in no longer asks for a code from an app',
  }),
  'passkey-added': ({ shop, name }) => ({
    nb: {
      subject: `Du kan nå logge inn med en passnøkkel (${shop})`,
      body: `Passnøkkelen «${name}» ble lagt til på kontoen din hos ${shop}. ${ON_THE_PAGE.nb}`,
    },
    en: {
      subject: `You can now sign in with a passkey (${shop})`,
      body: `The passkey “${name}” was added to your account at ${shop}. ${ON_THE_PAGE.en}`,
    },
  }),
  'passkey-removed': ({ shop, name }) => ({
    nb: {
      subject: `En passnøkkel er fjernet (${shop})`,
      body: `Passnøkkelen «${name}» ble fjernet fra kontoen din hos ${shop}. ${TELL_US.nb}`,
    },
    en: {
      subject: `A passkey has been removed (${shop})`,
      body: `The passkey “${name}” was removed from your account at ${shop}. ${TELL_US.en}`,
    },
  }),
  'passkey-copied': ({ shop, name }) => ({
    nb: {
      subject: `Passnøkkelen din kan være kopiert (${shop})`,
      body: `Noen prøvde å logge inn hos ${shop} med det som ser ut som en kopi av passnøkkelen «${name}». De kom ikke inn. Fjern passnøkkelen her, og si fra til oss.`,
    },
    en: {
      subject: `Your passkey may have been copied (${shop})`,
      body: `Somebody tried to sign in to ${shop} with what looks like a copy of the passkey “${name}”. They did not get in. Remove the passkey here, and tell us.`,
    },
  }),
  'address-added': plainly(
    { nb: 'Kontoen din har fått en adresse til', en: 'Your account has one more address' },
    SEE_ADDRESSES,
  ),
  'address-removed': plainly(
    { nb: 'En adresse er fjernet fra kontoen din', en: 'An address has been removed from your account' },
    SEE_ADDRESSES,
  ),
  'main-address': plainly(
    { nb: 'Kontoen din har fått en annen hovedadresse', en: 'Your account has another main address' },
    SEE_ADDRESSES,
  ),
  merged: plainly(
    { nb: 'To av kontoene dine er slått sammen', en: 'Two of your accounts have become one' },
    SEE_ADDRESSES,
  ),
  joined: ({ shop, name }) => ({
    nb: {
      subject: `Du kan nå logge inn med ${name}`,
      body: `Innlogging med ${name} ble lagt til på kontoen din hos ${shop}. ${ON_THE_PAGE.nb}`,
    },
    en: {
      subject: `You can now sign in with ${name}`,
      body: `Signing in with ${name} was added to your account at ${shop}. ${ON_THE_PAGE.en}`,
    },
  }),
  removed: ({ shop, name }) => ({
    nb: {
      subject: `Du logger ikke lenger inn med ${name}`,
      body: `Innlogging med ${name} ble fjernet fra kontoen din hos ${shop}. ${TELL_US.nb}`,
    },
    en: {
      subject: `You no longer sign in with ${name}`,
      body: `Signing in with ${name} was removed from your account at ${shop}. ${TELL_US.en}`,
    },
  }),
}

/** Where the sentence says all there is to say. */
function plainly(said: Said, then: Said = NEW_PASSWORD): (told: Told) => Words {
  const inOne = (lang: Lang, shop: string) => ({
    subject: `${said[lang]} (${shop})`,
    body: `${said[lang]}. ${then[lang]}`,
  })
  return ({ shop }) => ({ nb: inOne('nb', shop), en: inOne('en', shop) })
}
