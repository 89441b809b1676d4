/** The closed lists of the product: categories, levels, bases, statuses and verdicts. Imports nothing. */

/**
 * What a film is rated on, in the order used everywhere. A concern is safer when low, a positive better when high.
 * `ages` is the published age table: the youngest age in years at which most families would accept levels 0 to 5.
 */
export const CATEGORIES = [
  { name: 'language', kind: 'concern', ages: [2, 6, 9, 12, 15, 17] },
  { name: 'sex', kind: 'concern', ages: [2, 4, 10, 13, 16, 18] },
  { name: 'drinking', kind: 'concern', ages: [2, 4, 8, 12, 15, 17] },
  { name: 'violence', kind: 'concern', ages: [2, 4, 7, 12, 15, 18] },
  { name: 'frightening', kind: 'concern', ages: [2, 4, 7, 10, 14, 17] },
  { name: 'positive_messages', kind: 'positive', ages: null },
  { name: 'role_models', kind: 'positive', ages: null },
] as const;

export type CategoryEntry = (typeof CATEGORIES)[number];
export type Kind = CategoryEntry['kind'];
export type Category = CategoryEntry['name'];
export type Concern = Extract<CategoryEntry, { kind: 'concern' }>['name'];
export type Positive = Extract<CategoryEntry, { kind: 'positive' }>['name'];

export const CATEGORY_NAMES: readonly Category[] = /* @__PURE__ */ CATEGORIES.map(
  ({ name }) => name,
);
export const CONCERNS: readonly Concern[] = /* @__PURE__ */ CATEGORIES.flatMap(
  ({ name, kind }): Concern[] => (kind === 'concern' ? [name] : []),
);

/** How much of a category a film contains, from 0 (checked, and none found) to 5. Unknown is `null`, never 0. */
export const LEVELS = [0, 1, 2, 3, 4, 5] as const;
export type Level = (typeof LEVELS)[number];

/** The word for each level, 0 to 5. */
export const LEVEL_LABELS = {
  concern: ['none', 'minimal', 'mild', 'moderate', 'strong', 'extreme'],
  positive: ['none seen', 'a trace', 'some', 'clear', 'strong', 'the heart of the film'],
} as const;

/** Who set a rating, in order of preference for display. */
export const BASES = ['editor', 'official', 'parents'] as const;
export type Basis = (typeof BASES)[number];

/** The origin of ratings by this service's editors. */
export const OWN_ORIGIN = 'content-advisory';

export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** External catalogues by whose ids a film can be found. */
export const ID_SCHEMES = ['imdb', 'tmdb', 'wikidata'] as const;
export type IdScheme = (typeof ID_SCHEMES)[number];

/** By what a film that the catalogue lacks is asked for: an external id, an id of the form of ours, or a title. */
export const WANTED_KINDS = [...ID_SCHEMES, 'film', 'title'] as const;
export type WantedKind = (typeof WANTED_KINDS)[number];

/** The status of one line of a check, the strictest first. */
export const STATUSES = ['over', 'unknown', 'talk', 'within'] as const;
export type Status = (typeof STATUSES)[number];

/** The result of a check: each verdict belongs to the status at the same index. */
export const VERDICTS = ['not_yet', 'unknown', 'talk_first', 'fits'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The sort orders of a list of films. `match` is for a search: titles that begin with the words come first. */
export const SORTS = ['title', '-year', 'age', 'match', '-updated'] as const;
export type Sort = (typeof SORTS)[number];

/** What to do with a film whose level in a limited category is unknown and not bounded within the limit. */
export const UNKNOWN_MODES = ['exclude', 'likely', 'include'] as const;
export type UnknownMode = (typeof UNKNOWN_MODES)[number];

/** What a list contains of each film: age, levels and bounds; full ratings with notes and sources; or what a closed card shows. */
export const FILM_FIELDS = ['summary', 'ratings', 'card'] as const;
export type FilmFields = (typeof FILM_FIELDS)[number];

/** The stored documents of a film. */
export const DOCUMENTS = ['advisory', 'card'] as const;
export type DocumentName = (typeof DOCUMENTS)[number];

/** Who writes: a signed-in person, the holder of an API key, a program of the operator (an import), or a reader. */
export const AUTHOR_KINDS = ['person', 'key', 'program', 'reader'] as const;
export type AuthorKind = (typeof AUTHOR_KINDS)[number];

/**
 * What a row of the history records. `deleted` can be undone. `removed` cannot: the film's facts are gone. `rebuilt` is no version: an
 * upgrade made the documents again.
 */
export const CHANGE_KINDS = ['changed', 'deleted', 'removed', 'rebuilt'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What is proposed: a change of facts, the deletion of the film, or, in a reader's words, what is wrong in it. */
export const PROPOSAL_KINDS = ['change', 'delete', 'correction'] as const;
export const PROPOSAL_STATUSES = ['open', 'accepted', 'declined'] as const;

/** The lines of a film that are facts: who corrects one names a source. */
export const FACT_LINES = ['title', 'year', 'certificate', 'running_time', 'credits'] as const;

/** The lines of a film that a reader may correct: a category, the age, our texts, a fact, or anything else. */
export type ProposalLine = Category | 'age' | 'texts' | (typeof FACT_LINES)[number] | 'other';
export const PROPOSAL_LINES: readonly ProposalLine[] = [
  ...CATEGORY_NAMES,
  'age',
  'texts',
  ...FACT_LINES,
  'other',
];
