/** Of the longer and the shorter side, in pixels: less would be blurred across the page of a course. */
export const LEAST = { long: 800, short: 300 } as const
