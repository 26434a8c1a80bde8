const cost = { what: 'Lokale', kind: 'fixed', amountMinor: 500_000 }

/** Bodies that fit what those who keep a course say of its economy, and whether it is held. */
export const goingSamples = {
  addCost: cost,
  changeCost: cost,
  setDecisionDay: { day: '2027-01-10' },
  cancelOffering: {
    simulationId: '0a1b2c3d4e5f.0a1b2c3d4e5f',
    reason: { nb: 'For få meldte seg på.', en: 'Too few signed up.' },
  },
  postponeOffering: {
    simulationId: '0a1b2c3d4e5f.0a1b2c3d4e5f',
    firstDay: '2031-01-10',
    freeDays: 7,
    words: { nb: 'Foreleseren er syk.', en: 'The lecturer is ill.' },
  },
}
/** Members that may be null. */
export const GOING_MAY_BE_NULL = ['setDecisionDay /day']
