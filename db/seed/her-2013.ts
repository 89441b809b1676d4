/** Her (2013): the facts with who says them, and our own sentences (CC BY 4.0). Sources as read in December 2024. */

import type { FilmFacts, RatingFacts } from '../facts.ts';
import { OWN_ORIGIN } from '../vocabulary.ts';

const READ_AT = '2024-12';

const SOURCES = [
  {
    name: 'Common Sense Media',
    url: 'https://www.commonsensemedia.org/movie-reviews/her',
    read_at: READ_AT,
  },
  { name: 'Screen Rant', url: null, read_at: READ_AT },
  { name: 'RogerEbert.com', url: null, read_at: READ_AT },
  { name: 'Collider', url: null, read_at: READ_AT },
  { name: 'Go Into The Story', url: null, read_at: READ_AT },
  { name: 'High On Films', url: null, read_at: READ_AT },
  { name: 'Rotten Tomatoes', url: 'https://www.rottentomatoes.com/m/her', read_at: READ_AT },
  {
    name: 'IMDb, viewers’ reviews',
    url: 'https://www.imdb.com/title/tt1798709/reviews/',
    read_at: READ_AT,
  },
  { name: 'Critics whose names were not recorded', url: null, read_at: READ_AT },
  { name: 'General knowledge, in none of the pages read', url: null, read_at: null },
] as const;

// Their places in the list.
const CSM = 0;
const SCREEN_RANT = 1;
const EBERT = 2;
const COLLIDER = 3;
const STORY = 4;
const TOMATOES = 6;
const IMDB = 7;
const UNNAMED_CRITICS = 8;
const GENERAL = 9;

/** Levels are set by our editors, by the published rubric; the sources say what is in the film. */
const EDITOR = {
  basis: 'editor',
  origin: OWN_ORIGIN,
  estimate: null,
  confidence: 'high',
  span: null,
  rated_at: '2026-11-23',
} as const satisfies Partial<RatingFacts>;

const NOTHING_KNOWN = {
  url: null,
  age: null,
  parents_age: null,
  parents_reviews: null,
  kids_age: null,
  kids_reviews: null,
  viewers_reviews: null,
  critics_score: null,
  audience_score: null,
  note: null,
  updated_at: null,
} as const;

export const HER_2013: FilmFacts = {
  id: 'her-2013',
  ids: { imdb: 'tt1798709', tmdb: '152601', wikidata: 'Q788822' },
  title: 'Her',
  year: 2013,
  editor_age: null,
  age_why:
    'Two long scenes of sex that is heard rather than seen ask for a viewer of 16. The swearing, which runs through the whole film, would ask for 15; everything else would be fine years earlier.',
  verdict_line:
    'A tender, talkative love story for older teenagers: sexual in sound more than in sight.',
  summary:
    'Her is a quiet romance between a lonely man and the voice of his computer. Nobody is hurt and nothing is there to scare, but sex is part of the love story: two long scenes of it are heard rather than seen, and a topless picture passes quickly. The strongest swear words come throughout. Friends drink together; no source names any drug. What weighs most may be the sadness: a marriage is ending, and the film sits with that. Younger viewers may find it slow and hard to follow.',
  story:
    'At a firm that sells personal letters, Theodore dictates what strangers feel, while his own divorce papers lie unsigned. The operating system that he buys calls itself Samantha, learns without end, and wins his heart, as he wins hers; meanwhile his old friend Amy’s life is coming loose too.',
  opinion:
    'Most critics think so, and warmly: an odd idea told with tenderness, which leaves its questions open. Johansson builds a person out of nothing but a voice, and Phoenix holds nothing back. At least one reviewer stayed cooler.',
  ratings: [
    {
      ...EDITOR,
      category: 'language',
      level: 4,
      at_most: 4,
      note: 'The strongest swear words are heard from beginning to end: the f-word, and crude names for a penis and for a bottom. A foul-mouthed figure in a video game calls the hero by a crude name for a vulva. One source says “some” in its summary but “throughout” in its details; a second says throughout, and we go by that.',
      spoiler: false,
      sources: [CSM, STORY],
    },
    {
      ...EDITOR,
      category: 'sex',
      level: 4,
      at_most: 4,
      note: 'Twice a man makes love by voice alone, one time with the operating system that he has fallen for; both scenes are long, and what is heard leaves little open. A man is kissed by a woman astride his lap. A pregnant woman, topless, appears in a fantasy for a moment. As is well known, though none of the pages says so: a young woman lends the operating system her body for an evening, and it ends wrong.',
      spoiler: false,
      sources: [CSM, IMDB, GENERAL],
    },
    {
      ...EDITOR,
      category: 'drinking',
      level: 2,
      at_most: 2,
      note: 'Grown-ups have a drink together. Drugs do not come up in anything that we read.',
      spoiler: false,
      sources: [CSM],
    },
    {
      ...EDITOR,
      category: 'violence',
      level: 1,
      at_most: 1,
      note: 'Nobody is hit or hurt in anything that we read. In flashbacks a couple fight with words, and hard.',
      spoiler: false,
      sources: [CSM],
    },
    {
      ...EDITOR,
      category: 'frightening',
      level: 2,
      at_most: 2,
      note: 'No scene sets out to scare. What may upset is a marriage coming apart, and how two people who loved each other can shout. The film closes on a roof; one critic saw suicide hinted at there.',
      spoiler: true,
      sources: [CSM, EBERT, STORY],
    },
    {
      ...EDITOR,
      category: 'positive_messages',
      level: 3,
      at_most: null,
      note: 'To love somebody can turn a life around, whatever form that somebody has. Who dares to let it happen comes out changed.',
      spoiler: false,
      sources: [CSM],
    },
    {
      ...EDITOR,
      category: 'role_models',
      level: 3,
      at_most: null,
      note: 'Divorce has knocked Theodore sideways, yet he lets someone in. He stands by his friends, and takes pride in a craft, though the letters he writes carry other people’s names.',
      spoiler: false,
      sources: [CSM],
    },
  ],
  certificates: [
    {
      system: 'MPA',
      rating: 'R',
      reasons: 'Language, sexual content and brief graphic nudity',
      sources: [CSM, SCREEN_RANT],
    },
  ],
  themes: [
    {
      name: 'Divorce, and grief for a marriage',
      note: null,
      spoiler: false,
      sources: [CSM, EBERT],
    },
    { name: 'Loneliness', note: null, spoiler: false, sources: [CSM] },
    { name: 'Dependence on technology', note: null, spoiler: false, sources: [CSM] },
    { name: 'What makes a person', note: null, spoiler: false, sources: [CSM, STORY] },
    {
      name: 'Suicide, perhaps',
      note: 'One critic read the last scene, on a roof, as a hint of it.',
      spoiler: true,
      sources: [STORY],
    },
  ],
  talking_points: [
    'Theodore and Samantha talk, laugh, quarrel and make up. What does their love share with one between two people, and what does it lack?',
    'How far off does this world feel to you? Which parts of it are already here?',
    'What does the film think love is for: company, being known, being changed? Do you agree?',
    'Take the technology away. Is there still a story here, and what would it be about?',
  ],
  details: {
    directors: ['Spike Jonze'],
    writers: ['Spike Jonze'],
    cinematographers: ['Hoyte van Hoytema'],
    cast: [
      { name: 'Joaquin Phoenix', role: 'Theodore Twombly' },
      { name: 'Scarlett Johansson', role: 'Samantha (voice only)' },
      { name: 'Amy Adams', role: 'Amy' },
      { name: 'Rooney Mara', role: 'Catherine' },
      { name: 'Olivia Wilde', role: 'Blind date' },
      { name: 'Chris Pratt', role: null },
      { name: 'Portia Doubleday', role: 'Isabella' },
      { name: 'Spike Jonze', role: 'Child in the video game (voice)' },
    ],
    studio: 'Warner Bros.',
    genres: ['Romance', 'Science fiction'],
    topics: ['Friendship'],
    representation: 'Women among the actors',
    production: [
      {
        note: 'Samantha Morton first gave the operating system its voice; Scarlett Johansson replaced her after the shoot.',
        sources: [COLLIDER],
      },
      { note: 'In the US it opened in few cinemas at first.', sources: [CSM] },
      {
        note: 'Set in Los Angeles in a near future: science fiction to one critic, a romance to Common Sense Media.',
        sources: [EBERT, CSM],
      },
    ],
    releases: [
      { kind: 'cinema', date: '2013-12-18', country: 'US', sources: [CSM] },
      { kind: 'home', date: '2014-05-13', country: null, sources: [CSM] },
    ],
    running_times: [
      { minutes: 126, sources: [SCREEN_RANT, UNNAMED_CRITICS] },
      { minutes: 119, sources: [CSM] },
    ],
    said_by: {
      directors: [CSM, EBERT, STORY],
      writers: [CSM, EBERT, STORY],
      cinematographers: [EBERT],
      cast: [TOMATOES, EBERT, CSM],
      studio: [CSM],
      genres: [CSM, EBERT],
      topics: [CSM],
      representation: [CSM],
      story: [CSM],
      summary: [CSM],
      opinion: [CSM, STORY],
      ids: [GENERAL],
    },
  },
  elsewhere: [
    {
      ...NOTHING_KNOWN,
      source: 'Common Sense Media',
      url: 'https://www.commonsensemedia.org/movie-reviews/her',
      age: 16,
      parents_reviews: 18,
      kids_reviews: 25,
      note: 'Its parents and kids name ages too; which ones, we do not know. Its page was last changed on 22 September 2024.',
      updated_at: '2024-09-22',
      sources: [CSM],
    },
    {
      ...NOTHING_KNOWN,
      source: 'Rotten Tomatoes',
      url: 'https://www.rottentomatoes.com/m/her',
      note: 'Its critics agree on a sweet and clever film with a soul. Its two scores are unknown to us. One viewer gave 4 of 5 stars on 27 November 2024.',
      sources: [TOMATOES],
    },
    {
      ...NOTHING_KNOWN,
      source: 'IMDb',
      url: 'https://www.imdb.com/title/tt1798709/reviews/',
      viewers_reviews: 25,
      note: 'The reviews that we know by title. Two speak to parents: one of March 2014 warns that it is no film for children, one of February 2014 does not find it right for every age. A third, of January 2014, minds how much phone sex there is.',
      sources: [IMDB],
    },
  ],
  watch: [
    {
      service: 'Paramount+',
      how: 'subscription',
      country: 'US',
      as_of: READ_AT,
      sources: [TOMATOES],
    },
    {
      service: 'Fandango at Home',
      how: 'rent or buy',
      country: 'US',
      as_of: READ_AT,
      sources: [TOMATOES],
    },
  ],
  similar: [
    {
      title: 'Lars and the Real Girl',
      year: 2007,
      id: 'lars-and-the-real-girl-2007',
      why: 'Another shy man whose love nobody expected, met with kindness.',
      sources: [CSM],
    },
    {
      title: 'Punch-Drunk Love',
      year: 2002,
      id: 'punch-drunk-love-2002',
      why: 'A lonely man, a sudden romance, and a director who takes both seriously.',
      sources: [CSM],
    },
    {
      title: 'Eternal Sunshine of the Spotless Mind',
      year: 2004,
      id: 'eternal-sunshine-of-the-spotless-mind-2004',
      why: 'A love remembered, and a machine that meddles with it.',
      sources: [CSM],
    },
    {
      title: 'Lost in Translation',
      year: 2003,
      id: 'lost-in-translation-2003',
      why: 'Two people who are less alone together, in a city of lights.',
      sources: [CSM],
    },
    {
      title: '(500) Days of Summer',
      year: 2009,
      id: '500-days-of-summer-2009',
      why: 'How a love looks from its end.',
      sources: [UNNAMED_CRITICS],
    },
  ],
  reviews: [
    {
      source: 'RogerEbert.com',
      author: 'Glenn Kenny',
      date: '2013-12-18',
      verdict: null,
      url: null,
    },
    {
      source: 'Collider',
      author: 'Matt',
      date: '2013-12-18',
      verdict: 'Seen at the New York Film Festival.',
      url: null,
    },
    { source: 'Screen Rant', author: null, date: '2014-01-10', verdict: null, url: null },
    {
      source: 'Go Into The Story',
      author: 'Scott Myers',
      date: '2014-01-20',
      verdict: 'Keeps a distance from the film.',
      url: null,
    },
    {
      source: 'High On Films',
      author: null,
      date: '2014-02-10',
      verdict: 'Four stars, by where it stands on the site.',
      url: null,
    },
    {
      source: 'Rotten Tomatoes',
      author: null,
      date: null,
      verdict: 'The critics’ consensus, in substance: sweet, clever, with a soul.',
      url: 'https://www.rottentomatoes.com/m/her',
    },
  ],
  sources: SOURCES,
};
