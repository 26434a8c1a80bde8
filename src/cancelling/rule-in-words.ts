import { type Lang, say } from '../platform/lang.ts'
import type { ConsumerRule } from '../terms/consumer-fee.ts'
import { feeInWords } from '../terms/rules-in-words.ts'

/** Which right or rule an answer rests on, in a sentence. */
export function ruleInWords(rule: ConsumerRule, lang: Lang): string {
  if (rule.kind === 'withdrawal') return withdrawalInWords(rule, lang)
  if (rule.kind === 'changed')
    return say(lang, {
      nb: 'Kurset er endret etter at du kjøpte plassen, så avbestilling er gratis.',
      en: 'The course was changed after you bought the seat, so cancelling is free.',
    })
  if (rule.kind === 'too-late')
    return say(lang, {
      nb: 'Avbestillingsvilkårene: fristen er ute, så ingenting kommer tilbake.',
      en: 'The cancellation terms: it is too late, so nothing comes back.',
    })
  if (rule.kind === 'pro-rata')
    return say(lang, {
      nb: `Avbestillingsvilkårene: ${rule.left} av ${rule.of} samlinger gjenstår, og du får tilbake for dem.`,
      en: `The cancellation terms: ${rule.left} of ${rule.of} sessions are left, and you get back for them.`,
    })
  if (rule.step.feeBasisPoints === 0)
    return say(lang, {
      nb: 'Avbestillingsvilkårene: avbestilling er gratis.',
      en: 'The cancellation terms: cancelling is free.',
    })
  const fee = (to: Lang) => `${feeInWords(rule.step, to)}.`.replace(/[.,]+$/, '.')
  return say(lang, {
    nb: `Avbestillingsvilkårene: gebyret er ${fee('nb')}`,
    en: `The cancellation terms: the fee is ${fee('en')}`,
  })
}

function withdrawalInWords({ held, of }: { held: number; of: number }, lang: Lang): string {
  if (held === 0)
    return say(lang, {
      nb: 'Angreretten: du får tilbake alt du har betalt.',
      en: 'The right of withdrawal: you get back all you have paid.',
    })
  return say(lang, {
    nb: `Angreretten: du ba om å få begynne før angrefristen var ute, og betaler for ${held} av ${of} samlinger, som er holdt.`,
    en: `The right of withdrawal: you asked to begin before its time was over, and pay for ${held} of ${of} sessions, which were held.`,
  })
}
