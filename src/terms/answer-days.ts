/** By when staff answer a buyer who asks to cancel, in days. What comes back does not fall while they think. */
export const ANSWER_DAYS = 7
