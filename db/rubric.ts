/** The published rubric: what each category covers, and one sentence for each level. Level 0: we looked and found none. */

import type { Category } from './vocabulary.ts';

export interface CategoryRubric {
  title: string;
  about: string;
  /** Levels 0 to 5. */
  levels: readonly [string, string, string, string, string, string];
}

const NONE = 'We looked and found none.';

/** The scale of both positives. */
const POSITIVE_LEVELS = [
  'We looked and saw none.',
  'One line or one moment.',
  'It comes up, but the story does not depend on it.',
  'A viewer would name it when asked what the film says.',
  'The main characters act on it against resistance.',
  'The story is about it.',
] as const;

export const RUBRIC: Readonly<Record<Category, CategoryRubric>> = {
  language: {
    title: 'Language',
    about: 'Swearing, insults and slurs.',
    levels: [
      NONE,
      'A few mild words or name-calling.',
      'Mild swearing now and then.',
      'Strong swearing now and then.',
      'Strong swearing throughout.',
      'Near-constant swearing, or slurs that are meant to hurt and that no one objects to.',
    ],
  },
  sex: {
    title: 'Sex',
    about: 'Sex, nudity and talk about sex.',
    levels: [
      NONE,
      'Kissing and affection.',
      'Innuendo, or nudity that is not sexual.',
      'Sexual situations without detail, or brief sexual nudity.',
      'Sex scenes seen or heard in some detail, or nudity in them.',
      'Graphic sex, or sexual violence.',
    ],
  },
  drinking: {
    title: 'Drinking, drugs, smoking',
    about: 'Alcohol, other drugs and tobacco.',
    levels: [
      NONE,
      'Adults drink or smoke in the background.',
      'Main characters drink socially or smoke, or being tipsy is played for laughs.',
      'Drunkenness, or soft drugs.',
      'Hard drugs, or heavy use.',
      'Addiction, or drug use in detail, is at the centre of the film.',
    ],
  },
  violence: {
    title: 'Violence',
    about: 'People or creatures hurting each other.',
    levels: [
      NONE,
      'Slapstick, or heated arguments.',
      'Fights without injury, fights that are clearly fantasy, or a death that is not shown.',
      'Injury or death is shown with some blood, or there are long battles without blood.',
      'Bloody or realistic violence.',
      'Gore, torture, or cruelty that the film dwells on.',
    ],
  },
  frightening: {
    title: 'Frightening',
    about: 'Anything that scares or upsets.',
    levels: [
      NONE,
      'Mild danger that is soon over.',
      'Tense or sad scenes that are resolved.',
      'Scary images, or a threat that lasts.',
      'Intense horror or distress.',
      'Terror that stays with an adult.',
    ],
  },
  positive_messages: {
    title: 'Positive messages',
    about: 'Good things that the film says.',
    levels: POSITIVE_LEVELS,
  },
  role_models: {
    title: 'Role models',
    about: 'Characters worth looking up to.',
    levels: POSITIVE_LEVELS,
  },
};
