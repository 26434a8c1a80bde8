/** So many copies of one document, or of one confirmation, are sent within an hour at most: enough for a lost mail, too few to fill a letter box. */
export const COPIES_AN_HOUR = 5
