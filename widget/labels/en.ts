/** Every word that the card says of its own accord, in English. */

import {
  LEVEL_LABELS,
  type Basis,
  type Category,
  type Confidence,
  type Kind,
} from '../../db/vocabulary.ts';

export interface Words {
  categories: Record<Category, string>;
  levels: Record<Kind, readonly string[]>;
  kinds: Record<Kind, string>;
  bases: Record<Basis, string>;
  confidences: Record<Confidence, string>;
  advisory: string;
  unknown: string;
  atMost: (level: string) => string;
  fromAge: (age: number) => string;
  between: (atLeast: number, atMost: number) => string;
  orOlder: (age: number) => string;
  ageUnknown: string;
  whyThisAge: string;
  decidedBy: (categories: string[]) => string;
  noNote: string;
  spoiler: string;
  sources: string;
  sourceRead: (date: string) => string;
  officialRating: string;
  notUnder: (age: number, accompanied: boolean | null) => string;
  othersSay: string;
  reviews: (count: number, whose: 'parents' | 'kids' | 'viewers') => string;
  wholeAdvisory: string;
  loading: string;
  notInCatalogue: string;
  failed: string;
  retry: string;
}

export const en: Words = {
  categories: {
    language: 'Language',
    sex: 'Sex',
    drinking: 'Drinking, drugs',
    violence: 'Violence',
    frightening: 'Frightening',
    positive_messages: 'Positive messages',
    role_models: 'Role models',
  },
  levels: LEVEL_LABELS,
  kinds: { concern: 'Concerns', positive: 'Positives' },
  bases: {
    editor: 'Level set by our editors',
    official: 'Taken from an official board’s reasons',
    parents: 'Rated by parents',
  },
  confidences: { high: 'high confidence', medium: 'medium confidence', low: 'low confidence' },
  advisory: 'Content advisory',
  unknown: 'unknown',
  atMost: (level) => `at most ${level}`,
  fromAge: (age) => `${age}+`,
  between: (atLeast, atMost) => `${atLeast}–${atMost}`,
  orOlder: (age) => `${age} or older`,
  ageUnknown: 'Age unknown',
  whyThisAge: 'Why this age',
  decidedBy: (categories) => `Decided by ${categories.join(' and ').toLowerCase()}`,
  noNote: 'Nobody has written a note on this yet.',
  spoiler: 'Show note (spoiler)',
  sources: 'Sources',
  sourceRead: (date) => `read ${date}`,
  officialRating: 'Official rating',
  notUnder: (age, accompanied) =>
    accompanied ? `Under ${age} only with an adult.` : `Nobody under ${age}.`,
  othersSay: 'What others say',
  reviews: (count, whose) => `${count} ${whose}’ reviews`,
  wholeAdvisory: 'The whole advisory',
  loading: 'Loading the content advisory…',
  notInCatalogue: 'This film has no content advisory here yet.',
  failed: 'The content advisory cannot be loaded at the moment.',
  retry: 'Try again',
};
