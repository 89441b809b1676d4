/**
 * How high a closed card is at most, worked out from its texts and `widget/styles.css`, for the space that pages reserve. A test compares
 * it with what a browser draws.
 */

import type { CardFilm } from '../../contract/advisory.ts';
import type { Layout } from '../../contract/embed-query.ts';
import { ageText } from '../../../widget/view/age-text.ts';
import {
  factsText,
  isRated,
  levelText,
  lineTexts,
  reasonTexts,
  shownRatings,
  titleIn,
} from '../../../widget/view/film-texts.ts';
import { basisText } from '../../../widget/who-rated.ts';
import type { Words } from '../../../widget/words.ts';
import type { Kind } from '../../../db/vocabulary.ts';
import { TextMeasure } from './text-lines.ts';

/** Everything in em of the card's font. */
export interface HeightStep {
  /** The width of the element up to which the height is needed; the last one has no end. */
  upTo: number;
  height: number;
}

/** What a closed card says, in one language. */
interface CardTexts {
  title: string;
  facts: string;
  age: string;
  summary: string;
  /** The question for the child's age, the label of its field, and the line below; null if the card asks for none. */
  question: { text: string; field: string; more: string } | null;
  concerns: readonly Row[];
  positives: readonly Row[];
  /** The lines that open. */
  lines: readonly string[];
  basis: string;
  links: readonly [advisory: string, service: string];
  /** Of the strip. */
  reason: string;
}

interface Row {
  name: string;
  level: string;
}

/** The widths of elements that are told apart, the widest first; narrower and wider ones count as the last and the first. */
const WIDTHS = [60, 54, 48, 44, 40, ...Array.from({ length: 43 }, (_, place) => 36 - place / 2)];
/** Heights that differ by no more share a step: one line. */
const TOLERANCE = 1.45;

/** The heights by the width of the element, the narrowest first: never less than the card takes in any of the languages. */
export function heightSteps(
  film: CardFilm,
  layout: Layout,
  languages: readonly Words[],
): HeightStep[] {
  const text = new TextMeasure();
  const cards = languages.map((words) => textsOf(film, words));
  const heightOf = layout === 'card' ? cardHeight : stripHeight;
  const steps: HeightStep[] = [];
  // What the last step would need at its widest: it ends where a narrower card needs more than TOLERANCE above that.
  let base = -Infinity;
  for (const [place, width] of WIDTHS.entries()) {
    let height = 0;
    for (const scale of SCALES) {
      text.scale = scale;
      for (const card of cards)
        height = Math.max(height, heightOf(card, width, { text, isBadge: layout === 'badge' }));
    }
    const last = steps.at(-1);
    if (last && height - base <= TOLERANCE) last.height = Math.max(last.height, height);
    else {
      steps.push({ upTo: WIDTHS[place - 1] ?? Infinity, height });
      base = height;
    }
  }
  return steps.toReversed();
}

/** A text that fits beside another one in a narrow font may be higher there than below it in a wide one. */
const SCALES = [1, 0.9, 0.82, 0.75];

const PX = 1 / 16;
const LINE = 1.4;
const LINK = 24 * PX;
const SMALL = 0.88;
const GAP = 0.75;

function textsOf(film: CardFilm, words: Words): CardTexts {
  const rowsOf = (kind: Kind) =>
    shownRatings(film, kind).map((rating) => ({
      name: words.categories[rating.category],
      level: levelText(rating, words),
    }));
  return {
    title:
      titleIn(film, words) === film.title ? film.title : `${titleIn(film, words)} (${film.title})`,
    facts: factsText(film, words),
    age: ageText(film.age, words),
    summary: film.verdict_line ?? '',
    question: isRated(film)
      ? { text: words.rightForChild, field: words.categories.age, more: words.more }
      : null,
    concerns: isRated(film) ? rowsOf('concern') : [],
    positives: rowsOf('positive'),
    lines: lineTexts(film, words).map(([, text]) => text),
    basis: basisText(film, words),
    links: [words.wholeAdvisory, 'content-advisory'],
    reason: reasonTexts(film, words).join(''),
  };
}

interface Measured {
  text: TextMeasure;
  isBadge: boolean;
}

function cardHeight(card: CardTexts, width: number, { text }: Measured): number {
  const inner = width - 2 - 2 * PX;
  const blocks = [
    headerHeight(card, inner, text),
    ...(card.summary ? [text.lines(card.summary, inner) * LINE] : []),
    ...(card.question ? [questionHeight(card.question, inner, text)] : []),
    columnsHeight(card, inner, text),
    footerHeight(card, inner, text),
  ];
  return 4 * PX + 2 + sum(blocks) + GAP * (blocks.length - 1);
}

function headerHeight(card: CardTexts, inner: number, text: TextMeasure): number {
  const beside = inner - GAP - ageWidth(card, text);
  const titleOf = (column: number) =>
    text.lines(card.title, column / 1.3, 700) * 1.3 * 1.2 +
    // A line of small text is as high as one of the text around it.
    text.lines(card.facts, column / SMALL) * LINE;
  return either(Math.max(7, text.widestWord(card.title, 700) * 1.3), beside, {
    beside: () => Math.max(titleOf(beside), AGE_HEIGHT),
    below: () => titleOf(inner) + 0.25 + AGE_HEIGHT,
  });
}

/** The height of two things, beside each other if the second has the space that it needs. If that is close, of the higher way. */
function either(
  needed: number,
  space: number,
  { beside, below }: { beside: () => number; below: () => number },
): number {
  if (needed <= space * 0.97) return beside();
  if (needed > space * 1.1) return below();
  return Math.max(beside(), below());
}

const AGE_HEIGHT = 1.2 * (1.2 + 0.6);

function ageWidth({ age }: CardTexts, text: TextMeasure): number {
  return 1.2 * (text.width(age, 700) + 1);
}

function questionHeight(
  question: NonNullable<CardTexts['question']>,
  inner: number,
  text: TextMeasure,
): number {
  const FIELD = LINE + 4 * PX;
  const beside = inner - (text.width(question.field) + 3.2 + 1);
  const label = either(text.widestWord(question.text, 700), beside, {
    beside: () => Math.max(text.lines(question.text, beside, 700) * LINE, FIELD),
    below: () => text.lines(question.text, inner, 700) * LINE + 0.25 + FIELD,
  });
  return 1 + 2 * PX + label + lineHeight(question.more, inner, text);
}

function columnsHeight(card: CardTexts, inner: number, text: TextMeasure): number {
  const isWide = inner >= 32;
  const column = isWide ? (inner - 2) / 2 : inner;
  const concerns = rowsHeight(card.concerns, column, text);
  const others =
    rowsHeight(card.positives, column, text) +
    sum(card.lines.map((line) => lineHeight(line, column, text) + PX)) +
    SMALL * (0.5 + text.lines(card.basis, column / SMALL) * LINE);
  return isWide ? Math.max(concerns, others) : concerns + others;
}

/** A line that opens, closed. */
function lineHeight(line: string, column: number, text: TextMeasure): number {
  return 0.5 + text.lines(line, column - SIGN) * LINE;
}

/** The space that a line keeps for its `+`. */
const SIGN = 1.25;

function rowsHeight(rows: readonly Row[], column: number, text: TextMeasure): number {
  return sum(
    rows.map(({ name, level }) => {
      const beside = column - text.width(name) - 0.5 - SIGN;
      const lines = either(text.widestWord(level) * SMALL, beside, {
        beside: () => Math.max(LINE, text.lines(level, beside / SMALL) * SMALL * LINE),
        below: () =>
          text.lines(name, column - SIGN) * LINE +
          text.lines(level, (column - SIGN) / SMALL) * SMALL * LINE,
      });
      return 0.5 + lines + 6 * PX;
    }),
  );
}

function footerHeight({ links }: CardTexts, inner: number, text: TextMeasure): number {
  const isOneLine = sum(links.map((link) => text.width(link) * SMALL)) + SMALL <= inner;
  return LINK * (isOneLine ? 1 : 2);
}

/** A strip without verdicts, or a badge. */
function stripHeight(card: CardTexts, width: number, { text, isBadge }: Measured): number {
  const inner = width - 1 - 2 * PX;
  const beside = inner - GAP - ageWidth(card, text);
  const title = isBadge ? card.title : `${card.title} ${card.facts}`;
  const reason = `${isBadge ? '' : card.reason}content-advisory`;
  const titleOf = (column: number) => text.lines(title, column, 700) * LINE;
  // The last line has the link, which is large enough for a finger.
  const reasonOf = (column: number) =>
    (text.lines(reason, column / SMALL) - 1) * SMALL * LINE + LINK;
  const isGrid = !isBadge && inner >= 28;
  if (isGrid) return 4 * PX + 1 + Math.max(titleOf(beside) + reasonOf(beside), AGE_HEIGHT);
  const top = either(Math.max(5, text.widestWord(card.title, 700)), beside, {
    beside: () => Math.max(AGE_HEIGHT, titleOf(beside)),
    below: () => AGE_HEIGHT + titleOf(inner),
  });
  return 4 * PX + 1 + top + reasonOf(inner);
}

function sum(heights: readonly number[]): number {
  return heights.reduce((total, height) => total + height, 0);
}
