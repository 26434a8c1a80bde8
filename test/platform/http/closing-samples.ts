/** Bodies that fit what finance sends about the months of the book. */
export const closingSamples = { askToOpenMonth: { reason: 'Feil konto' } }
