/** When nightly work begins. */

/** Milliseconds until this hour of the next day, by the clock of the machine. */
export function timeToNextNight(now: Date, hour: number): number {
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, hour);
  return next.getTime() - now.getTime();
}
