/** How long until the next try, as SQL, by how often it was tried: 30 s, doubling up to six hours. */
export const nextTry = (tries: string): string =>
  `least(interval '6 hours', interval '30 seconds' * power(2, least(${tries}, 12)))`
