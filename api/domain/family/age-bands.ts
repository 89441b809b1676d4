/** The age bands by which our pages ask for films, so that no request tells a child's age: everybody of a band asks for the same list. Pure. */

/** Years, the first and the last of each band. */
export const AGE_BANDS = ['2-4', '5-7', '8-9', '10-12', '13-14', '15-17', '18-18'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** The youngest and the oldest age of a band, in years. */
export function agesOf(band: AgeBand): [youngest: number, oldest: number] {
  const [youngest = 0, oldest = 0] = band.split('-').map(Number);
  return [youngest, oldest];
}

/**
 * The band of an age from 0 to 18 years; below 2 counts as 2.
 *
 * @example
 * bandOf(11) // '10-12'
 */
export function bandOf(age: number): AgeBand {
  return AGE_BANDS.find((band) => age <= agesOf(band)[1]) ?? '18-18';
}
