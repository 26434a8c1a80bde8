/** A number of so many digits may be of a person: a telephone, a date of birth, an order. */
const DIGITS_MANY = /\d{6}/
/** What people write between the digits of a number. */
const BETWEEN_DIGITS = /(?<=\d)[\s./-]+(?=\d)/g

/** Whether words that somebody typed or a link carries may lead to a person: an e-mail address, or a long number. */
export const looksPersonal = (words: string): boolean =>
  words.includes('@') || DIGITS_MANY.test(words.replaceAll(BETWEEN_DIGITS, ''))
