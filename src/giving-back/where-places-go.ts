/** Where seats that are given back go: to whoever buys them next. A waiting list will come first here. */
export const wherePlacesGo = (seats: number): { free: number } => ({ free: seats })
