const id = '0197a1b2-0000-7000-8000-000000000001'
const opening = { token: `${id}.spent` }

/** Bodies that fit what those who wait send, and those who keep their list. */
export const waitingSamples = {
  joinWaitingList: { quantity: 2, takes: 'what-there-is', name: 'Kari Prøve', email: 'kari@example.no', lang: 'nb' },
  openWaitingEntry: opening,
  confirmWaitingEntry: opening,
  acceptWaitingOffer: opening,
  leaveWaitingList: opening,
  removeWaitingEntry: { entryId: id, reason: 'Ba om det på telefon' },
  moveWaitingEntry: { entryId: id, place: 2, reason: 'Avtalt med begge' },
  setWaitingRules: { passes: 3, keepDays: 7, offerHours: 48 },
}
