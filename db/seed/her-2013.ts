/** Her (2013): the facts with who says them, and our own sentences (CC BY 4.0). Sources as read in December 2024. */

import { EMPTY_DETAILS, type FilmFacts, type RatingFacts } from '../film.ts';
import { OWN_ORIGIN } from '../vocabulary.ts';

const READ_AT = '2024-12';

const READ = [
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
  { name: 'General knowledge, not from a page we read', url: null, read_at: null },
];

const SOURCES = READ.map((source) => ({ ...source, licence: null, expires_at: null }));

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
  titles: {},
  year: 2013,
  editor_age: null,
  age_why:
    'Two long sex scenes, heard rather than seen, make it 16+. Strong swearing throughout would make it 15+ by itself. Everything else would be fine for much younger viewers.',
  verdict_line:
    'A tender, talky love story for older teens, with sex that is heard more than seen.',
  summary:
    'Her is a quiet romance between a lonely man and the voice of his computer. No one gets hurt and nothing is meant to scare, but sex is part of the love story: two long scenes are heard rather than seen, and a topless woman is shown for a moment. The strongest swear words come throughout. Friends drink together; none of our sources mentions drugs. The hardest part may be the sadness: a marriage is ending, and the film takes its time with that. Younger viewers may find it hard to follow.',
  story:
    'At a letter-writing firm, Theodore dictates personal letters for strangers, while his own divorce papers sit unsigned. His new operating system calls itself Samantha and never stops learning, and the two fall in love. Meanwhile his old friend Amy is having a hard time too.',
  opinion:
    'Most critics say yes. It is an odd idea, told with tenderness, and it leaves its questions open. Johansson makes a whole person out of a voice, and Phoenix holds nothing back. At least one critic was cooler about it.',
  ratings: [
    {
      ...EDITOR,
      category: 'language',
      level: 4,
      at_most: 4,
      note: 'The strongest swear words run through the whole film: the f-word, and crude words for a penis and for a bottom. A foul-mouthed video game character calls the hero a crude word for a vulva. One source says “some” in its summary but “throughout” in its details. A second source says throughout too, so we go with that.',
      spoiler: false,
      sources: [CSM, STORY],
    },
    {
      ...EDITOR,
      category: 'sex',
      level: 4,
      at_most: 4,
      note: 'Two long scenes of a kind of phone sex, one of them with the operating system; we hear the pleasure, and for some time. A woman sits astride a man and kisses him. A pregnant woman is seen topless for a moment in a fantasy. From general knowledge, not from our sources: a young woman offers to be a body for the operating system, and it goes badly.',
      spoiler: false,
      sources: [CSM, IMDB, GENERAL],
    },
    {
      ...EDITOR,
      category: 'drinking',
      level: 2,
      at_most: 2,
      note: 'Friends have drinks together. None of our sources mentions drugs.',
      spoiler: false,
      sources: [CSM],
    },
    {
      ...EDITOR,
      category: 'violence',
      level: 1,
      at_most: 1,
      note: 'None of our sources mentions physical violence. In flashbacks, a couple argue fiercely.',
      spoiler: false,
      sources: [CSM],
    },
    {
      ...EDITOR,
      category: 'frightening',
      level: 2,
      at_most: 2,
      note: 'Nothing is meant to scare, but a painful break-up and fierce arguments may upset some viewers. The film ends on a roof, and one critic saw a hint of suicide there.',
      spoiler: true,
      sources: [CSM, EBERT, STORY],
    },
    {
      ...EDITOR,
      category: 'positive_messages',
      level: 3,
      at_most: null,
      note: 'Love can change a life, and it can turn up where no one expects it. If you are open to it, you come out changed.',
      spoiler: false,
      sources: [CSM],
    },
    {
      ...EDITOR,
      category: 'role_models',
      level: 3,
      at_most: null,
      note: 'His divorce has left Theodore dazed, but he still opens up to someone new. He is a good friend, and he works hard at his craft, even though it means writing other people’s letters.',
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
      name: 'Divorce and grief for a marriage',
      note: null,
      spoiler: false,
      sources: [CSM, EBERT],
    },
    { name: 'Loneliness', note: null, spoiler: false, sources: [CSM] },
    { name: 'Dependence on technology', note: null, spoiler: false, sources: [CSM] },
    { name: 'What makes a person', note: null, spoiler: false, sources: [CSM, STORY] },
    {
      name: 'Suicide, possibly',
      note: 'One critic saw a hint of it in the last scene, on a roof.',
      spoiler: true,
      sources: [STORY],
    },
  ],
  talking_points: [
    'Theodore and Samantha talk, laugh, argue and make up. How is this like love between two people, and what is missing?',
    'How far away does this world feel? Which parts of it are already here?',
    'What does the film say love is for: company, being understood, changing as a person? Do you agree?',
    'If you took the technology away, would there still be a story? What would it be about?',
  ],
  details: {
    ...EMPTY_DETAILS,
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
    representation: 'Women in the cast',
    production: [
      {
        note: 'Samantha Morton was the first voice of the operating system. Scarlett Johansson replaced her after the shoot.',
        sources: [COLLIDER],
      },
      { note: 'In the US it first opened in a few cinemas only.', sources: [CSM] },
      {
        note: 'Set in Los Angeles in the near future. One critic calls it science fiction, Common Sense Media a romance.',
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
      note: 'Its parents and kids give ages too, but we don’t know which. Its page was last updated on 22 September 2024.',
      updated_at: '2024-09-22',
      sources: [CSM],
    },
    {
      ...NOTHING_KNOWN,
      source: 'Rotten Tomatoes',
      url: 'https://www.rottentomatoes.com/m/her',
      note: 'Its critics find the film sweet and clever, with a soul. We don’t know its two scores. One viewer gave it 4 of 5 stars on 27 November 2024.',
      sources: [TOMATOES],
    },
    {
      ...NOTHING_KNOWN,
      source: 'IMDb',
      url: 'https://www.imdb.com/title/tt1798709/reviews/',
      viewers_reviews: 25,
      note: 'We only know the titles of these reviews. Two are for parents: one from March 2014 says it is not for children, and one from February 2014 says it is not right for every age. A third, from January 2014, complains about too much phone sex.',
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
      why: 'Another shy man finds love in an unlikely place, and people are kind about it.',
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
      why: 'A love story, and a machine that erases memories.',
      sources: [CSM],
    },
    {
      title: 'Lost in Translation',
      year: 2003,
      id: 'lost-in-translation-2003',
      why: 'Two lonely people keep each other company in a big city.',
      sources: [CSM],
    },
    {
      title: '(500) Days of Summer',
      year: 2009,
      id: '500-days-of-summer-2009',
      why: 'A love story, seen from its end.',
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
      verdict: 'Cooler about the film than most.',
      url: null,
    },
    {
      source: 'High On Films',
      author: null,
      date: '2014-02-10',
      verdict: 'Listed among the site’s four-star reviews.',
      url: null,
    },
    {
      source: 'Rotten Tomatoes',
      author: null,
      date: null,
      verdict: 'The critics’ consensus, in our words: sweet and clever, with a soul.',
      url: 'https://www.rottentomatoes.com/m/her',
    },
  ],
  sources: SOURCES,
};
