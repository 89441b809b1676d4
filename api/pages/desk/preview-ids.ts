/** What the script of the desk takes out of a page with a preview. */
export const PREVIEW = { age: 'age', cards: 'cards' } as const;
