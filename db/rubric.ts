/** The published rubric: what each category asks, and one sentence for each level. Level 0 is: looked for and not there. */

import type { Category } from './vocabulary.ts';

export interface CategoryRubric {
  title: string;
  about: string;
  /** Levels 0 to 5. */
  levels: readonly [string, string, string, string, string, string];
}

export const RUBRIC: Readonly<Record<Category, CategoryRubric>> = {
  language: {
    title: 'Language',
    about: 'Swearing, insults and slurs.',
    levels: [
      'Looked for and not there.',
      'A few mild words or name-calling.',
      'Mild swearing now and then.',
      'Strong swearing now and then.',
      'Strong swearing throughout.',
      'Near-constant, or slurs meant to wound and left unopposed.',
    ],
  },
  sex: {
    title: 'Sex',
    about: 'Sex, nudity and talk of it.',
    levels: [
      'Looked for and not there.',
      'Kissing and affection.',
      'Innuendo, or nudity that is not sexual.',
      'Sexual situations without detail, or brief sexual nudity.',
      'Sex scenes seen or heard in some detail, or nudity in them.',
      'Graphic, or sexual violence.',
    ],
  },
  drinking: {
    title: 'Drinking, drugs, smoking',
    about: 'Alcohol, other drugs and tobacco.',
    levels: [
      'Looked for and not there.',
      'Adults drink or smoke in the background.',
      'Main characters drink socially or smoke, or tipsiness is played for laughs.',
      'Drunkenness, or soft drugs.',
      'Hard drugs, or heavy use.',
      'Addiction or drug use in detail, at the centre.',
    ],
  },
  violence: {
    title: 'Violence',
    about: 'Harm that people or creatures do to each other.',
    levels: [
      'Looked for and not there.',
      'Slapstick, or heated arguments.',
      'Fights without injury, plainly fantastic ones, or a death not shown.',
      'Injury or death shown, some blood; long battles without blood.',
      'Bloody or realistic.',
      'Gore, torture, cruelty dwelt on.',
    ],
  },
  frightening: {
    title: 'Frightening',
    about: 'What scares or distresses.',
    levels: [
      'Looked for and not there.',
      'Mild peril, soon over.',
      'Tense or sad scenes that are resolved.',
      'Scary images or lasting threat.',
      'Intense horror or distress.',
      'Terror that stays with an adult.',
    ],
  },
  positive_messages: {
    title: 'Positive messages',
    about: 'What the film says that is worth taking home.',
    levels: ['None seen.', 'A trace.', 'Some.', 'Clear.', 'Strong.', 'The heart of the film.'],
  },
  role_models: {
    title: 'Role models',
    about: 'People in the film worth looking up to.',
    levels: ['None seen.', 'A trace.', 'Some.', 'Clear.', 'Strong.', 'The heart of the film.'],
  },
};
