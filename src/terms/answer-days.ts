/** By when staff answer a buyer who asks to cancel, in days. What comes back does not fall while they think. */
export const ANSWER_DAYS = 7
/** Until when, as SQL, of a request that was made at an instant. */
export const answerBy = (askedAt: string): string => `${askedAt} + interval '${ANSWER_DAYS} days'`
